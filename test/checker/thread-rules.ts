/** What must be true at the end of pins and of threads: I21, I22; and I14 of positions in threads. */
import { pinsOf, repliesOf } from "./fold.ts";
import { finalMembers } from "./log-rules.ts";
import type { Thread as Conversation, Model } from "./model.ts";
import type { Findings } from "./report.ts";

/** I21. */
export function pinsEqualLog(model: Model, conversation: Conversation, findings: Findings): void {
	const truth = pinsOf(conversation.messages);
	for (const { by, conversation: id, seqs, line } of model.of("pins")) {
		if (id !== conversation.id || `${seqs}` === `${truth}`) continue;
		findings.add("I21", `${by ?? "the server"}, ${id}: ${seqs} are pinned; the log makes it ${truth}`, line);
	}
}

/** I22: TH7, of every message as the server shows it. */
export function repliesEqualLog(model: Model, { id, messages }: Conversation, findings: Findings): void {
	const truth = repliesOf(messages);
	for (const { by, conversation, seq, replies, line } of model.of("shown")) {
		if (conversation !== id || replies === undefined) continue;
		const [told, made] = [replies, truth.get(seq) ?? null].map((one) => JSON.stringify(one));
		if (told === made) continue;
		findings.add("I22", `${by ?? "the server"}, ${id}: on ${seq} hangs ${told}; the log makes it ${made}`, line);
	}
}

/** Most threads that `joined` names (TH6); of a person with so many some may be missing. */
const mostNamed = 100;

/** I22: TH4 to TH6 and TH8, of everybody at the end. */
export function standingsEqualLog(model: Model, conversation: Conversation, findings: Findings): void {
	const { id, messages } = conversation;
	const byThread = Map.groupBy(messages.values(), ({ thread }) => thread);
	for (const { conversation: of, person, rows, line } of model.of("threads")) {
		if (of !== id) continue;
		const wrong = (thread: number, how: string) =>
			findings.add("I22", `${id}: ${person} in the thread of ${thread} ${how}`, line);
		let sum = 0;
		for (const { thread, read, unread, last } of rows) {
			const said = byThread.get(thread) ?? [];
			const isUnread = said.filter(
				({ seq, sender, deleted, isStanding }) => !isStanding && deleted === null && seq > read && sender !== person,
			);
			sum += isUnread.length;
			const newest = said.at(-1)?.seq ?? thread;
			if (unread !== isUnread.length) wrong(thread, `has ${unread} unread above ${read}; it is ${isUnread.length}`);
			if (last !== newest) wrong(thread, `is told ${last} as the last; it is ${newest}`);
		}
		if (rows.length >= mostNamed) continue;
		for (const thread of mustFollow(model, conversation, person)) {
			if (!rows.some((row) => row.thread === thread)) wrong(thread, "does not follow it, and should");
		}
		for (const inbox of model.of("inbox")) {
			const row = inbox.rows.find((each) => each.conversation === id);
			if (inbox.person !== person || row?.inThreads === undefined || row.inThreads === sum) continue;
			const detail = `${person} (${inbox.via}): ${id} says ${row.inThreads} unread in threads; it is ${sum}`;
			findings.add("I22", detail, inbox.line);
		}
	}
}

/** TH4: the threads that this person follows whatever else they asked for. */
function mustFollow(model: Model, conversation: Conversation, person: string): Set<number> {
	const { id, logged, messages } = conversation;
	const must = new Set<number>();
	if (!finalMembers(conversation).has(person)) return must;
	// Whoever was away stands nowhere any more.
	const since = logged.findLast(({ user }) => user === person)?.seq ?? 0;
	for (const { thread, seq, sender } of messages.values()) {
		if (thread === null || seq <= since) continue;
		if (sender === person || messages.get(thread)?.sender === person) must.add(thread);
	}
	for (const asked of model.of("follow")) {
		if (asked.conversation === id && asked.person === person && !asked.on) must.delete(asked.thread);
	}
	return must;
}

/** I14: on one connection a position in a thread never falls, but for who was taken out meanwhile. */
export function standingsOnlyGrow(model: Model, findings: Findings): void {
	const before = new Map<string, number>();
	for (const { conversation, person, connection, thread, read, line } of model.of("thread")) {
		const wasOut = model.threads.get(conversation)?.memberships.some(({ user }) => user === person) === true;
		const key = `${connection} ${thread}`;
		const known = before.get(key) ?? 0;
		if (read < known && !wasOut) {
			findings.add("I14", `${connection}: read ${read} in the thread of ${thread}, after ${known}`, line);
		}
		before.set(key, Math.max(known, read));
	}
}
