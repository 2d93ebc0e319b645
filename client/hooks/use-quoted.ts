import { computed } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { isEqual } from "../store/equal.ts";
import type { ConversationHandle } from "../store/handles.ts";
import { withoutMarks } from "../store/marks.ts";
import { quotedMessage, quotedName } from "../store/quotes.ts";
import { lineWords } from "../words/lines.ts";

/** A message as a line or two of it are shown elsewhere. */
export type QuotedLine =
	| {
			name: "known";
			seq: number;
			sender: string;
			senderName: string;
			at: number;
			words: string;
			isDeleted: boolean;
			/** The one in which it stands only. */
			thread?: number;
	  }
	| { name: "loading" | "gone"; seq: number };

/** No more of a text than this is shown out of its place. */
const longest = 300;

/** The message `seq` as it is now, wherever it is: what is not here is asked for. Draws again only when the line is another. */
export function useQuoted(handle: ConversationHandle, seq: number): QuotedLine {
	const line = useMemo(() => {
		let last: QuotedLine | null = null;
		return computed(() => {
			const next = lineOf(handle, seq);
			if (last === null || !isEqual(last, next)) last = next;
			return last;
		});
	}, [handle, seq]);
	const shown = line.value;
	const isMissing = shown.name === "loading" && handle.state.value.loaded;
	useEffect(() => {
		if (isMissing) handle.quotes.want(seq);
	}, [handle, seq, isMissing]);
	return shown;
}

function lineOf({ state: { value: state }, quotes }: ConversationHandle, seq: number): QuotedLine {
	const quoted = quotedMessage(state, quotes.fetched.value, seq);
	if (quoted.name !== "known") return quoted;
	const { text, ...place } = quoted;
	const words = quoted.isDeleted ? lineWords().deleted : withoutMarks(text).slice(0, longest);
	return { ...place, senderName: quotedName(state, quoted.sender), words };
}
