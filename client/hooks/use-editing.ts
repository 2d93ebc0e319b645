import { type Signal, signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { ConversationHandle } from "../store/handles.ts";
import { editableText, lastEditable } from "../store/may.ts";
import { shownAt } from "../store/shown.ts";

/** A message that is being edited in the composer. The draft that was there waits meanwhile. */
export interface Editing {
	seq: number;
	/** What it says now. */
	original: string;
	text: Signal<string>;
}

export interface EditingControl {
	editing: Editing | null;
	/** null: ends it. */
	set(editing: Editing | null): void;
	begin(seq: number): void;
	/** Begins with the reader's newest message; false when there is none to edit. */
	beginLast(): boolean;
}

/** Which message of a conversation is being edited. */
export function useEditing(handle: ConversationHandle): EditingControl {
	const [editing, set] = useState<Editing | null>(null);
	const begin = (seq: number) => {
		const state = handle.state.peek();
		const text = editableText(state, seq, Date.now());
		const original = shownAt(state, seq)?.shown.text;
		if (text !== null && original !== undefined) set({ seq, original, text: signal(text) });
	};
	const beginLast = () => {
		const seq = lastEditable(handle.state.peek(), Date.now());
		if (seq !== null) begin(seq);
		return seq !== null;
	};
	return { editing, set, begin, beginLast };
}
