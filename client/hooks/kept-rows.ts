/** Which rows of a long list stay drawn when they are out of view. */
import type { Row } from "./reading-place.ts";
import type { VirtualRows } from "./virtual-rows.ts";

/** The key of the row that a node is in; null: it is in none. */
export function rowWith<One extends Row>(node: Node, list: HTMLElement, rows: VirtualRows<One>): string | null {
	const element = [...list.children].find((child) => child.contains(node));
	return element === undefined ? null : (rows.rowOf(element)?.key ?? null);
}

/**
 * The row that has the focus, until another one has it, and those that a selected text reaches across: they would have
 * neither any more when they are not on the page. The answer ends that.
 */
export function keepRows<One extends Row>(list: HTMLElement, rows: VirtualRows<One>): () => void {
	const keepFocused = ({ target }: FocusEvent) => {
		const row = target instanceof Node ? rowWith(target, list, rows) : null;
		if (row !== null) rows.keepFocused(row);
	};
	const keepSelected = () => {
		const { anchorNode, focusNode, isCollapsed = true } = getSelection() ?? {};
		const from = isCollapsed || !anchorNode ? null : rowWith(anchorNode, list, rows);
		const to = isCollapsed || !focusNode ? null : rowWith(focusNode, list, rows);
		rows.keepSelected(from === null || to === null ? null : [from, to]);
	};
	list.addEventListener("focusin", keepFocused);
	document.addEventListener("selectionchange", keepSelected);
	return () => {
		list.removeEventListener("focusin", keepFocused);
		document.removeEventListener("selectionchange", keepSelected);
	};
}
