/** What must be true when the faults are over: I11, I16, I18. */
import { type Folded, pinsOf } from "./fold.ts";
import { finalMembers } from "./log-rules.ts";
import { type Model, same, show, type Thread } from "./model.ts";
import type { Findings } from "./report.ts";

/** I11. Answers how long it took, in milliseconds; null: it never happened. */
export function converges(model: Model, findings: Findings, withinMs: number): number | null {
	const converged = model.of("converged").at(-1);
	const healed = model
		.of("nemesis")
		.filter(({ phase }) => phase !== "on")
		.at(-1);
	if (converged === undefined) {
		findings.add("I11", "it never came to rest");
		return null;
	}
	const took = converged.t - (healed?.t ?? 0);
	if (took > withinMs) findings.add("I11", `it took ${Math.round(took)} ms to come to rest`, converged.line);
	for (const view of model.of("view")) {
		if (view.pending > 0) findings.add("I11", `${view.device} still has ${view.pending} messages to send`, view.line);
	}
	return took;
}

/** I16. Answers how many copies differ. */
export function copiesEqualLog(model: Model, findings: Findings): number {
	let differing = 0;
	for (const view of model.of("view")) {
		const thread = model.threads.get(view.conversation);
		if (thread === undefined) continue;
		const [first] = view.entries;
		let expected = first?.seq ?? thread.head + 1;
		let wrong: string | null = null;
		for (const entry of view.entries) {
			const truth = thread.log.get(expected);
			if (entry.seq !== expected || truth === undefined || !same(entry, truth)) {
				wrong ??= `has ${show(entry)} where the log has ${truth === undefined ? "nothing" : show(truth)}`;
			}
			expected++;
		}
		const members = finalMembers(thread);
		// Whoever was taken out keeps what they had; everybody else has it up to its end.
		if (members.has(view.person) && expected <= thread.head) {
			wrong ??= `ends at ${expected - 1}, the log at ${thread.head}`;
		}
		if (wrong === null) continue;
		differing++;
		findings.add("I16", `${view.device}: the copy of ${view.conversation} ${wrong}`, view.line);
	}
	return differing;
}

/** I16: the messages, as they are shown, are what the log makes of them. Nothing is checked in a history that shows none. */
export function messagesEqualLog(model: Model, thread: Thread, findings: Findings): void {
	if (model.of("shown").length === 0) return;
	const shown = model.of("shown").filter(({ conversation }) => conversation === thread.id);
	const pins = pinsOf(thread.messages);
	/** By who shows it, and where: what stands in a thread and in the conversation is shown twice. */
	const seen = new Map<string, Set<number>>();
	const wrongBy = (by: string | null, seq: number, how: string, line: number) =>
		findings.add("I16", `${by ?? "the server"}, ${thread.id}: the message ${seq} ${how}`, line);
	for (const entry of shown) {
		const { by, seq, sender, clientId, hash, erased, edited, deleted, reactions, of, pinned, line } = entry;
		const wrong = (how: string) => wrongBy(by, seq, how, line);
		const truth = thread.messages.get(seq);
		const where = `${by} ${of}`;
		const before = seen.get(where) ?? new Set();
		if (truth === undefined || before.has(seq)) {
			wrong(truth === undefined ? "is shown, and is none" : "is shown twice");
			continue;
		}
		seen.set(where, before.add(seq));
		// A device has all of the log; how its views part it is for their own tests.
		const isHere = by !== null || (of === undefined ? truth.isStanding : truth.thread === of);
		if (!isHere)
			wrong(`is shown in ${of === undefined ? "the conversation" : `the thread of ${of}`}, and does not stand there`);
		if (pinned !== undefined && pinned !== truth.pinned) wrong(`is pinned with ${pinned}; the log has ${pins}`);
		const isText = deleted !== null || erased === true || hash === truth.hash;
		const isHistory = edited === truth.edited && deleted === truth.deleted;
		if (sender !== truth.sender || clientId !== truth.clientId || !isText || !isHistory) {
			const is = `by ${sender}, #${hash}, edited with ${edited}, deleted with ${deleted}`;
			wrong(`is ${is}; the log makes it #${truth.hash}, ${truth.edited}, ${truth.deleted}`);
		}
		const [told, made] = [[...reactions].sort(), [...truth.reactions].sort()].map((list) => list.join(", "));
		if (told !== made) wrong(`has the reactions ${told}; the log makes them ${made}`);
	}
	const misses = (seq: number, of?: number) => !seen.get(`${null} ${of}`)?.has(seq);
	for (const { seq, thread: of, isStanding } of thread.messages.values()) {
		if (isStanding && misses(seq)) wrongBy(null, seq, "is not shown", -1);
		if (of !== null && misses(seq, of)) wrongBy(null, seq, `is not shown in the thread of ${of}`, -1);
	}
}

/** I18. Answers how many unread counts are wrong. */
export function inboxesAreRight(model: Model, findings: Findings): number {
	let wrongUnread = 0;
	const standings = new Map(model.of("standing").map((entry) => [`${entry.conversation} ${entry.user}`, entry]));
	for (const inbox of model.of("inbox")) {
		const rows = new Map(inbox.rows.map((row) => [row.conversation, row]));
		for (const thread of model.threads.values()) {
			const row = rows.get(thread.id);
			const isMember = finalMembers(thread).has(inbox.person);
			if (isMember !== (row !== undefined)) {
				const detail = `${inbox.person} (${inbox.via}): ${thread.id} is ${isMember ? "missing" : "still there"}`;
				findings.add("I18", detail, inbox.line);
			}
			const standing = standings.get(`${thread.id} ${inbox.person}`);
			if (!isMember || row === undefined || standing === undefined) continue;
			let unread = 0;
			let newest: Folded | null = null;
			for (const message of thread.messages.values()) {
				// TH2
				if (!message.isStanding) continue;
				// DL3
				const isUnread = message.deleted === null && message.seq > standing.read && message.sender !== inbox.person;
				if (isUnread) unread++;
				newest = message;
			}
			// Whether a deleted one still shows its text is I20's.
			const isLast = row.last?.seq === newest?.seq && (newest?.deleted != null || row.last?.hash === newest?.hash);
			if (row.head === thread.head && row.unread === unread && isLast) continue;
			if (row.unread !== unread) wrongUnread++;
			const detail = `${inbox.person} (${inbox.via}): ${thread.id} says head ${row.head}, unread ${row.unread}, last ${row.last?.seq} #${row.last?.hash}; it is ${thread.head}, ${unread}, ${newest?.seq} #${newest?.hash}`;
			findings.add("I18", detail, inbox.line);
		}
	}
	return wrongUnread;
}
