import { useRef, useState } from "preact/hooks";
import { listWidth, narrowest, setListWidth, widest, widthStep } from "../../hooks/list-width.ts";

/** Whether the page runs from right to left; the list is on the right then. */
function isReversed(element: Element): boolean {
	return getComputedStyle(element).direction === "rtl";
}

/** The edge between the list and the conversation: drag it, or move it with the arrow keys; Enter or a double click resets it. */
export function ColumnSeparator() {
	const bar = useRef<HTMLHRElement>(null);
	const [dragging, setDragging] = useState(false);
	/** How wide it is, chosen or not. */
	const width = () => bar.current?.parentElement?.getBoundingClientRect().width ?? narrowest;

	const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
		const wider = isReversed(event.currentTarget) ? "ArrowLeft" : "ArrowRight";
		const narrower = wider === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
		if (event.altKey || event.ctrlKey || event.metaKey) return;
		if (event.key === wider) setListWidth(width() + widthStep);
		else if (event.key === narrower) setListWidth(width() - widthStep);
		else if (event.key === "Home") setListWidth(narrowest);
		else if (event.key === "End") setListWidth(widest);
		else if (event.key === "Enter") setListWidth(null);
		else return;
		event.preventDefault();
	};
	const onPointerMove = (event: PointerEvent & { currentTarget: HTMLElement }) => {
		const list = event.currentTarget.parentElement;
		if (!dragging || list === null) return;
		const { left, right } = list.getBoundingClientRect();
		setListWidth(isReversed(list) ? right - event.clientX : event.clientX - left);
	};
	return (
		<hr
			ref={bar}
			class="column-separator"
			tabIndex={0}
			aria-label="Width of the list"
			aria-orientation="vertical"
			aria-valuenow={listWidth.value ?? Math.round(width())}
			aria-valuemin={narrowest}
			aria-valuemax={widest}
			data-dragging={dragging}
			onKeyDown={onKeyDown}
			onDblClick={() => setListWidth(null)}
			onPointerDown={(event) => {
				if (event.button !== 0) return;
				event.currentTarget.setPointerCapture(event.pointerId);
				setDragging(true);
			}}
			onPointerMove={onPointerMove}
			onLostPointerCapture={() => setDragging(false)}
		/>
	);
}
