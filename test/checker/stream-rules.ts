/** What each client may be told over time: I5 to I7, I13, I14. */
import type { LineOf } from "./history.ts";
import type { Model, Placed, Thread } from "./model.ts";
import type { Findings } from "./report.ts";

type Received = Placed<LineOf<"received">>;
type Page = Placed<LineOf<"page">>;

interface Wire {
	/** The seq that the page under way must bring next; null: any. */
	pageNext: number | null;
	/** Everything up to here was told or is in a page: what is live comes after it. */
	live: number | null;
}

/** I5 on the wire: pages begin where they were asked to, and nothing is left out of what follows live. */
export function streams(model: Model, findings: Findings): void {
	const wires = new Map<string, Wire>();
	const wireOf = (connection: string): Wire => {
		const known = wires.get(connection) ?? { pageNext: null, live: null };
		wires.set(connection, known);
		return known;
	};
	for (const entry of byLine(model.of("page"), model.of("received"))) {
		const wire = wireOf(entry.connection);
		if (entry.kind === "page") openPage(entry, wire, findings);
		else if (entry.via === "page") takeFromPage(entry, wire, findings);
		else takeLive(entry, wire, findings);
	}
}

function openPage(page: Page, wire: Wire, findings: Findings): void {
	wire.pageNext = page.after === null ? null : page.after + 1;
	if (page.head === null) return;
	wire.live = page.head;
	if (page.more || page.after === null || page.last === page.head) return;
	const detail = `${page.connection}: a page after ${page.after} ends at ${page.last} as if that were all; the head is ${page.head}`;
	findings.add("I5", detail, page.line);
}

function takeFromPage(received: Received, wire: Wire, findings: Findings): void {
	// A send that is repeated over polling is answered with its message, wherever that is.
	if (received.seq !== wire.pageNext && wire.pageNext !== null) {
		if (received.sender === received.person) return;
		const detail = `${received.connection}: a page brings ${received.seq} where ${wire.pageNext} comes next`;
		findings.add("I5", detail, received.line);
	}
	wire.pageNext = received.seq + 1;
}

function takeLive(received: Received, wire: Wire, findings: Findings): void {
	const { live } = wire;
	if (live === null || received.seq <= live) return;
	if (received.seq !== live + 1) {
		findings.add("I5", `${received.connection}: told ${received.seq} after ${live}`, received.line);
	}
	wire.live = received.seq;
}

/** I5 in the copy: it grows by the next number, or by a gap that it knows of. */
export function copies(model: Model, findings: Findings): void {
	const cursors = new Map<string, number>();
	for (const entry of byLine(model.of("gap"), model.of("received"))) {
		const key = `${entry.device} ${entry.conversation}`;
		if (entry.kind === "gap") cursors.set(key, entry.to);
		else if (entry.applied) {
			const cursor = cursors.get(key) ?? 0;
			if (entry.seq !== cursor + 1) {
				findings.add("I5", `${entry.device} applied ${entry.seq} after ${cursor}`, entry.line);
			}
			cursors.set(key, entry.seq);
		}
	}
}

/** I6, I7: the head that a client is told never falls, and covers all that was acknowledged before it asked. */
export function reads(model: Model, findings: Findings): void {
	const heads = new Map<string, number>();
	for (const page of model.of("page")) {
		if (page.head === null) continue;
		const key = `${page.device} ${page.conversation}`;
		const before = heads.get(key) ?? 0;
		if (page.head < before) findings.add("I6", `${page.device} saw head ${before}, then ${page.head}`, page.line);
		heads.set(key, page.head);
	}
	const pages = [...model.of("page")].sort((a, b) => a.asked - b.asked);
	for (const thread of model.threads.values()) {
		const oks = [...thread.oks].sort((a, b) => a.t - b.t);
		let next = 0;
		let acknowledged = 0;
		for (const page of pages) {
			if (page.conversation !== thread.id) continue;
			for (let ok = oks[next]; ok !== undefined && ok.t < page.asked; ok = oks[++next]) {
				acknowledged = Math.max(acknowledged, ok.seq);
			}
			const reached = page.head ?? page.last;
			if (reached >= acknowledged || (page.head === null && page.more)) continue;
			const detail = `${page.connection} asked when ${acknowledged} was acknowledged, and was answered up to ${reached}`;
			findings.add("I7", detail, page.line);
		}
	}
}

