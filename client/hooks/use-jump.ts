import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { seqOf } from "../../src/protocol/down.ts";
import type { ConversationHandle, ConversationState } from "../store/model.ts";
import { jumpTarget } from "./search-place.ts";

/** How many pages of older messages are loaded for one jump. */
export const jumpPages = 20;
/** How long a message that was jumped to is marked, in milliseconds. */
const markMs = 2_500;

/** looking: older messages are being loaded · too_far: it is from `at`, further back than that · gone: it is no more. */
export type Jump = { name: "none" } | { name: "looking" } | { name: "too_far"; at: number } | { name: "gone" };

/**
 * Shows the message that was chosen in a search, if it is in this conversation: loads older pages until it is here,
 * a bounded number of them, brings it into view and marks it for a moment. `isCurrent`: the newest page is here. `thread`: the
 * one that is drawn.
 */
export function useJump(
	handle: ConversationHandle,
	state: ConversationState,
	box: RefObject<HTMLElement | null>,
	isCurrent: boolean,
	thread: number | null = null,
): { jump: Jump; dismiss: () => void } {
	const [jump, setJump] = useState<Jump>({ name: "none" });
	const pages = useRef(0);
	const wanted = jumpTarget.value;
	const target = wanted?.conversationId === state.id && (wanted.thread ?? null) === thread ? wanted : null;
	const [oldest] = state.events;
	const first = oldest === undefined ? 0 : seqOf(oldest);

	const end = (how: Jump) => {
		pages.current = 0;
		jumpTarget.value = null;
		setJump(how);
	};

	useEffect(() => {
		if (target === null || !state.loaded || !isCurrent) return;
		if (oldest !== undefined && (thread === null ? first <= target.seq : isHere(state, target.seq))) {
			end(show(box.current, target.seq) ? { name: "none" } : { name: "gone" });
			return;
		}
		if (state.loadingOlder) return;
		if (!state.hasOlder) {
			end({ name: "gone" });
			return;
		}
		if (pages.current >= jumpPages) {
			end({ name: "too_far", at: target.at });
			return;
		}
		pages.current++;
		setJump({ name: "looking" });
		// Away from the end, where a timeline lets go of what is far above.
		if (box.current !== null) box.current.scrollTop = 0;
		void handle.loadOlder().then((result) => {
			if (!result.ok && jumpTarget.peek() === target) end({ name: "too_far", at: target.at });
		});
	}, [target, state.loaded, isCurrent, first, state.loadingOlder, state.events.length]);

	return { jump, dismiss: () => setJump({ name: "none" }) };
}

/** A thread's message is always there; what is between it and the replies that are here may not be. */
function isHere({ events }: ConversationState, seq: number): boolean {
	return events.some((event) => seqOf(event) === seq) || (events[1] !== undefined && seqOf(events[1]) <= seq);
}

/** Brings the row of a message into view, gives it the focus and marks it; false: it is not there. */
function show(box: HTMLElement | null, seq: number): boolean {
	const row = box?.querySelector<HTMLElement>(`[data-seq="${seq}"]`) ?? null;
	if (row === null) return false;
	row.scrollIntoView({ block: "center" });
	// So that a screen reader reads it, and the Tab key goes on from there.
	row.tabIndex = -1;
	row.focus({ preventScroll: true });
	row.dataset.found = "";
	setTimeout(() => {
		delete row.dataset.found;
	}, markMs);
	return true;
}
