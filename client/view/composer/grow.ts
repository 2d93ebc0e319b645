const byItself = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** Makes a textarea as high as its text, where the browser does not (CSS limits how far). */
export function growToText(input: HTMLTextAreaElement): void {
	if (byItself) return;
	input.style.blockSize = "auto";
	input.style.blockSize = `${input.scrollHeight}px`;
}
