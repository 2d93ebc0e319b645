/** Where the unread began when a conversation was opened, and the way there. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { ConversationHandle, MessagePlace } from "../store/handles.ts";
import type { ConversationState } from "../store/model.ts";
import { isHoleAfter } from "../store/window.ts";
import { useApp } from "./app-context.ts";
import { arrivedAfter } from "./arrived.ts";
import { jumpTo } from "./use-location.ts";

/** The reader's own position when the conversation was opened and all of it was here; null when there was nothing unread. */
export function useReadWhenOpened(state: ConversationState, isCurrent: boolean, thread: number | null): number | null {
	const opened = useRef<number | null | undefined>(undefined);
	if (opened.current === undefined && state.loaded && isCurrent) {
		const read = state.members.get(state.self)?.read ?? state.head;
		opened.current = arrivedAfter(state, read, thread).length > 0 ? read : null;
	}
	return opened.current ?? null;
}

/** The unread that begins above what is shown. */
export interface UnreadAbove {
	/** How many there were when the conversation was opened; 0: not known. */
	count: number;
	/** When the first of them was said, in Unix ms; null: not known yet. */
	since: number | null;
	/** Why it could not be found. */
	failure: string | null;
	jump(): void;
	dismiss(): void;
}

/**
 * Offers the way to the first unread message when that is further up than what is shown: once each time that the
 * conversation is opened, until the reader goes there or does not want to. `readWhenOpened`: as `useReadWhenOpened` says.
 * `liesAbove`: whether the first one is here by now, and further up than what is in view.
 */
export function useUnreadAbove(
	handle: ConversationHandle,
	state: ConversationState,
	readWhenOpened: number | null,
	liesAbove: () => boolean,
): UnreadAbove | null {
	const rows = useApp().inbox.value.conversations;
	const count = useRef<number | null>(null);
	const [first, setFirst] = useState<MessagePlace | null>(null);
	const [failure, setFailure] = useState<string | null>(null);
	const [isOver, setIsOver] = useState(false);
	const hasHole = readWhenOpened !== null && isHoleAfter(state, readWhenOpened);
	const wasAbove = useRef(false);
	// What was missing may come by itself, further up: that has brought nobody there.
	const isAbove = !isOver && (hasHole || wasAbove.current);
	if (isAbove) count.current ??= rows.find(({ id }) => id === state.id)?.unread ?? 0;

	const find = async (): Promise<MessagePlace | null> => {
		const found = await handle.firstUnread(readWhenOpened ?? 0);
		setFailure(found.ok ? null : found.failure.detail);
		if (!found.ok) return null;
		setFirst(found.value);
		if (found.value === null) setIsOver(true);
		return found.value;
	};
	useEffect(() => {
		if (isAbove && !wasAbove.current) void find().then(() => setFailure(null));
		wasAbove.current = isAbove;
	}, [isAbove]);
	useEffect(() => {
		if (isAbove && !hasHole && !liesAbove()) setIsOver(true);
	});

	if (!isAbove) return null;
	return {
		count: count.current ?? 0,
		since: first?.at ?? null,
		failure,
		jump: async () => {
			const place = first ?? (await find());
			if (place !== null) jumpTo(state.id, place.seq);
		},
		dismiss: () => setIsOver(true),
	};
}
