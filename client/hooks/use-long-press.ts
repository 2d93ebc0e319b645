import { useEffect, useRef } from "preact/hooks";

/** A finger that rests for this long means more than a touch, in ms. */
export const longPressMs = 500;
/** A finger that moves further than this scrolls, in pixels. */
const slack = 10;

interface Press {
	timer: ReturnType<typeof setTimeout>;
	x: number;
	y: number;
}

/**
 * Handlers for an element that has something more to offer: a finger that rests on it, a right click and the key
 * for menus call `act` with what is under them. What `act` has no use for (false) stays the browser's.
 */
export function useLongPress(act: (target: Element) => boolean) {
	const press = useRef<Press | null>(null);
	/** The finger that did it is still down. */
	const done = useRef(false);
	const cancel = () => {
		if (press.current !== null) clearTimeout(press.current.timer);
		press.current = null;
	};
	useEffect(() => cancel, []);

	return {
		onPointerDown({ pointerType, target, clientX: x, clientY: y }: PointerEvent) {
			cancel();
			done.current = false;
			if (pointerType !== "touch" || !(target instanceof Element)) return;
			const hold = () => {
				press.current = null;
				done.current = act(target);
			};
			press.current = { timer: setTimeout(hold, longPressMs), x, y };
		},
		onPointerMove({ clientX, clientY }: PointerEvent) {
			const from = press.current;
			if (from !== null && Math.hypot(clientX - from.x, clientY - from.y) > slack) cancel();
		},
		onPointerUp: cancel,
		onPointerCancel: cancel,
		onTouchEnd(event: TouchEvent) {
			// No click follows, which would mean what a short touch means.
			if (done.current) event.preventDefault();
			done.current = false;
		},
		// Some browsers tell of a resting finger by this, too, and some before the time is up.
		onContextMenu(event: MouseEvent) {
			const isTouch = press.current !== null;
			cancel();
			if (!done.current && !(event.target instanceof Element && act(event.target))) return;
			event.preventDefault();
			done.current ||= isTouch;
		},
	};
}
