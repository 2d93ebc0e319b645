/** What must be true of the final log and of what senders were told: I1 to I4, I8 to I10, I12, I15. */
import type { Content, SendFail } from "./history.ts";
import { keyOf, type Model, membersAt, type Placed, type Send, same, show, type Thread } from "./model.ts";
import type { Findings } from "./report.ts";

/** The types of events that a log may hold. */
const durable = new Set([
	...["new_message", "message_edited", "message_deleted", "reaction_changed", "pin_changed"],
	...["member_changed", "conversation_changed"],
]);

/** What was sent, as the event that it is to become. */
function sentAs({ invoke }: Send, seq: number): Content {
	const { person: sender, clientId, hash, target, thread, also, forwarded } = invoke;
	const content: Content = { seq, sender, clientId, hash };
	if (target !== undefined) content.target = target;
	if (thread !== undefined) content.thread = thread;
	if (also !== undefined) content.also = also;
	if (forwarded !== undefined) content.forwarded = forwarded;
	return content;
}

/** I1. */
export function acknowledgedIsKept(thread: Thread, findings: Findings): void {
	for (const ok of thread.oks) {
		const entry = thread.log.get(ok.seq);
		const send = thread.sends.get(keyOf(ok.person, ok.clientId));
		if (entry !== undefined && send !== undefined && same(entry, sentAs(send, ok.seq))) continue;
		const found = entry === undefined ? "nothing" : show(entry);
		const detail = `${thread.id}: ${ok.person} was told that ${ok.clientId} is ${ok.seq}; the log has ${found} there`;
		findings.add("I1", detail, ok.line);
	}
}

/** I2. */
export function nothingTwice(thread: Thread, findings: Findings): void {
	const bySend = new Map<string, number>();
	const bySeq = new Set<number>();
	for (const entry of thread.logged) {
		if (bySeq.has(entry.seq)) findings.add("I2", `${thread.id}: the log has two events ${entry.seq}`, entry.line);
		bySeq.add(entry.seq);
		if (entry.clientId === null) continue;
		const key = keyOf(entry.sender, entry.clientId);
		const before = bySend.get(key);
		if (before !== undefined) {
			findings.add("I2", `${thread.id}: ${key} is in the log as ${before} and as ${entry.seq}`, entry.line);
		}
		bySend.set(key, entry.seq);
	}
	for (const { invoke, oks } of thread.sends.values()) {
		const [first] = oks;
		const other = oks.find(({ seq }) => seq !== first?.seq);
		if (first === undefined || other === undefined) continue;
		const detail = `${thread.id}: ${invoke.person} was told that ${invoke.clientId} is ${first.seq} and ${other.seq}`;
		findings.add("I2", detail, other.line);
	}
}

/** I3. */
export function noHoles(thread: Thread, findings: Findings): void {
	for (let seq = 1; seq <= thread.head; seq++) {
		if (!thread.log.has(seq)) findings.add("I3", `${thread.id}: the log ends at ${thread.head} and has no ${seq}`);
	}
	let before = 0;
	for (const entry of thread.logged) {
		if (entry.seq < before) {
			findings.add("I3", `${thread.id}: the dump has ${entry.seq} after ${before}`, entry.line);
		}
		before = entry.seq;
	}
}

/** I4: over all that anyone ever saw, before or after any crash, by whichever way. */
export function everyoneAgrees(model: Model, findings: Findings): void {
	const seen = new Map<string, { content: Content; by: string }>();
	const look = (conversation: string, content: Content, by: string, line: number) => {
		const key = `${conversation} ${content.seq}`;
		const first = seen.get(key);
		if (first === undefined) seen.set(key, { content, by });
		else if (!same(first.content, content)) {
			const detail = `${conversation}: ${first.by} has ${show(first.content)}, ${by} has ${show(content)}`;
			findings.add("I4", detail, line);
			// An erased text is compared with none: whoever still had it must agree with all others who had.
		} else if (first.content.erased === true && content.erased === undefined) seen.set(key, { content, by });
	};
	for (const entry of model.of("log")) {
		if (entry.dump === "final") look(entry.conversation, entry, "the final log", entry.line);
	}
	for (const entry of model.of("log")) {
		if (entry.dump !== "final") look(entry.conversation, entry, `the dump ${entry.dump}`, entry.line);
	}
	for (const entry of model.of("received")) look(entry.conversation, entry, entry.connection, entry.line);
	for (const thread of model.threads.values()) {
		for (const ok of thread.oks) {
			const send = thread.sends.get(keyOf(ok.person, ok.clientId));
			if (send !== undefined) look(thread.id, sentAs(send, ok.seq), "an answer", ok.line);
		}
	}
}

/** Where each message is; where it is twice, the first place. */
function seqsOf(thread: Thread): Map<string, number> {
	const seqs = new Map<string, number>();
	for (const { sender, clientId, seq } of thread.logged) {
		const key = keyOf(sender, clientId);
		if (!seqs.has(key)) seqs.set(key, seq);
	}
	return seqs;
}

