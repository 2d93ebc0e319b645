import { useLayoutEffect, useState } from "preact/hooks";
import type { ConversationHandle, ThreadHandle } from "../store/handles.ts";
import type { Beside } from "../store/paths.ts";
import { besideOf, place } from "./use-location.ts";

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
export function besidePlace(): Beside | null {
	return besideOf(place.value);
}
