import { describe, expect, test } from "vitest";
import { Polling } from "../../src/conversation/polling.ts";
import { PresenceBoard } from "../../src/conversation/presence.ts";
import type { Announcement } from "../../src/conversation/room.ts";
import { settleMs } from "../../src/conversation/roster.ts";
import type { Caller } from "../../src/env.ts";
import type { Down } from "../../src/protocol/down.ts";
import { isLogEvent } from "../../src/protocol/down.ts";
import { seqOf } from "../../src/protocol/events.ts";
import type { Exchange } from "../../src/protocol/up.ts";
import { callerOf, directoryOf, memoryRoom, presences, say } from "../support/memory-store.ts";

function polled(...people: string[]) {
	const { room, clock, store, reopen } = memoryRoom(people);
	const told: Announcement[] = [];
	const wake = (awake: typeof room) => {
		const board = new PresenceBoard(new Map(), clock.now, directoryOf(awake));
		return { room: awake, board, polling: new Polling(awake, board, clock, 30) };
	};
	const object = { ...wake(room), clock, store, told };
	const exchange = (caller: Caller, request: Partial<Exchange>) =>
		object.polling.exchange(
			caller,
			{ after: 0, frames: [], ...request },
			() => presences(),
			(news) => told.push(...news),
		);
	/** The object loses its memory. */
	const evict = () => void Object.assign(object, wake(reopen()));
	return { object, clock, exchange, evict, told };
}

const send = (clientId: string, text: string) => ({ type: "send_message", clientId, body: { text } });
const types = (frames: readonly Down[] | undefined) => frames?.map(({ type }) => type);
const seqs = (frames: readonly Down[] | undefined) => frames?.filter(isLogEvent).map(seqOf);

