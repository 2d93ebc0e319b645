import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Where the caret of a field stands; null while something is selected, or the focus is elsewhere. */
export function useCaret(input: RefObject<HTMLTextAreaElement | null>): number | null {
	const [caret, setCaret] = useState<number | null>(null);
	useEffect(() => {
		const field = input.current;
		if (field === null) return;
		const update = () => {
			const { selectionStart, selectionEnd } = field;
			setCaret(document.activeElement === field && selectionStart === selectionEnd ? selectionStart : null);
		};
		const events = ["input", "keyup", "pointerup", "focus", "blur", "select"];
		for (const event of events) field.addEventListener(event, update);
		return () => {
			for (const event of events) field.removeEventListener(event, update);
		};
	}, []);
	return caret;
}
