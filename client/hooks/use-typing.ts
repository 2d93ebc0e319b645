import { useCallback, useEffect, useRef } from "preact/hooks";

/** Without a key for this long, a person is not typing any more. */
export const typingPauseMs = 3_000;

/**
 * Turns keys into "typing" and "not typing": on with every key (the sync layer
 * throttles), off when the text is emptied or sent, after a pause, and at the end.
 */
export function useTyping(setTyping: (on: boolean) => void): (typing: boolean) => void {
	const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
	const tell = useRef(setTyping);
	tell.current = setTyping;

	const stop = useCallback(() => {
		if (timer.current === null) return;
		clearTimeout(timer.current);
		timer.current = null;
		tell.current(false);
	}, []);
	useEffect(() => stop, []);

	return useCallback((typing: boolean) => {
		if (!typing) return stop();
		if (timer.current !== null) clearTimeout(timer.current);
		timer.current = setTimeout(stop, typingPauseMs);
		tell.current(true);
	}, []);
}
