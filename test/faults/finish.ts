/** The end of a run: waiting until everybody has everything, and writing down what everybody has. */
import { setTimeout as pause } from "node:timers/promises";
import { sha256 } from "../../client/store/sha256.ts";
import { brokenLink, chainStart } from "../../src/protocol/chain.ts";
import type { LogEvent } from "../../src/protocol/events.ts";
import type { InboxRow } from "../checker/history.ts";
import { contentOf, type Frame, messageAsShown, type Summary, shownOf } from "./wire.ts";
import type { Person, Talk, World } from "./world.ts";

/** A position is written and told at most this much later, in milliseconds (RD3); until then every list agrees on the old one. */
const settleMs = 1_500;
/** Longest wait, in milliseconds; the checker allows less. */
const patienceMs = 60_000;

/**
 * Waits until every outbox is empty, every copy is at the head and every list
 * that is followed live says what a fresh one says. Answers what is still missing.
 */
export async function comeToRest(world: World): Promise<string[]> {
	const deadline = world.recorder.now() + patienceMs;
	// Some read all there is, as the last that happens: lists must follow that too.
	while (unfinished(world).length > 0 && world.recorder.now() < deadline) await pause(20);
	for (const device of world.lasting.flatMap(({ devices }) => devices)) {
		if (world.random.chance(0.5)) device.claim(0, device.head, world.random.chance(0.3));
	}
	await pause(settleMs);
	for (;;) {
		const missing = await findMissing(world);
		if (missing.length === 0) {
			world.recorder.note({ kind: "converged" });
			return [];
		}
		if (world.recorder.now() > deadline) return missing;
		await pause(100);
	}
}

/** Which clients still have something to do, as far as they know. */
function unfinished(world: World): string[] {
	const missing: string[] = [];
	for (const device of world.lasting.flatMap(({ devices }) => devices)) {
		const { name } = device.options;
		if (device.isOut) missing.push(`${name} was turned away`);
		if (device.pending > 0) missing.push(`${name} has ${device.pending} to send`);
		if (!device.isLive) missing.push(`${name} is at ${device.cursor} of ${device.head}`);
	}
	return missing;
}

async function findMissing(world: World): Promise<string[]> {
	const missing = unfinished(world);
	// Asking is work for the server: not before the clients are done.
	if (missing.length > 0) return missing;
	for (const person of world.lasting) {
		for (const { options, cursor } of person.devices) {
			// From the conversation itself: lists follow a moment later.
			const path = `/api/conversations/${options.conversation}`;
			const { body } = await person.direct.ask("GET", path);
			const { head = -1, unread = -1, lastMessage = null, threads } = body;
			const live = person.inbox.rows.get(options.conversation);
			if (cursor !== head) missing.push(`${options.name} is at ${cursor} of ${head}`);
			const isLast = JSON.stringify(live?.lastMessage) === JSON.stringify(lastMessage);
			const isSame = live?.unread === unread && live.threads?.unread === threads?.unread;
			if (live?.head === head && isSame && isLast) continue;
			missing.push(`${options.name}'s list says ${live?.head}, unread ${live?.unread}; it is ${head}, ${unread}`);
		}
	}
	return missing;
}

/** What the clients have at the end. */
export function writeViews(world: World): void {
	for (const device of world.lasting.flatMap(({ devices }) => devices)) {
		const { name, person, conversation } = device.options;
		const { copy, pending } = device;
		world.recorder.note({ kind: "view", device: name, person, conversation, entries: copy.entries, pending });
		world.recorder.note({ kind: "pins", by: name, conversation, seqs: [...copy.pins] });
	}
	for (const { id, inbox } of world.lasting) {
		world.recorder.note({ kind: "inbox", person: id, via: "live", rows: [...inbox.rows.values()].map(rowOf) });
	}
}

function rowOf({ id: conversation, head, unread, threads, lastMessage }: Summary): InboxRow {
	const inThreads = threads?.unread ?? 0;
	return { conversation, head, unread, inThreads, last: lastMessage === null ? null : shownOf(lastMessage) };
}

