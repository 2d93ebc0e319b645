import { useLayoutEffect, useState } from "preact/hooks";
import type { ConversationHandle, ThreadHandle } from "../store/handles.ts";
import { conversationPath } from "../store/paths.ts";
import { goTo, place } from "./use-location.ts";

/** Opens a thread for as long as the component is on the screen. null on the very first draw, and for null. */
export function useThread(handle: ConversationHandle, thread: number | null): ThreadHandle | null {
	const [open, setOpen] = useState<ThreadHandle | null>(null);
	useLayoutEffect(() => {
		if (thread === null) return;
		const opened = handle.openThread(thread);
		setOpen(opened);
		return () => opened.close();
	}, [handle, thread]);
	return open !== null && open.thread === thread ? open : null;
}

/** What stands beside the conversation that is open; null: nothing. */
export function besidePlace(): number | "all" | null {
	return place.value.name === "conversation" ? place.value.thread : null;
}

/** Shows a thread, or all that are followed, beside the conversation. */
export function goToThread(conversationId: string, thread: number | "all"): void {
	goTo(conversationPath(conversationId, thread), besidePlace() === null ? "push" : "replace");
}

/** Back to where it was opened, or, when the page began with it, to the conversation. */
export function leaveThread(conversationId: string): void {
	if (besidePlace() === null) return;
	if (history.state?.inApp === true) history.back();
	else goTo(conversationPath(conversationId), "replace");
}
