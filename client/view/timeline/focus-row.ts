/** A button of a message is about to go, and the focus must not go with it: the row of the message gets it. */
export function focusRow(button: HTMLElement): void {
	const row = button.closest("li");
	if (row === null) return;
	row.tabIndex = -1;
	row.focus({ preventScroll: true });
}
