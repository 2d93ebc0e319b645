/**
 * Replaces a part of what is written as if it had been typed: whoever hears of typing hears of it, and where the field
 * has the focus it can be undone.
 *
 * @param selection what is selected then; without it the caret stands behind what was put in
 */
export function replaceText(
	input: HTMLTextAreaElement,
	start: number,
	end: number,
	text: string,
	selection: readonly [start: number, end: number] = [start + text.length, start + text.length],
): void {
	// To delete nothing would delete the sign before the caret.
	if (start === end && text === "") {
		input.setSelectionRange(...selection);
		return;
	}
	input.setSelectionRange(start, end);
	// The only way that leaves the browser's own undo whole; it is old, and every browser has it.
	const isTyped =
		document.activeElement === input && document.execCommand?.(text === "" ? "delete" : "insertText", false, text);
	if (!isTyped) input.setRangeText(text, start, end, "end");
	input.setSelectionRange(...selection);
	if (!isTyped) input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
}
