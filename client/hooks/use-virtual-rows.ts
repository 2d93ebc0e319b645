import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { type DrawnRow, RowVirtualizer, type RowVirtualizerOptions } from "./row-virtualizer.ts";

interface VirtualRowsOptions<Row> extends Pick<RowVirtualizerOptions<Row>, "sizeOf" | "isSteady"> {
	/** What scrolls. */
	box: RefObject<HTMLElement | null>;
	/** Holds one element for each drawn row, in order; those with `data-gap` stand for rows that are not drawn. */
	list: RefObject<HTMLElement | null>;
	/** A new array whenever one of them is another one. */
	rows: readonly Row[];
}

export interface VirtualRows<Row extends { key: string }> {
	drawn: readonly DrawnRow<Row>[];
	/** The height of the rows below the last drawn one, in pixels. */
	gapBelow: number;
	virtualizer: RowVirtualizer<Row>;
}

/**
 * Draws only the rows near the view, in the normal flow; the one that has the focus stays drawn, too. What is in view
 * stays where it is when rows come, go or grow above it.
 */
export function useVirtualRows<Row extends { key: string }>(options: VirtualRowsOptions<Row>): VirtualRows<Row> {
	const { box, list, rows, sizeOf, isSteady } = options;
	const [, redraw] = useReducer((count: number) => count + 1, 0);
	const made = useRef<RowVirtualizer<Row> | null>(null);
	made.current ??= new RowVirtualizer(rows, {
		box: () => box.current,
		changed: () => redraw(undefined),
		sizeOf,
		isSteady,
	});
	const virtualizer = made.current;
	virtualizer.set(rows);
	const { drawn, gapBelow } = virtualizer.draw();

	const elements = () => [...(list.current?.children ?? [])].filter((element) => !element.hasAttribute("data-gap"));
	useLayoutEffect(() => {
		const column = list.current?.parentElement ?? null;
		const padding = column === null ? 0 : Number.parseFloat(getComputedStyle(column).paddingBlockStart);
		return virtualizer.start(padding || 0);
	}, []);
	useLayoutEffect(() => virtualizer.rowsDrawn(drawn, elements()));
	useEffect(() => {
		const onFocus = ({ target }: FocusEvent) => target instanceof Node && virtualizer.keepRowOf(target, elements());
		const observed = list.current;
		observed?.addEventListener("focusin", onFocus);
		return () => observed?.removeEventListener("focusin", onFocus);
	}, []);

	return { drawn, gapBelow, virtualizer };
}
