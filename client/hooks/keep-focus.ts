/** The focus is never lost: where what had it is gone or hidden, it goes on to what took its place. */
import { useEffect, useRef } from "preact/hooks";
import { conversationPath } from "../store/paths.ts";

/** Whether nothing that can be seen has the focus. */
export function isFocusLost(): boolean {
	const { activeElement } = document;
	if (activeElement === null || activeElement === document.body) return true;
	// Browsers notice that it is hidden only later.
	return activeElement.checkVisibility?.() === false;
}

/** A conversation that comes onto the screen takes the focus if nothing else has it. */
export function useFocusOfMain(): void {
	useEffect(() => {
		if (isFocusLost()) document.getElementById("main")?.focus();
	}, []);
}

/** When a conversation is closed, its row in the list takes the focus if nothing else has it. */
export function useFocusOfList(openId: string | null): void {
	const before = useRef(openId);
	useEffect(() => {
		const closed = before.current;
		before.current = openId;
		if (openId !== null || closed === null || !isFocusLost()) return;
		const rows = [...document.querySelectorAll<HTMLElement>(".conversation-row")];
		const row = rows.find((one) => one.getAttribute("href") === conversationPath(closed)) ?? rows[0];
		row?.focus();
	}, [openId]);
}