/** I8: a sweep by time; what was acknowledged before something else was sent must be below it. */
export function realTimeOrder(thread: Thread, findings: Findings): void {
	const seqs = seqsOf(thread);
	const sends = [...thread.sends.values()].map(({ invoke }) => invoke).sort((a, b) => a.t - b.t);
	const oks = [...thread.oks].sort((a, b) => a.t - b.t);
	let next = 0;
	let newest: Placed<(typeof oks)[number]> | undefined;
	for (const invoke of sends) {
		for (let ok = oks[next]; ok !== undefined && ok.t < invoke.t; ok = oks[++next]) {
			if (ok.seq > (newest?.seq ?? 0)) newest = ok;
		}
		const seq = seqs.get(keyOf(invoke.person, invoke.clientId));
		if (seq === undefined || newest === undefined || seq > newest.seq) continue;
		const detail = `${thread.id}: ${newest.clientId} was acknowledged as ${newest.seq} before ${invoke.clientId} was sent, which is ${seq}`;
		findings.add("I8", detail, invoke.line);
	}
}

/** I9. What was refused as no change has left the outbox; a copy of it that was late is I10's. */
export function senderOrder(thread: Thread, findings: Findings): void {
	const seqs = seqsOf(thread);
	for (const { person, clientId, code } of thread.fails) {
		if (mayComeTrue(code)) seqs.delete(keyOf(person, clientId));
	}
	const last = new Map<string, { seq: number; clientId: string }>();
	for (const { invoke } of thread.sends.values()) {
		const seq = seqs.get(keyOf(invoke.person, invoke.clientId));
		if (seq === undefined || invoke.waits === true) continue;
		const before = last.get(invoke.person);
		if (before !== undefined && seq < before.seq) {
			const detail = `${thread.id}: ${invoke.person} sent ${invoke.clientId} after ${before.clientId}, but it is ${seq}, before ${before.seq}`;
			findings.add("I9", detail, invoke.line);
		}
		last.set(invoke.person, { seq, clientId: invoke.clientId });
	}
}

/** Whether a refusal says only how it is now: a copy of the same request that arrives late may then be stored. */
function mayComeTrue(code: string): boolean {
	return code === "no_change";
}

/** I10. A clientId that was used for two texts may be in the log with the first. */
export function refusedIsNotKept(model: Model, thread: Thread, findings: Findings): void {
	const byKey = new Map(thread.logged.map((entry) => [keyOf(entry.sender, entry.clientId), entry]));
	for (const fail of thread.fails) {
		const key = keyOf(fail.person, fail.clientId);
		const entry = byKey.get(key);
		const hash = entry?.erased === true ? thread.sends.get(key)?.invoke.hash : entry?.hash;
		if (entry === undefined || hash !== fail.hash) continue;
		if (mayComeTrue(fail.code) && !wasSeenBefore(model, thread, entry.seq, fail)) continue;
		findings.add("I10", `${thread.id}: ${fail.clientId} was refused with ${fail.code} and is in the log`, fail.line);
	}
}

/** Whether anybody had been told of the event when what was refused went out for the last time. */
function wasSeenBefore(model: Model, thread: Thread, seq: number, { asked }: SendFail): boolean {
	if (asked === undefined) return true;
	const isOne = (entry: { conversation: string; seq: number; t: number }) =>
		entry.conversation === thread.id && entry.seq === seq && entry.t < asked;
	return model.of("received").some(isOne) || thread.oks.some(isOne);
}

/** I12. */
export function noPhantoms(thread: Thread, findings: Findings): void {
	const refused = new Set(thread.fails.map((fail) => `${keyOf(fail.person, fail.clientId)} ${fail.hash}`));
	const members = new Set(thread.founders);
	for (const entry of thread.logged) {
		if (entry.user !== undefined) {
			if (entry.change === "removed" || entry.change === "left") members.delete(entry.user);
			else members.add(entry.user);
		}
		if (entry.clientId === null) continue;
		const key = keyOf(entry.sender, entry.clientId);
		if (!members.has(entry.sender)) {
			findings.add("I12", `${thread.id}: ${show(entry)} is by somebody who was no member then`, entry.line);
		}
		const send = thread.sends.get(key);
		if (send !== undefined && same(entry, sentAs(send, entry.seq))) continue;
		if (refused.has(`${key} ${entry.hash}`)) continue;
		findings.add("I12", `${thread.id}: nobody sent ${show(entry)}`, entry.line);
	}
}

/**
 * I12: only its sender gives a message another text, only what is a message can be changed, only who may pins, and a thread hangs
 * on a message that is in none (TH1).
 */
export function changesAreAllowed(thread: Thread, findings: Findings): void {
	for (const entry of thread.logged) {
		if (entry.thread !== undefined) {
			const root = thread.messages.get(entry.thread);
			if (root === undefined || root.seq >= entry.seq || root.thread !== null) {
				findings.add("I12", `${thread.id}: ${show(entry)} hangs on what can have no thread`, entry.line);
			}
		}
		if (entry.target === undefined) continue;
		const message = thread.messages.get(entry.target);
		if (message === undefined || message.seq > entry.seq) {
			findings.add("I12", `${thread.id}: ${show(entry)} changes what is no message`, entry.line);
		} else if (entry.type === "message_edited" && message.sender !== entry.sender) {
			findings.add("I12", `${thread.id}: ${show(entry)} edits what ${message.sender} wrote`, entry.line);
		} else if (entry.type === "pin_changed" && thread.owner !== null && entry.sender !== thread.owner) {
			findings.add("I12", `${thread.id}: ${show(entry)} pins, and may not`, entry.line);
		}
	}
}

/** I15. */
export function onlyDurable(thread: Thread, findings: Findings): void {
	for (const entry of thread.logged) {
		if (!durable.has(entry.type)) findings.add("I15", `${thread.id}: ${entry.seq} is a ${entry.type}`, entry.line);
	}
}

/** Members at the end, as the log tells. */
export function finalMembers(thread: Thread): Set<string> {
	return membersAt(thread, thread.head);
}
