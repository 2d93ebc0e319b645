/**
 * Random acts on a real room: what a client makes of the log, by whichever way it comes, is what
 * the server says of the messages, at any moment. fold(snapshot a, events since) = snapshot b.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { withChanges } from "../../client/store/changes.ts";
import { applyFrame, emptyConversation, prependOlder } from "../../client/store/conversation.ts";
import type { ConversationState } from "../../client/store/model.ts";
import { followed } from "../../client/store/quotes.ts";
import { sha256 } from "../../client/store/sha256.ts";
import { shownMessage } from "../../client/store/shown.ts";
import { fromCopy, snapshotOf } from "../../client/store/snapshot.ts";
import { patchInfo } from "../../src/conversation/membership.ts";
import type { Room } from "../../src/conversation/room.ts";
import { brokenLink, chainStart } from "../../src/protocol/chain.ts";
import type { Joined } from "../../src/protocol/down.ts";
import type { Message } from "../../src/protocol/entities.ts";
import { actorOf, type LogEvent, seqOf } from "../../src/protocol/events.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { WritingUp } from "../../src/protocol/up.ts";
import { callerOf, memoryRoom, presences } from "../support/memory-store.ts";

const who = fc.constantFrom("own", "adm", "ann", "ben");
const pick = fc.nat(1_000);
const text = fc.constantFrom("hello", "@ann look", "@everyone", "**bold**", "a\nb");
const acts = fc.array(
	fc.oneof(
		{ weight: 6, arbitrary: fc.record({ act: fc.constant("say"), who, pick, text, how: fc.nat(5) }) },
		{ weight: 4, arbitrary: fc.record({ act: fc.constant("edit"), who, pick, text, how: fc.nat(3) }) },
		{ weight: 2, arbitrary: fc.record({ act: fc.constant("delete"), who, pick, text, how: fc.nat(1) }) },
		{ weight: 6, arbitrary: fc.record({ act: fc.constant("react"), who, pick, text, how: fc.nat(5) }) },
		{ weight: 6, arbitrary: fc.record({ act: fc.constant("pin"), who, pick, text, how: fc.nat(1) }) },
		{ weight: 2, arbitrary: fc.record({ act: fc.constant("set"), who, pick, text, how: fc.nat(5) }) },
		{ weight: 1, arbitrary: fc.record({ act: fc.constant("rename"), who, pick, text, how: fc.nat(5) }) },
	),
	{ minLength: 1, maxLength: 60 },
);
type Act = { act: string; who: string; pick: number; text: string; how: number };

/** Does something, which may be refused: then nothing of it must be seen. */
function perform(room: Room, { act, who: somebody, pick, text, how }: Act): void {
	const messages = room.store.events({ after: 0, limit: 1_000 }).rows.filter((event) => event.type === "new_message");
	// Few, so that much happens to each.
	const target = messages[pick % Math.min(act === "pin" ? 3 : 6, messages.length)];
	// Mostly what can be done, by whom it can be done.
	const seq = target === undefined || pick % 10 === 0 ? pick % 9 : seqOf(target);
	const by = act === "pin" ? "own" : act === "edit" && target !== undefined ? actorOf(target) : somebody;
	const who = pick % 5 > 0 ? by : somebody;
	const clientId = `c${room.store.head()}-${who}-${pick}`;
	const member = room.roster.present(who);
	if (member === null) throw new Error("nobody");
	const ask = (asked: WritingUp) => void room.write(who, asked, () => presences("own", "ann"));
	switch (act) {
		case "say": {
			const options = [
				{},
				{},
				{ replyTo: seq },
				{ thread: seq },
				{ thread: seq, toConversation: true },
				{ forwarded: true },
			];
			ask({ type: "send_message", clientId, body: { text }, ...(options[how] as object) });
			return;
		}
		case "edit":
			ask({ type: "edit_message", clientId, seq, body: { text: `${text} ${how}` } });
			return;
		case "delete":
			ask({ type: "delete_message", clientId, seq });
			return;
		case "react":
			ask({ type: "react", clientId, seq, emoji: ["👍", "❤️", "😂"][how % 3] ?? "👍", on: how < 3 });
			return;
		case "pin":
			ask({ type: "pin_message", clientId, seq, on: how === 0 });
			return;
		case "set": {
			const patches = [{ title: text.slice(0, 3) }, { topic: `${pick}` }, { editWindow: null }, { editWindow: 0 }];
			patchInfo(room, member, patches[how] ?? { editWindow: limits.editWindowMs, topic: "" });
			return;
		}
		case "rename":
			room.rename(member, { name: `${who} ${how}`, username: who });
	}
}

