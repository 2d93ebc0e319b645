/** I20: a deletion takes the text and all its versions with it, everywhere, and nothing else. */
import type { Content } from "./history.ts";
import { type Model, type Placed, show, type Thread } from "./model.ts";
import type { Findings } from "./report.ts";

/** The deletion that takes the text of `content` with it; null: there is none. */
function deletionOf(thread: Thread, { seq, target }: Content, type: string): number | null {
	if (type !== "new_message" && type !== "message_edited") return null;
	return thread.messages.get(target ?? seq)?.deleted ?? null;
}

/** The log itself: each deletion names what goes, all of it is gone, and nothing else. */
export function deletedIsErased(thread: Thread, findings: Findings): void {
	const wrong = (entry: Placed & Content, how: string) =>
		findings.add("I20", `${thread.id}: ${show(entry)} ${how}`, entry.line);
	const versions = new Map<number, number[]>();
	for (const entry of thread.logged) {
		const { seq, target, type, erases } = entry;
		if (type === "new_message") versions.set(seq, [seq]);
		if (type === "message_edited" && target !== undefined) versions.get(target)?.push(seq);
		const deletion = deletionOf(thread, entry, type);
		if (deletion === null && entry.erased === true) wrong(entry, "is erased, and nobody deleted it");
		if (deletion !== null && entry.erased === undefined) wrong(entry, `has its text, and was deleted with ${deletion}`);
		if (type !== "message_deleted" || target === undefined) continue;
		const expected = versions.get(target) ?? [];
		if (`${erases}` !== `${expected}`) wrong(entry, `erases ${erases}; the versions are ${expected}`);
		if (thread.messages.get(target)?.deleted !== seq) wrong(entry, "deletes what was deleted already");
	}
}

/** Whatever was told after the deletion was stored, and whatever there is at the end. */
export function erasedEverywhere(model: Model, findings: Findings): void {
	/** The deletion that took this text; 0: nobody deleted it. */
	const deletedWith = (conversation: string, seq: number): number => {
		const thread = model.threads.get(conversation);
		const entry = thread?.log.get(seq);
		return thread === undefined || entry === undefined ? 0 : (deletionOf(thread, entry, entry.type) ?? 0);
	};
	const look = (conversation: string, content: Content, by: string, upTo: number, line: number) => {
		const deletion = deletedWith(conversation, content.seq);
		if (content.erased === true) {
			if (deletion > 0) return;
			findings.add("I20", `${conversation}: ${by} has ${show(content)}, and nobody deleted it`, line);
		} else if (deletion > 0 && deletion <= upTo) {
			const detail = `${conversation}: ${by} has ${show(content)}, which was deleted with ${deletion}`;
			findings.add("I20", detail, line);
		}
	};
	const atTheEnd = Number.POSITIVE_INFINITY;
	for (const entry of model.of("log")) {
		if (entry.dump === "final" || !model.threads.has(entry.conversation)) continue;
		look(entry.conversation, entry, `the dump ${entry.dump}`, atTheEnd, entry.line);
	}
	for (const view of model.of("view")) {
		const thread = model.threads.get(view.conversation);
		const last = view.entries.at(-1)?.seq ?? 0;
		// Whoever was taken out before the deletion was never told of it.
		for (const entry of view.entries) if (thread !== undefined) look(thread.id, entry, view.device, last, view.line);
	}
	for (const { conversation, by, seq, deleted, erased, line } of model.of("shown")) {
		if ((deleted !== null) === (erased === true)) continue;
		const how = erased === true ? "is shown erased, and is not deleted" : `is shown, and was deleted with ${deleted}`;
		findings.add("I20", `${by ?? "the server"}, ${conversation}: the text of ${seq} ${how}`, line);
	}
	for (const { person, via, rows, line } of model.of("inbox")) {
		for (const { conversation, last } of rows) {
			if (last === null) continue;
			const isDeleted = model.threads.get(conversation)?.messages.get(last.seq)?.deleted != null;
			if (isDeleted === (last.erased === true)) continue;
			const how = isDeleted ? "shows the text of what was deleted" : "shows what was not deleted as erased";
			findings.add("I20", `${person} (${via}): the row of ${conversation} ${how}, ${last.seq}`, line);
		}
	}
	servedLater(model, look);
}

type Look = (conversation: string, content: Content, by: string, upTo: number, line: number) => void;

/** Each connection tells its events in the order in which the server said them: after the deletion, nothing has the text. */
function servedLater(model: Model, look: Look): void {
	/** By connection: how far the log was, at least, when the next event was told; what a poll's page brings next. */
	const states = new Map<string, { upTo: number; next: number | null }>();
	const entries = [...model.of("page"), ...model.of("received")].sort((one, other) => one.line - other.line);
	for (const entry of entries) {
		const state = states.get(entry.connection) ?? { upTo: 0, next: null };
		states.set(entry.connection, state);
		if (entry.kind === "page") {
			state.upTo = Math.max(state.upTo, entry.head ?? entry.last);
			state.next = entry.head === null ? (entry.after ?? 0) + 1 : null;
			continue;
		}
		if (entry.via === "page" && state.next !== null) {
			// The answer to a repetition stands before the page, and is older than it.
			if (entry.seq !== state.next && entry.sender === entry.person) continue;
			state.next = entry.seq + 1;
		}
		look(entry.conversation, entry, entry.connection, state.upTo, entry.line);
		state.upTo = Math.max(state.upTo, entry.seq);
	}
}
