import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { followListWidth, listWidth, narrowest, setListWidth, widestIn, widthStep } from "../../hooks/list-width.ts";
import { inlineStep } from "../../hooks/use-keys.ts";
import { shellWords } from "../../words/shell.ts";
import { direction } from "../../words/words.ts";

/** The column at whose edge the bar is. */
function columnOf(bar: Element | null): Element | null {
	return bar?.closest(".sidebar") ?? bar?.parentElement ?? null;
}

/** How wide that is, chosen or not, in CSS pixels. */
function widthBeside(bar: Element | null): number {
	return Math.round(columnOf(bar)?.getBoundingClientRect().width ?? narrowest);
}

/** The edge between the list and the conversation: drag it, or move it with the arrow keys; Enter or a double click resets it. */
export function ColumnSeparator() {
	const bar = useRef<HTMLHRElement>(null);
	/** Where within the bar it was taken, in CSS pixels; null: it is not dragged. */
	const [grip, setGrip] = useState<number | null>(null);
	const [shown, setShown] = useState({ now: narrowest, most: narrowest });
	const chosen = listWidth.value;
	useEffect(followListWidth, []);
	// What is told is what is seen: the window and a third column have their say in that.
	useLayoutEffect(() => {
		const measure = () => setShown({ now: widthBeside(bar.current), most: widestIn(innerWidth) });
		measure();
		const column = columnOf(bar.current);
		if (column === null) return;
		const observer = new ResizeObserver(measure);
		observer.observe(column);
		return () => observer.disconnect();
	}, [chosen]);

	const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
		if (event.altKey || event.ctrlKey || event.metaKey) return;
		const width = widthBeside(event.currentTarget);
		const step = inlineStep(event.key);
		if (step !== undefined) setListWidth(width + step * widthStep);
		else if (event.key === "Home") setListWidth(narrowest);
		else if (event.key === "End") setListWidth(widestIn(innerWidth));
		else if (event.key === "Enter") setListWidth(null);
		else return;
		event.preventDefault();
	};
	/** How wide the list would be if its edge were at the pointer. */
	const widthAt = ({ clientX, currentTarget }: PointerEvent & { currentTarget: HTMLElement }) => {
		const { left, right } = (columnOf(currentTarget) ?? currentTarget).getBoundingClientRect();
		return direction.value === "rtl" ? right - clientX : clientX - left;
	};
	return (
		<hr
			ref={bar}
			class="column-separator"
			tabIndex={0}
			aria-label={shellWords().listWidth}
			aria-orientation="vertical"
			aria-valuenow={shown.now}
			aria-valuemin={narrowest}
			aria-valuemax={shown.most}
			data-dragging={grip !== null}
			onKeyDown={onKeyDown}
			onDblClick={() => setListWidth(null)}
			onPointerDown={(event) => {
				if (event.button !== 0) return;
				event.currentTarget.setPointerCapture(event.pointerId);
				setGrip(widthAt(event) - widthBeside(event.currentTarget));
			}}
			onPointerMove={(event) => {
				if (grip !== null) setListWidth(widthAt(event) - grip);
			}}
			onLostPointerCapture={() => setGrip(null)}
		/>
	);
}