const makeRoom = () => memoryRoom(["own:owner", "adm:admin", "ann", "ben"]).room;

/** What a join is answered. */
function join(room: Room, after: number | null): Joined {
	const { name = "", username = null } = room.roster.present("ann") ?? {};
	// With the name of now: a join brings the one that accounts know.
	const caller = { ...callerOf("ann"), name, username };
	const { reply } = room.handle(caller, { type: "join_conversation", version: 1, after }, () => presences("ann"));
	const [joined] = reply;
	if (joined?.type !== "joined") throw new Error("no joined");
	return structuredClone(joined);
}

/** Every message that the server has, as it is now, in pages of `limit`, those of threads among them. */
function pages(room: Room, limit: number): Map<number, Message> {
	const all = new Map<number, Message>();
	const read = (thread: number | undefined) => {
		for (let before: number | undefined; ; ) {
			const { rows, more } = room.messages(before === undefined ? { limit, thread } : { before, limit, thread });
			for (const message of rows) all.set(message.seq, structuredClone(message));
			if (!more) return;
			before = rows[0]?.seq;
		}
	};
	read(undefined);
	for (const root of [...all.keys()]) read(root);
	return all;
}

const events = (room: Room): LogEvent[] => structuredClone(room.store.events({ after: 0, limit: 1_000 }).rows);
const start = (room: Room) => emptyConversation(room.info().id, "ann");

/** What is the same for everybody who has read all. */
function facts(state: ConversationState) {
	const { title, topic, editWindow, pins, head, cursor, changes, events } = state;
	const members = [...state.members.values()].map(({ userId, name, role }) => [userId, name, role]);
	return { title, topic, editWindow, pins, head, cursor, changes, events, members };
}

/** The state, with all of the log loaded, is what the server's pages say. */
function equalsServer(state: ConversationState, room: Room): void {
	const truth = pages(room, 7);
	const { title, topic, editWindow, pins } = room.info();
	expect([state.title, state.topic, state.editWindow]).toEqual([title, topic, editWindow]);
	expect(state.pins).toEqual(pins.map(({ target }) => target));
	const pinned = [...truth.values()].flatMap((message) => (message.pinned === undefined ? [] : [message]));
	expect(pinned.sort((a, b) => (a.pinned?.seq ?? 0) - (b.pinned?.seq ?? 0)).map(({ seq }) => seq)).toEqual(state.pins);
	let count = 0;
	for (const event of state.events) {
		if (event.type !== "new_message") continue;
		count++;
		const { seq, replyTo, thread, toConversation, forwarded } = event.message;
		const message = truth.get(seq);
		const shown = shownMessage(event.message, state.changes.get(seq), undefined, "ann");
		expect({
			...{
				seq,
				replyTo,
				thread,
				toConversation,
				forwarded,
				text: shown.text,
				editedAt: shown.editedAt,
				mentions: shown.mentions,
			},
			...{ deletedBy: shown.deleted?.actor, reactions: shown.reactions },
		}).toEqual({
			...{ seq: message?.seq, replyTo: message?.replyTo, thread: message?.thread, forwarded: message?.forwarded },
			...{
				toConversation: message?.toConversation,
				text: message?.body.text,
				editedAt: message?.edited?.at ?? null,
				mentions: message?.mentions,
			},
			...{ deletedBy: message?.deleted?.actor, reactions: message?.reactions ?? [] },
		});
	}
	expect(count).toBe(truth.size);
	expect(brokenLink(chainStart, room.info().id, state.events, sha256)).toBeNull();
}

