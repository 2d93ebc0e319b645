/** What another app shares with this one. Pure. */

/**
 * The text that a share says: its title, text and address, in lines. Some apps repeat one of
 * them in another, or put the address into the text; nothing is said twice.
 *
 * @param search what stands behind the path, as `share_target` of the manifest names it
 */
export function sharedText(search: string): string {
	const asked = new URLSearchParams(search);
	const parts = ["title", "text", "url"].map((name) => (asked.get(name) ?? "").trim()).filter((part) => part !== "");
	const isRepeated = (part: string, index: number) =>
		parts.some((other, at) => at !== index && other.includes(part) && (other !== part || at < index));
	return parts.filter((part, index) => !isRepeated(part, index)).join("\n");
}
