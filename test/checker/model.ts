/** A history, sorted by what the rules ask for. */
import { type Folded, fold } from "./fold.ts";
import type { Content, History, Line, LineOf } from "./history.ts";

/** A line with its place in the history. */
export type Placed<T extends Line = Line> = T & { line: number };
type PlacedOf<K extends Line["kind"]> = Placed<LineOf<K>>;

/** What is known of one message, or change to one, that somebody wanted to send. */
export interface Send {
	invoke: PlacedOf<"send.invoke">;
	oks: PlacedOf<"send.ok">[];
}

/** One conversation. */
export interface Thread {
	id: string;
	founders: ReadonlySet<string>;
	/** Who alone may pin; null: all may. */
	owner: string | null;
	/** The final log by seq; the truth. */
	log: Map<number, PlacedOf<"log">>;
	/** What the log makes of each message, by its seq. */
	messages: ReadonlyMap<number, Folded>;
	head: number;
	/** All lines of the final log, also those whose seq came twice. */
	logged: PlacedOf<"log">[];
	/** By `keyOf`. */
	sends: Map<string, Send>;
	fails: PlacedOf<"send.fail">[];
	oks: PlacedOf<"send.ok">[];
	memberships: PlacedOf<"member">[];
}

export interface Model {
	threads: Map<string, Thread>;
	/** Every line by its kind, in order. */
	of<K extends Line["kind"]>(kind: K): PlacedOf<K>[];
}

export const keyOf = (person: string, clientId: string | null) => `${person} ${clientId}`;

/** Two events are the same when they say so and hold the same. Of an erased text nobody can tell any more. */
export function same(a: Content, b: Content): boolean {
	const isSameText = a.hash === b.hash || a.erased === true || b.erased === true;
	const isSameList = a.erases === undefined || b.erases === undefined || `${a.erases}` === `${b.erases}`;
	const isSamePlace = a.thread === b.thread && a.also === b.also && a.forwarded === b.forwarded;
	const isSameAct = a.sender === b.sender && a.clientId === b.clientId && a.target === b.target;
	return isSameAct && isSamePlace && isSameText && isSameList;
}

export function show({ seq, sender, clientId, hash, target, thread, also, forwarded, erased }: Content): string {
	const place =
		thread === undefined ? "" : ` in the thread of ${thread}${also === true ? " and in the conversation" : ""}`;
	const what = `${clientId}${target === undefined ? "" : ` of ${target}`}${place}${forwarded === true ? " forwarded" : ""}`;
	return `${seq} (${sender} ${what} ${erased === true ? "erased" : `#${hash}`})`;
}

/** The members after the events of the log up to `seq`. */
export function membersAt(thread: Thread, seq: number): Set<string> {
	const members = new Set(thread.founders);
	for (const event of thread.logged) {
		if (event.seq > seq || event.user === undefined) continue;
		if (event.change === "removed" || event.change === "left") members.delete(event.user);
		else members.add(event.user);
	}
	return members;
}

/** Sorts a history. */
export function modelOf(history: History): Model {
	const byKind = new Map<string, Placed[]>();
	history.forEach((entry, line) => {
		const list = byKind.get(entry.kind);
		const placed = { ...entry, line };
		if (list === undefined) byKind.set(entry.kind, [placed]);
		else list.push(placed);
	});
	const of = <K extends Line["kind"]>(kind: K) => (byKind.get(kind) ?? []) as PlacedOf<K>[];

	const threads = new Map<string, Thread>();
	for (const { conversation, members, owner = null } of of("founded")) {
		threads.set(conversation, {
			id: conversation,
			founders: new Set(members),
			owner,
			log: new Map(),
			messages: new Map(),
			head: 0,
			logged: [],
			sends: new Map(),
			fails: [],
			oks: [],
			memberships: [],
		});
	}
	const within = (id: string): Thread => {
		const thread = threads.get(id);
		if (thread === undefined) throw new Error(`${id} was never founded in this history`);
		return thread;
	};
	for (const entry of of("log")) {
		if (entry.dump !== "final") continue;
		const thread = within(entry.conversation);
		thread.logged.push(entry);
		if (!thread.log.has(entry.seq)) thread.log.set(entry.seq, entry);
		thread.head = Math.max(thread.head, entry.seq);
	}
	for (const thread of threads.values()) thread.messages = fold(thread.logged);
	for (const invoke of of("send.invoke")) {
		const { sends } = within(invoke.conversation);
		const key = keyOf(invoke.person, invoke.clientId);
		if (!sends.has(key)) sends.set(key, { invoke, oks: [] });
	}
	for (const ok of of("send.ok")) {
		const thread = within(ok.conversation);
		thread.oks.push(ok);
		thread.sends.get(keyOf(ok.person, ok.clientId))?.oks.push(ok);
	}
	for (const fail of of("send.fail")) within(fail.conversation).fails.push(fail);
	for (const change of of("member")) within(change.conversation).memberships.push(change);
	return { threads, of };
}
