/** What the tests of conversations have in common. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { vi } from "vitest";
import type { Live } from "../../src/conversation/live.ts";
import type { Room } from "../../src/conversation/room.ts";
import type { Search } from "../../src/conversation/search.ts";
import type { Down, Joined } from "../../src/protocol/down.ts";
import { isLogEvent } from "../../src/protocol/down.ts";
import { seqOf } from "../../src/protocol/events.ts";
import { type Answered, conversationObject, person, type TestPerson, type TestSocket } from "../support/people.ts";

/** Two people and their direct conversation. */
export async function pair() {
	const [ann, ben] = [await person("Ann"), await person("Ben")];
	return { ann, ben, id: await ann.startDirect(ben) };
}

/** An owner, an admin-less group of two others, and somebody who is not in it. */
export async function group() {
	const [ann, ben, cai, eve] = [await person("Ann"), await person("Ben"), await person("Cai"), await person("Eve")];
	return { ann, ben, cai, eve, id: await ann.startGroup("Tea", ben, cai) };
}

export const message = (clientId: string, text: string, replyTo?: number) => ({
	type: "send_message",
	clientId,
	body: { text },
	...(replyTo === undefined ? {} : { replyTo }),
});

export const join = (after: number | null, version = 1) => ({ type: "join_conversation", version, after });

export const path = (id: string, rest = "") => `/api/conversations/${id}${rest}`;

/** One polling request. */
export function exchange(who: TestPerson, id: string, after: number | null, frames: unknown[] = [], cursor?: string) {
	return who.call("POST", path(id, "/exchange"), { after, frames, ...(cursor === undefined ? {} : { cursor }) });
}

/** Says `count` things, one after the other, named m1, m2 … */
export async function sayMany(who: TestPerson, id: string, count: number, text = "text"): Promise<void> {
	for (let i = 1; i <= count; i++) await who.send(id, `m${i}`, `${text} ${i}`);
}

/** A socket that has not said anything. */
export function open(who: TestPerson, id: string): Promise<TestSocket> {
	return who.connect(path(id, "/socket"));
}

/** Joins, and answers the socket with what it was told. */
export async function joined(who: TestPerson, id: string, after: number | null) {
	const socket = await open(who, id);
	socket.send(join(after));
	return { socket, hello: await socket.next("joined") };
}

export const seqs = (frames: readonly Down[]) => frames.filter(isLogEvent).map(seqOf);
export const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
export const positions = (hello: Joined) =>
	Object.fromEntries(hello.members.map(({ userId, delivered, read }) => [userId, { delivered, read }]));

/** Everything that was ever said and done, as the log has it. */
export async function logOf(who: TestPerson, id: string): Promise<Down[]> {
	const events: Down[] = [];
	for (;;) {
		const { hello, socket } = await joined(who, id, events.length);
		events.push(...hello.frames);
		socket.close(1000);
		if (!hello.more) return events;
	}
}

/** What an answer refused, short: status and code. */
export const refusal = ({ status, body }: Answered) => `${status} ${body?.code}`;

/** The inside of a conversation's object, for what no client can see. */
interface Inside {
	room: Room;
	live: Live;
	searching: Search;
}

/** Runs `act` inside the conversation's object. */
export function inside<T>(id: string, act: (inside: Inside, state: DurableObjectState) => T | Promise<T>): Promise<T> {
	return runInDurableObject(conversationObject(id), (instance, state) => act(instance as unknown as Inside, state));
}

/** Does the small work that is due a moment later, now. */
export function doWork(id: string): Promise<void> {
	return inside(id, ({ live }) => live.work());
}

/** Tells the inboxes now, and waits until they know. */
export function tellInboxes(id: string): Promise<void> {
	return inside(id, ({ live }) => live.tellInboxes());
}

/** From here on the clock stands still, for the objects too; `vi.useRealTimers()` lets it go. */
export function stopClock(): void {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
}

/** Lets time pass while the clock is stopped. */
export function pass(ms: number): void {
	vi.setSystemTime(Date.now() + ms);
}

/** A round trip: whatever the server had sent this socket before has arrived now. */
export async function settled(socket: TestSocket): Promise<void> {
	const nonce = `probe_${crypto.randomUUID().slice(0, 8)}`;
	const count = socket.heard.length;
	socket.send({ type: nonce });
	do await socket.next("error");
	while (!socket.heard.slice(count).some((frame) => frame.type === "error" && frame.detail.includes(nonce)));
}

/**
 * The object loses its memory. What was due is done before, and no timer is left:
 * an object with one does not sleep, and no test waits for it.
 */
export async function evict(id: string, webSockets: "hibernate" | "close" = "hibernate"): Promise<void> {
	await inside(id, async ({ live }) => {
		await live.tellInboxes();
		const { agenda } = live as unknown as { agenda: { timer: ReturnType<typeof setTimeout> | null } };
		if (agenda.timer !== null) clearTimeout(agenda.timer);
	});
	await evictDurableObject(conversationObject(id), { webSockets });
}
