import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { onlyThread } from "../../src/protocol/entities.ts";
import { seqOf } from "../../src/protocol/events.ts";
import type { ConversationHandle } from "../store/handles.ts";
import type { ConversationState } from "../store/model.ts";
import { isShown } from "../store/window.ts";
import { jumpTo, jumpToReply, leaveMessage, type Place, place } from "./use-location.ts";

/** looking: it is being fetched · gone: there is no such message · failed: it could not be fetched. */
export type Jump = { name: "none" } | { name: "looking" } | { name: "gone" } | { name: "failed"; detail: string };

/** How a timeline takes its reader somewhere. */
interface Travel {
	/** Brings the row of a message into view; false: there is none. */
	show(seq: number): boolean;
	toNewest(): void;
	/** The reader is about to be taken from where they are. */
	leaving(): void;
	/** They are there. */
	arrived(): void;
}

export interface JumpControl {
	jump: Jump;
	/** Whether the address names a message that was neither shown nor given up yet. */
	isPending: boolean;
	/** The reader is at the newest messages: the address leads to no other one any more. */
	leave(): void;
	/** After `failed`. */
	retry(): void;
	dismiss(): void;
}

/**
 * Goes where the address says: to a message of this conversation, which is fetched if it is not here, or, when it
 * leads to none any more, to the newest. What stands in a thread only is shown there. `isCurrent`: the newest page is here.
 * `thread`: the one that is drawn, whose messages the address names apart.
 */
export function useJump(
	handle: ConversationHandle,
	state: ConversationState,
	isCurrent: boolean,
	travel: Travel,
	thread: number | null = null,
): JumpControl {
	const [jump, setJump] = useState<Jump>({ name: "none" });
	const here = place.value;
	const asked = useRef<Place | null>(null);
	const settled = useRef<Place | null>(null);
	/** The place that was left for this one. */
	const left = useRef<Place | null>(null);
	/** Where the address led before. */
	const before = useRef<Place | null>(null);
	/** The message that was gone to last. */
	const shown = useRef<number | null>(null);
	const seq = here.name === "conversation" && here.id === state.id ? seqIn(here, thread) : null;

	const settle = (how: Jump) => {
		settled.current = here;
		shown.current = seq;
		setJump(how);
	};

	useLayoutEffect(() => {
		const wasSettled = before.current !== null && settled.current === before.current;
		before.current = here;
		if (settled.current === here) return;
		const isSameSpot = thread === null && here.name === "conversation" && here.isSameSpot === true;
		if (isSameSpot && wasSettled) return settle({ name: "none" });
		if (seq === null) {
			if (shown.current !== null) travel.toNewest();
			settle({ name: "none" });
			return;
		}
		if (!state.loaded || !isCurrent) return;
		if (left.current !== here && settled.current !== null) travel.leaving();
		left.current = here;
		if (isHere(state, seq, thread)) {
			const isThere = travel.show(seq);
			if (isThere) travel.arrived();
			settle({ name: isThere ? "none" : "gone" });
			return;
		}
		if (asked.current === here) return;
		asked.current = here;
		setJump({ name: "looking" });
		const isOver = () => place.peek() !== here || settled.current === here;
		void (async () => {
			const result = await handle.showAround(seq);
			if (isOver()) return;
			// The reader went elsewhere meanwhile.
			if (result.ok && !isHere(handle.state.peek(), seq, thread)) settle({ name: "none" });
			if (result.ok) return;
			const found = result.failure.code === "not_found" ? await handle.find(seq) : result;
			if (isOver()) return;
			const of = found.ok ? onlyThread(found.value) : undefined;
			if (!found.ok && found.failure.code !== "not_found") settle({ name: "failed", detail: found.failure.detail });
			else if (!found.ok || of === (thread ?? undefined)) settle({ name: "gone" });
			else if (of === undefined) jumpTo(state.id, seq);
			else jumpToReply(state.id, seq, of);
		})();
	}, [here, state.loaded, state.events, state.window, isCurrent]);

	return {
		jump,
		isPending: seq !== null && settled.current !== here,
		leave: () => {
			leaveMessage();
			settled.current = place.peek();
			shown.current = null;
		},
		retry: () => seq !== null && jumpTo(state.id, seq, thread ?? undefined),
		dismiss: () => setJump({ name: "none" }),
	};
}

function isHere(state: ConversationState, seq: number, thread: number | null): boolean {
	if (thread === null) return isShown(state, seq);
	return state.events.some((event) => seqOf(event) === seq);
}

/** The message that the address names there: in the conversation, or in a thread beside it. */
function seqIn(here: Extract<Place, { name: "conversation" }>, thread: number | null): number | null {
	if (thread === null) return here.seq ?? null;
	return here.thread === thread ? (here.reply ?? null) : null;
}