describe("exchange", () => {
	test("PL1 does what the frames say, in order, and tells the sockets", () => {
		const { exchange, told } = polled("ann", "ben");
		const answer = exchange(callerOf("ann"), {
			frames: [send("a", "1"), send("b", "2"), { type: "mark_read", seq: 2 }],
		});
		expect(seqs(answer?.frames)).toEqual([1, 2]);
		expect(types(answer?.frames)).toEqual(["new_message", "new_message", "message_status"]);
		expect(told.map(({ frame }) => frame.type)).toEqual(["new_message", "new_message", "message_status"]);
	});

	test("PL2 null when nothing is new and nothing was asked; never when something was asked", () => {
		const { exchange, object } = polled("ann", "ben");
		say(object.room, "ben", 1);
		const cursor = exchange(callerOf("ann"), { after: 0 })?.cursor;
		expect(exchange(callerOf("ann"), { after: 1, ...(cursor === undefined ? {} : { cursor }) })).toBeNull();
		expect(exchange(callerOf("ann"), { after: 1, frames: [{ type: "mark_read", seq: 0 }] })).toMatchObject({
			frames: [],
		});
	});

	test("PL3 with the cursor every position comes once, with or without the object's memory", () => {
		const { exchange, object, clock, evict } = polled("ann", "ben");
		say(object.room, "ann", 4);
		const ann = callerOf("ann");
		let cursor = exchange(ann, { after: 0 })?.cursor ?? "";
		for (const [round, evicted] of [false, true, false, true].entries()) {
			clock.now += settleMs;
			object.room.roster.move("ben", { delivered: round + 1 }, 4, clock.now);
			if (evicted) evict();
			const answer = exchange(ann, { after: 4, cursor });
			const statuses = answer?.frames.filter(({ type }) => type === "message_status");
			expect(statuses).toEqual([{ type: "message_status", userId: "ben", delivered: round + 1, read: 0 }]);
			cursor = answer?.cursor ?? cursor;
			const again = exchange(ann, { after: 4, cursor });
			expect(again).toBeNull();
		}
	});

	test("PL3 typing comes once, its end too, even in the millisecond of a poll; never to oneself", () => {
		const { exchange, object } = polled("ann", "ben");
		const type = (on: boolean) => object.room.handle(callerOf("ben"), { type: "typing", on }, () => presences());
		let cursor = exchange(callerOf("ann"), { after: null })?.cursor ?? "";
		for (const on of [true, false, true]) {
			type(on);
			const answer = exchange(callerOf("ann"), { after: 0, cursor });
			expect(answer?.frames).toEqual([{ type: "typing", userId: "ben", on }]);
			cursor = answer?.cursor ?? "";
			expect(exchange(callerOf("ann"), { after: 0, cursor })).toBeNull();
		}
		expect(types(exchange(callerOf("ben"), { after: 0 })?.frames) ?? []).not.toContain("typing");
	});

	test("PR1 typing that a reader would have dropped by now is not told", () => {
		const { exchange, object, clock } = polled("ann", "ben");
		const cursor = exchange(callerOf("ann"), { after: null })?.cursor ?? "";
		object.room.handle(callerOf("ben"), { type: "typing", on: true }, () => presences());
		clock.now += 6_000;
		expect(exchange(callerOf("ann"), { after: 0, cursor })).toBeNull();
	});

	test("PL3 without a cursor the server remembers what it told this session", () => {
		const { exchange, object, clock } = polled("ann", "ben");
		say(object.room, "ann", 1);
		const [phone, laptop] = [callerOf("ann", "phone"), callerOf("ann", "laptop")];
		exchange(phone, { after: 1 });
		exchange(laptop, { after: 1 });
		clock.now += settleMs;
		object.room.roster.move("ben", { read: 1 }, 1, clock.now);
		expect(types(exchange(phone, { after: 1 })?.frames)).toEqual(["message_status"]);
		expect(exchange(phone, { after: 1 })).toBeNull();
		expect(types(exchange(laptop, { after: 1 })?.frames)).toEqual(["message_status"]);
	});

	test("PL3 without a cursor and memory it tells positions that moved since the event, in its millisecond too", () => {
		const { exchange, object, clock, evict } = polled("ann", "ben", "cai");
		object.room.roster.move("cai", { read: 0, delivered: 0 }, 0, clock.now);
		say(object.room, "ann", 1);
		object.room.roster.move("ben", { read: 1 }, 1, clock.now);
		object.room.roster.settleOne("ben", clock.now);
		evict();
		const statuses = exchange(callerOf("ann"), { after: 1 })?.frames.filter(({ type }) => type === "message_status");
		expect(statuses).toEqual([{ type: "message_status", userId: "ben", delivered: 1, read: 1 }]);
	});

	test("PL4 after null without a join is answered as one; what a join brought is not repeated", () => {
		const { exchange, object } = polled("ann", "ben");
		say(object.room, "ben", 2);
		expect(types(exchange(callerOf("ann"), { after: null })?.frames)).toEqual(["joined"]);
		const join = { type: "join_conversation", version: 1, after: 0 };
		const both = exchange(callerOf("ann", "other"), { after: 0, frames: [join, send("a", "3")] });
		expect(types(both?.frames)).toEqual(["joined", "new_message"]);
		expect(seqs(both?.frames)).toEqual([3]);
	});

	test("PL5 RS1 a full page says more; exchanging again with the last seq brings the rest, none twice", () => {
		const { exchange, object } = polled("ann", "ben");
		say(object.room, "ben", 230);
		const got: number[] = [];
		let more = true;
		while (more) {
			const answer = exchange(callerOf("ann"), { after: got.at(-1) ?? 0 });
			got.push(...(seqs(answer?.frames) ?? []));
			more = answer?.more ?? false;
		}
		expect(got).toEqual(Array.from({ length: 230 }, (_, index) => index + 1));
	});

	test("PL6 a frame that would have closed a socket is answered with its error, the others are done", () => {
		const { exchange, object } = polled("ann");
		const frames = [
			"garbage",
			{ type: "nonsense" },
			{ type: "typing", on: "yes" },
			{ type: "send_message", clientId: "bad", body: 5 },
			{ type: "join_conversation", version: 9, after: null },
			send("a", "still done"),
		];
		const answer = exchange(callerOf("ann"), { frames });
		expect(answer?.frames).toMatchObject([
			{ type: "error", code: "bad_frame" },
			{ type: "error", code: "unknown_type" },
			{ type: "error", code: "bad_frame" },
			{ type: "rejected", clientId: "bad", code: "bad_frame" },
			{ type: "error", code: "version_unsupported" },
			{ type: "new_message", message: { body: { text: "still done" } } },
		]);
		expect(object.room.store.head()).toBe(1);
	});

	test("RS4 PL6 after beyond the head is told to start again", () => {
		const { exchange } = polled("ann");
		expect(exchange(callerOf("ann"), { after: 5 })?.frames).toMatchObject([{ type: "error", code: "start_again" }]);
	});

	test("SD2 a repeated send is answered with its message, once, whether or not the page has it", () => {
		const { exchange, object } = polled("ann", "ben");
		exchange(callerOf("ann"), { frames: [send("a", "1")] });
		say(object.room, "ben", 1);
		expect(seqs(exchange(callerOf("ann"), { after: 0, frames: [send("a", "1")] })?.frames)).toEqual([1, 2]);
		expect(seqs(exchange(callerOf("ann"), { after: 2, frames: [send("a", "1")] })?.frames)).toEqual([1]);
	});

	test("LM2 a session's exchanges carry no more frames a second than a socket", () => {
		const { object, clock } = polled("ann", "ben");
		const turns = Array.from({ length: 4 }, () => object.polling.takeTurn("phone", 10));
		expect(turns.map((wait) => wait === 0)).toEqual([true, true, true, false]);
		expect(object.polling.takeTurn("laptop", 10)).toBe(0);
		// One without frames counts as one: it costs as much.
		expect(object.polling.takeTurn("phone", 0)).toBeGreaterThan(0);
		clock.now += 1_000;
		expect(object.polling.takeTurn("phone", 10)).toBe(0);
	});
});
