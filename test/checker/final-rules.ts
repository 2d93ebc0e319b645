/** What must be true when the faults are over: I11, I16, I18. */
import { finalMembers } from "./log-rules.ts";
import { type Model, same, show } from "./model.ts";
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
			for (const entry of thread.logged) {
				if (entry.clientId !== null && entry.seq > standing.read && entry.sender !== inbox.person) unread++;
			}
			if (row.head === thread.head && row.unread === unread) continue;
			if (row.unread !== unread) wrongUnread++;
			const detail = `${inbox.person} (${inbox.via}): ${thread.id} says head ${row.head}, unread ${row.unread}; it is ${thread.head}, ${unread}`;
			findings.add("I18", detail, inbox.line);
		}
	}
	return wrongUnread;
}