interface Absence {
	seq: number;
	from: number;
	until: number;
}

/** When each person was certainly no member: from the confirmation of their removal until their return was asked for. */
function absences(thread: Thread): Map<string, Absence[]> {
	const found = new Map<string, Absence[]>();
	for (const change of thread.memberships) {
		const list = found.get(change.user) ?? [];
		found.set(change.user, list);
		const last = list.at(-1);
		if (change.change === "removed") {
			list.push({ seq: change.seq, from: change.t, until: Number.POSITIVE_INFINITY });
		} else if (last !== undefined) last.until = change.asked;
	}
	return found;
}

/** I13. */
export function confidential(model: Model, findings: Findings, underWayMs: number): void {
	const away = new Map([...model.threads].map(([id, thread]) => [id, absences(thread)]));
	const during = (conversation: string, person: string, t: number) =>
		away
			.get(conversation)
			?.get(person)
			?.find(({ from, until }) => t > from && t < until);
	for (const entry of model.of("received")) {
		const absence = during(entry.conversation, entry.person, entry.t);
		if (absence === undefined || entry.seq <= absence.seq) continue;
		const detail = `${entry.conversation}: ${entry.person} was removed with ${absence.seq} and was told ${entry.seq}`;
		findings.add("I13", detail, entry.line);
	}
	for (const page of model.of("page")) {
		if (during(page.conversation, page.person, page.asked) === undefined) continue;
		findings.add("I13", `${page.conversation}: ${page.person} was answered while no member`, page.line);
	}
	const ended = new Map<string, number>();
	for (const { devices, t } of model.of("revoke")) for (const device of devices) ended.set(device, t);
	for (const entry of model.of("received")) {
		const t = ended.get(entry.device);
		if (t === undefined || entry.t <= t + underWayMs) continue;
		findings.add("I13", `${entry.device} was told ${entry.seq} after its session had ended`, entry.line);
	}
}

/** I14. */
export function positions(model: Model, findings: Findings): void {
	const claimed = new Map<string, { delivered: number; read: number }>();
	const seen = new Map<string, { delivered: number; read: number }>();
	const claim = (key: string, delivered: number, read: number) => {
		const before = claimed.get(key) ?? { delivered: 0, read: 0 };
		const most = Math.max(before.read, read);
		claimed.set(key, { delivered: Math.max(before.delivered, delivered, most), read: most });
	};
	// Whoever is added has read everything before; that may be told before the one who added hears of it.
	for (const { conversation, user, change, seq } of model.of("member")) {
		if (change === "added") claim(`${conversation} ${user}`, seq, seq);
	}
	for (const entry of byLine(model.of("claim"), model.of("receipt"))) {
		if (entry.kind === "claim") {
			claim(`${entry.conversation} ${entry.person}`, entry.delivered, entry.read);
			continue;
		}
		const { conversation, user, device, delivered, read, line } = entry;
		const wrong = (how: string) => findings.add("I14", `${device} was told ${user} ${delivered}/${read}: ${how}`, line);
		const key = `${device} ${conversation} ${user}`;
		const before = seen.get(key);
		if (before !== undefined && (delivered < before.delivered || read < before.read)) {
			wrong(`it was ${before.delivered}/${before.read} already`);
		}
		seen.set(key, { delivered, read });
		const most = claimed.get(`${conversation} ${user}`) ?? { delivered: 0, read: 0 };
		if (delivered > most.delivered || read > most.read)
			wrong(`no more than ${most.delivered}/${most.read} was claimed`);
		const head = model.threads.get(conversation)?.head ?? 0;
		if (delivered > head || read > delivered) wrong(`read ≤ delivered ≤ ${head} does not hold`);
	}
}

/** Two kinds of lines in the order in which they happened. */
function byLine<A extends { line: number }, B extends { line: number }>(a: readonly A[], b: readonly B[]): (A | B)[] {
	return [...a, ...b].sort((one, other) => one.line - other.line);
}
