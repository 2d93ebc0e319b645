import { useRef } from "preact/hooks";
import type { ConversationState } from "../store/model.ts";
import { arrivedAfter } from "./arrived.ts";

/** How many messages of others came in since the reader left the end of the timeline. */
export function useArrivedBelow(state: ConversationState, atEnd: boolean, thread: number | null): number {
	const seen = useRef<number | null>(null);
	if (state.loaded && (atEnd || seen.current === null)) seen.current = state.cursor;
	return atEnd || seen.current === null ? 0 : arrivedAfter(state, seen.current, thread).length;
}