test("EV4 ED1 ED3 DL2 RX1 PN1 TH1 SD9 live, resumed at any point, polled and loaded anew: one state, and it is the server's", () => {
	fc.assert(
		fc.property(
			acts,
			fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
			fc.nat(60),
			(acts, cuts, at) => {
				const room = makeRoom();
				let live = applyFrame(start(room), join(room, null), 0);
				let resumed = live;
				for (const [index, act] of acts.entries()) {
					perform(room, act);
					for (const event of events(room).slice(live.cursor)) live = applyFrame(live, event, 0);
					// One that was away since comes back.
					if (index === at) resumed = applyFrame(resumed, join(room, resumed.cursor), 0);
				}
				equalsServer(live, room);
				resumed = applyFrame(resumed, join(room, resumed.cursor), 0);
				expect(facts(resumed)).toEqual(facts(live));

				// Anew, without older events; then page by page, until all is here.
				const [newest, log] = [cuts[0] ?? 1, events(room)];
				let anew = applyFrame(start(room), { ...join(room, null), frames: log.slice(-newest), more: true }, 0);
				for (let turn = 1; (anew.events[0] === undefined ? 1 : seqOf(anew.events[0])) > 1; turn++) {
					const above = anew.events[0] === undefined ? 0 : seqOf(anew.events[0]) - 1;
					anew = prependOlder(anew, log.slice(Math.max(0, above - (cuts[turn % cuts.length] ?? 1)), above));
				}
				expect(facts(anew)).toEqual(facts(live));

				// PL5: a page of a join that says already how all ends, and the rest as polls bring it.
				const cut = Math.min(cuts.at(-1) ?? 1, log.length);
				let polled = applyFrame(
					start(room),
					{ ...join(room, 0), frames: log.slice(0, cut), more: cut < log.length },
					0,
				);
				for (const event of log.slice(cut)) polled = applyFrame(polled, event, 0);
				expect(facts(polled)).toEqual(facts(live));

				const copy = fromCopy(start(room), { snapshot: snapshotOf(live, live.cursor), events: live.events }, false);
				expect(facts(copy)).toEqual(facts(live));
			},
		),
		{ numRuns: 150 },
	);
}, 60_000);

test("EV4 messages as they were at any moment, with what the events since say of them, are the messages as they are now", () => {
	fc.assert(
		fc.property(acts, acts, fc.integer({ min: 1, max: 20 }), (before, since, limit) => {
			const room = makeRoom();
			for (const act of before) perform(room, act);
			const [head, snapshot, old] = [room.store.head(), pages(room, limit), events(room)];
			for (const act of since) perform(room, act);
			const later = events(room);
			const now = pages(room, limit);
			const text = ({ seq, sender, at, body, edited, deleted }: Message) => ({
				seq,
				sender,
				at,
				body,
				edited,
				deleted,
			});
			// What is older than the snapshot does not take it back.
			for (const end of [0, head / 2, head].map(Math.floor)) {
				const folded = followed(snapshot, withChanges(new Map(), old.slice(0, end)));
				expect([...folded].map(([, message]) => message && text(message))).toEqual([...snapshot.values()].map(text));
			}
			for (const changes of [later.slice(head), later]) {
				const folded = followed(snapshot, withChanges(new Map(), changes));
				for (const [seq, message] of folded) {
					const truth = now.get(seq);
					expect(message === null ? null : text(message)).toEqual(truth === undefined ? null : text(truth));
				}
			}
		}),
		{ numRuns: 150 },
	);
}, 60_000);

test("PN1 pins are in the order in which they were pinned, wherever a newer list of them comes before the events", () => {
	const pin = fc.record({ target: fc.integer({ min: 1, max: 3 }), on: fc.boolean() });
	fc.assert(
		fc.property(fc.array(pin, { minLength: 4, maxLength: 24 }), (pins) => {
			const room = makeRoom();
			for (const act of [1, 2, 3]) perform(room, { act: "say", who: "own", pick: act, text: "hello", how: 0 });
			for (const [index, { target: seq, on }] of pins.entries()) {
				room.write("own", { type: "pin_message", clientId: `pin-${index}`, seq, on });
			}
			const log = events(room);
			const order: number[] = [];
			for (const event of log) {
				if (event.type !== "pin_changed") continue;
				if (!event.on) order.splice(order.indexOf(event.target), 1);
				else order.push(event.target);
			}
			expect(room.info().pins.map(({ target }) => target)).toEqual(order);
			for (let cut = 0; cut <= log.length; cut++) {
				const joined = { ...join(room, 0), frames: log.slice(0, cut), more: cut < log.length };
				let state = applyFrame(start(room), joined, 0);
				for (const event of log.slice(cut)) state = applyFrame(state, event, 0);
				expect(state.pins).toEqual(order);
			}
		}),
		{ numRuns: 200 },
	);
});
