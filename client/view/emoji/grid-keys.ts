/** How the focus goes about among the emoji: one of them is where the Tab key stops, the arrow keys go on from there. */
import { inlineStep } from "../../hooks/use-keys.ts";

/** What the Page keys go by. */
const rowsOfPage = 4;

const cellsOf = (within: Element) => [...within.querySelectorAll<HTMLElement>(".emoji-cell")];

/** The Tab key stops at `cell` from now on. */
export function stopAt(panel: Element, cell: HTMLElement | null): void {
	const before = stopIn(panel);
	if (before !== null) before.tabIndex = -1;
	if (cell !== null) cell.tabIndex = 0;
}

/** Where the Tab key stops. */
export function stopIn(panel: Element): HTMLElement | null {
	return panel.querySelector<HTMLElement>('.emoji-cell[tabindex="0"]');
}

/** The first emoji of `within`. */
export function firstCell(within: Element): HTMLElement | null {
	return within.querySelector<HTMLElement>(".emoji-cell");
}

/**
 * Where a key leads from the emoji that has the focus: another one; "out": up, out of the emoji; null: the key means
 * something else. Rows may be of different lengths; the arrows go across the end of a row.
 */
export function goFrom(panel: Element, cell: HTMLElement, event: KeyboardEvent): HTMLElement | "out" | null {
	const row = cell.closest("tr");
	if (row === null || event.altKey || event.metaKey || event.shiftKey || event.ctrlKey) return null;
	const rows = [...panel.querySelectorAll("tr")];
	const at = rows.indexOf(row);
	const column = cellsOf(row).indexOf(cell);
	const inRow = (place: number) => {
		const cells = cellsOf(rows[Math.max(0, Math.min(place, rows.length - 1))] ?? row);
		return cells[Math.min(column, cells.length - 1)] ?? cell;
	};
	const step = inlineStep(event.key);
	if (step !== undefined) {
		const cells = cellsOf(panel);
		return cells[cells.indexOf(cell) + step] ?? cell;
	}
	switch (event.key) {
		case "ArrowDown":
			return inRow(at + 1);
		case "ArrowUp":
			return at === 0 ? "out" : inRow(at - 1);
		case "PageDown":
			return inRow(at + rowsOfPage);
		case "PageUp":
			return inRow(at - rowsOfPage);
		case "Home":
			return cellsOf(row)[0] ?? cell;
		case "End":
			return cellsOf(row).at(-1) ?? cell;
		default:
			return null;
	}
}
