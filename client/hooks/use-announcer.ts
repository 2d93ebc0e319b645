import { useEffect, useRef, useState } from "preact/hooks";
import { withoutMarks } from "../store/marks.ts";
import type { ConversationState } from "../store/model.ts";
import { lineWords } from "../words/lines.ts";
import { arrivedAfter } from "./arrived.ts";

export interface Announcement {
	/** Differs for every announcement, so that the same words are read out again. */
	id: number;
	words: string;
}

const longestSpoken = 300;

/**
 * What a screen reader is told about new messages: each one once, in words,
 * and a burst (also what was missed while away) as a count. What was there
 * when the conversation was opened is not announced.
 */
export function useAnnouncer(state: ConversationState, thread: number | null = null): Announcement | null {
	const announced = useRef<number | null>(null);
	const [announcement, setAnnouncement] = useState<Announcement | null>(null);
	useEffect(() => {
		if (!state.loaded) return;
		const before = announced.current;
		announced.current = Math.max(before ?? 0, state.cursor);
		if (before === null || state.cursor <= before) return;
		const arrived = arrivedAfter(state, before, thread);
		const only = arrived[0];
		if (only === undefined) return;
		const { said, someone, newMessages } = lineWords();
		const words =
			arrived.length === 1
				? said(state.members.get(only.sender)?.name ?? someone, withoutMarks(only.body.text).slice(0, longestSpoken))
				: newMessages(arrived.length);
		setAnnouncement({ id: state.cursor, words });
	}, [state.loaded, state.cursor]);
	return announcement;
}
