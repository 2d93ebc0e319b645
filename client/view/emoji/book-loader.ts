/** Fetches the emoji with their names, once, when the first is asked for. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { EmojiBook } from "../../store/emoji.ts";

const loaded = signal<EmojiBook | null>(null);
let loading = false;

function load(): void {
	if (loading || loaded.peek() !== null) return;
	loading = true;
	import("./book.ts")
		.then(
			({ book }) => {
				loaded.value = book;
			},
			// What is written stays as it is. The next name tries again.
			(error: unknown) => console.warn("The names of emoji could not be loaded:", error),
		)
		.finally(() => {
			loading = false;
		});
}

/** All emoji, once they are here; null until then. They are fetched when they are first `needed`. */
export function useEmojiBook(needed: boolean): EmojiBook | null {
	useEffect(() => {
		if (needed) load();
	}, [needed]);
	return loaded.value;
}