/** All of every log, by REST. */
export async function dumpLogs(world: World, dump: string): Promise<void> {
	for (const talk of world.talks) {
		const log = await readLog(talk);
		const broken = brokenLink(chainStart, talk.id, log as unknown as LogEvent[], sha256);
		if (broken !== null) throw new Error(`the hash chain of ${talk.id} is broken at ${broken} (HC1)`);
		for (const event of log) {
			const content = contentOf(event);
			if (content === null) throw new Error(`no event of a log: ${JSON.stringify(event)}`);
			const { type, userId: user, change, emoji, on } = event;
			const who = user === undefined || change === undefined ? {} : { user, change };
			const how = { ...(emoji === undefined ? {} : { emoji }), ...(on === undefined ? {} : { on }) };
			world.recorder.note({ kind: "log", dump, conversation: talk.id, type, ...content, ...who, ...how });
		}
	}
}

/** All messages of every conversation as they are shown, by REST. */
export async function dumpMessages(world: World): Promise<void> {
	for (const talk of world.talks) {
		await dumpPages(world, talk);
		const threads = new Set<number>();
		for (const line of world.recorder.lines) {
			if (line.kind === "log" && line.conversation === talk.id && line.thread !== undefined) threads.add(line.thread);
		}
		for (const thread of threads) await dumpPages(world, talk, thread);
	}
}

/** All pages of the conversation, or of one thread. */
async function dumpPages(world: World, { id: conversation, owner }: Talk, thread?: number): Promise<void> {
	for (let after = 0; ; ) {
		const of = thread === undefined ? "" : `&thread=${thread}`;
		const path = `/api/conversations/${conversation}/messages?after=${after}&limit=100${of}`;
		const { status, body } = await owner.direct.ask("GET", path);
		if (status !== 200) throw new Error(`${path}: ${status} ${body.code}`);
		for (const message of body.messages ?? []) {
			world.recorder.note({ kind: "shown", conversation, ...messageAsShown(message, thread) });
			after = message.seq;
		}
		if (body.hasMore !== true) return;
	}
}

/** The pinned messages of every conversation, by REST. */
export async function dumpPins(world: World): Promise<void> {
	for (const { id: conversation, owner } of world.talks) {
		const { body } = await owner.direct.ask("GET", `/api/conversations/${conversation}/pins`);
		const seqs = (body.messages ?? []).map(({ seq }) => seq);
		world.recorder.note({ kind: "pins", by: null, conversation, seqs });
	}
}

async function readLog({ id, owner }: Talk): Promise<Frame[]> {
	const events: Frame[] = [];
	for (let after = 0; ; ) {
		const path = `/api/conversations/${id}/events?after=${after}&limit=100`;
		const { status, body } = await owner.direct.ask("GET", path);
		if (status !== 200) throw new Error(`${path}: ${status} ${body.code}`);
		events.push(...(body.events ?? []));
		const last = events.at(-1);
		if (body.hasMore !== true || last === undefined) return events;
		after = contentOf(last)?.seq ?? after;
	}
}

/** Where the server says that everybody is, and what it lists for each. */
export async function dumpStandings(world: World): Promise<void> {
	for (const { id, owner, people } of world.talks) {
		const joined = await join(owner, id);
		for (const { userId: user, delivered, read } of joined?.members ?? []) {
			world.recorder.note({ kind: "standing", conversation: id, user, delivered, read });
		}
		world.recorder.note({ kind: "pins", by: null, conversation: id, seqs: joined?.pins ?? [] });
		for (const person of people.filter((each) => world.lasting.includes(each))) {
			const rows = (await join(person, id))?.threads ?? [];
			world.recorder.note({ kind: "threads", conversation: id, person: person.id, rows });
		}
	}
	for (const person of world.lasting) await dumpList(world, person);
}

/** What a join is answered; undefined: it was refused. */
async function join({ direct }: Person, conversation: string): Promise<Frame | undefined> {
	const frames = [{ type: "join_conversation", version: 1, after: null }];
	const { body } = await direct.ask("POST", `/api/conversations/${conversation}/exchange`, { after: null, frames });
	return body.frames?.find((frame) => frame.type === "joined");
}

async function dumpList(world: World, { id, direct }: Person): Promise<void> {
	const { body } = await direct.ask("GET", "/api/conversations");
	const rows = (body.conversations ?? []).map(rowOf);
	world.recorder.note({ kind: "inbox", person: id, via: "rest", rows });
}
