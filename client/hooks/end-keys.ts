/**
 * The keys that lead to the first and the last row. The browser's own way there is drawn out over many frames, and ends
 * where the last row was thought to be when it began. The answer ends it.
 */
export function followEndKeys(box: HTMLElement, ends: { first(): void; last(): void }): () => void {
	const press = (event: KeyboardEvent) => {
		const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
		if (event.defaultPrevented || altKey || ctrlKey || metaKey || shiftKey) return;
		if (key !== "Home" && key !== "End") return;
		event.preventDefault();
		if (key === "Home") ends.first();
		else ends.last();
	};
	box.addEventListener("keydown", press);
	return () => box.removeEventListener("keydown", press);
}
