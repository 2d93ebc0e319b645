import { describe, expect, test } from "vitest";
import type { Room } from "../../src/conversation/room.ts";
import { seal } from "../../src/conversation/seal.ts";
import { brokenLink, chainStart } from "../../src/protocol/chain.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { WritingUp } from "../../src/protocol/up.ts";
import { callerOf, memoryRoom, presences, say } from "../support/memory-store.ts";

let ids = 0;
const edit = (seq: number, text: string, clientId = `e${++ids}`) =>
	({ type: "edit_message", clientId, seq, body: { text } }) as const;
const remove = (seq: number, clientId = `d${++ids}`) => ({ type: "delete_message", clientId, seq }) as const;
const react = (seq: number, emoji: string, on = true, clientId = `r${++ids}`) =>
	({ type: "react", clientId, seq, emoji, on }) as const;

/** stored, repeated, or the code of the refusal. */
function outcome(room: Room, who: string, asked: WritingUp): string {
	const written = room.write(who, asked);
	return written.ok ? written.value.kind : written.refusal.code;
}

const team = ["own:owner", "adm:admin", "ann", "ben"];

describe("editing", () => {
	test("ED1 the sender gives a message another text, told to everyone as an event of its own", () => {
		const { room, clock } = memoryRoom(team);
		say(room, "ann", 2);
		clock.now += 5;
		const answer = room.handle(callerOf("ann"), edit(1, "better", "e"), () => presences());
		expect(answer.reply).toEqual([]);
		expect(answer.announce).toMatchObject([
			{ frame: { type: "message_edited", seq: 3, actor: "ann", clientId: "e", target: 1, body: { text: "better" } } },
		]);
		expect(room.message(1)).toMatchObject({ body: { text: "better" }, edited: { seq: 3, at: clock.now } });
		expect(room.message(2)).not.toHaveProperty("edited");
	});

	test("EV4 ED2 the log keeps what was written first, and every version", () => {
		const { room } = memoryRoom(team);
		say(room, "ann", 1);
		for (const text of ["two", "three"]) room.write("ann", edit(1, text));
		const { events } = room.events({ after: 0, limit: 10 });
		expect(events).toMatchObject([
			{ message: { body: { text: "text 1" } } },
			{ body: { text: "two" } },
			{ body: { text: "three" } },
		]);
		expect(events[0]).not.toHaveProperty("message.edited");
	});

	test.each([
		["another member", "ben", 1, "x", "forbidden"],
		["the owner", "own", 1, "x", "forbidden"],
		["no message", "ann", 9, "x", "not_found"],
		["an event that is no message", "ann", 2, "x", "not_found"],
		["seq 0", "ann", 0, "x", "not_found"],
		["the same text", "ann", 1, "text 1", "no_change"],
		["no text", "ann", 1, " ", "text_empty"],
		["a text too long", "ann", 1, "x".repeat(8_001), "text_too_long"],
		["a lone surrogate", "ann", 1, "\ud800", "text_malformed"],
	])("ED1 ER2 refused: %s", (_, who, seq, text, code) => {
		const { room, store } = memoryRoom(team);
		say(room, "ann", 1);
		room.write("ben", react(1, "👍"));
		const { log, writes } = store;
		expect(outcome(room, who, edit(seq, text))).toBe(code);
		expect(store.log).toEqual(log);
		expect(store.writes).toBe(writes);
	});

	test("ED1 not after 24 hours, and not a hundred and first time", () => {
		const { room, clock } = memoryRoom(team);
		say(room, "ann", 1);
		for (let version = 1; version <= limits.editsPerMessage; version++) {
			expect(outcome(room, "ann", edit(1, `version ${version}`))).toBe("stored");
		}
		expect(outcome(room, "ann", edit(1, "once more"))).toBe("edits_limit");
		say(room, "ann", 1, 2);
		const { seq } = room.store.lastMessage(0) ?? { seq: 0 };
		clock.now += limits.editWindowMs;
		expect(outcome(room, "ann", edit(seq, "just in time"))).toBe("stored");
		clock.now += 1;
		expect(outcome(room, "ann", edit(seq, "too late"))).toBe("too_late");
	});

	test("SD2 SD3 a repetition is answered with the event, another request under its clientId is refused", () => {
		const { room, store } = memoryRoom(team);
		say(room, "ann", 2);
		expect(outcome(room, "ann", edit(1, "better", "e"))).toBe("stored");
		const again = room.handle(callerOf("ann"), edit(1, "better", "e"), () => presences());
		expect(again).toMatchObject({ reply: [{ type: "message_edited", seq: 3 }], announce: [] });
		for (const asked of [edit(1, "best", "e"), edit(2, "better", "e"), remove(1, "e"), react(1, "👍", true, "e")]) {
			expect(outcome(room, "ann", asked)).toBe("client_id_reused");
		}
		const send = { type: "send_message", clientId: "e", body: { text: "better" } } as const;
		expect(outcome(room, "ann", send)).toBe("client_id_reused");
		expect(outcome(room, "ann", edit(1, "better", "m1"))).toBe("client_id_reused");
		expect(store.log).toHaveLength(3);
	});

	test("LM1 counts like a message", () => {
		const { room } = memoryRoom(team, { rates: { messagesPerSecond: 1, messageBurst: 2 } });
		say(room, "ann", 1);
		expect(outcome(room, "ann", edit(1, "a"))).toBe("stored");
		expect(outcome(room, "ann", edit(1, "b"))).toBe("rate_limited");
		expect(outcome(room, "ann", remove(1))).toBe("rate_limited");
		expect(outcome(room, "ben", react(1, "👍"))).toBe("stored");
	});
});

describe("deleting", () => {
	test.each([
		["ann", "stored"],
		["ben", "forbidden"],
		["adm", "stored"],
		["own", "stored"],
		["nobody", "not_found"],
	])("DL1 a message of Ann's by %s: %s", (who, result) => {
		const { room } = memoryRoom(team);
		say(room, "ann", 1);
		expect(outcome(room, who, remove(1))).toBe(result);
		expect(room.message(1)?.deleted !== undefined).toBe(result === "stored");
	});

	test("DL1 in a direct conversation only by its sender", () => {
		const { room } = memoryRoom(["ann", "ben"], { kind: "direct" });
		say(room, "ann", 1);
		expect(outcome(room, "ben", remove(1))).toBe("forbidden");
		expect(outcome(room, "ann", remove(1))).toBe("stored");
	});

	test("DL2 HC2 text, versions and reactions are gone from what is kept, and the chain holds", () => {
		const { room, store } = memoryRoom(team);
		say(room, "ann", 2);
		room.write("ann", edit(1, "the secret"));
		room.write("ann", edit(1, "the other secret"));
		room.write("ben", react(1, "👍"));
		const before = structuredClone(store.log);
		expect(outcome(room, "ann", remove(1))).toBe("stored");
		expect(store.log.at(-1)).toMatchObject({ type: "message_deleted", target: 1, erased: [1, 3, 4] });
		const kept = JSON.stringify([store.log, store.reacted]);
		for (const text of ["text 1", "the secret", "the other secret"]) expect(kept).not.toContain(text);
		for (const event of before) if ("salt" in event && event !== before[1]) expect(kept).not.toContain(event.salt);
		expect(store.log.slice(0, 5).map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash));
		expect(brokenLink(chainStart, room.info().id, store.log, seal.sha256)).toBeNull();
		const message = room.message(1);
		expect(message).toMatchObject({ body: { text: "" }, deleted: { seq: 6, actor: "ann" } });
		expect(message).not.toHaveProperty("edited");
		expect(message).not.toHaveProperty("reactions");
	});

	test("DL1 nothing more can be done with it", () => {
		const { room } = memoryRoom(team);
		say(room, "ann", 1);
		room.write("ann", remove(1, "d"));
		expect(outcome(room, "ann", remove(1, "d"))).toBe("repeated");
		for (const asked of [remove(1), edit(1, "x"), react(1, "👍"), react(1, "👍", false)]) {
			expect(outcome(room, "ann", asked)).toBe("message_deleted");
		}
	});

	test("SD2 a send that is repeated after its message was deleted is still the same one", () => {
		const { room } = memoryRoom(team);
		say(room, "ann", 1);
		room.write("ann", edit(1, "better", "e"));
		room.write("own", remove(1));
		const send = { type: "send_message", clientId: "m1", body: { text: "text 1" } } as const;
		expect(outcome(room, "ann", send)).toBe("repeated");
		expect(outcome(room, "ann", edit(1, "better", "e"))).toBe("repeated");
	});

	test("DL3 RD5 a deleted message is not unread, whether it was counted before or not", () => {
		const { room } = memoryRoom(team);
		say(room, "ann", 3);
		const unread = () => {
			const ben = room.roster.present("ben");
			return ben === null ? -1 : room.summary(ben).unread;
		};
		expect(unread()).toBe(3);
		room.write("ann", remove(2));
		expect(unread()).toBe(2);
		room.forget();
		expect(unread()).toBe(2);
		room.write("ann", remove(1));
		expect(unread()).toBe(1);
	});

	test("CV2 the list shows the newest message as it is now", () => {
		const { room } = memoryRoom(team);
		say(room, "ann", 2);
		const last = () => {
			const ben = room.roster.present("ben");
			return ben === null ? null : room.summary(ben).lastMessage;
		};
		expect(last()).toMatchObject({ seq: 2, body: { text: "text 2" } });
		room.write("ann", edit(2, "better"));
		expect(last()).toMatchObject({ seq: 2, body: { text: "better" } });
		room.write("ann", remove(2));
		expect(last()).toMatchObject({ seq: 2, body: { text: "" }, deleted: { actor: "ann" } });
	});
});

describe("reacting", () => {
	test("RX1 adds and takes back, once each; kinds in the order in which they came", () => {
		const { room } = memoryRoom(team);
		say(room, "ann", 1);
		expect(outcome(room, "ben", react(1, "🎉"))).toBe("stored");
		expect(outcome(room, "ann", react(1, "👍"))).toBe("stored");
		expect(outcome(room, "own", react(1, "🎉"))).toBe("stored");
		expect(outcome(room, "ben", react(1, "🎉"))).toBe("no_change");
		expect(room.message(1)?.reactions).toEqual([
			{ emoji: "🎉", userIds: ["ben", "own"] },
			{ emoji: "👍", userIds: ["ann"] },
		]);
		expect(outcome(room, "ann", react(1, "👍", false))).toBe("stored");
		expect(outcome(room, "ann", react(1, "👍", false))).toBe("no_change");
		expect(room.message(1)?.reactions).toEqual([{ emoji: "🎉", userIds: ["ben", "own"] }]);
	});

	test.each(["👍", "❤️", "👩‍👩‍👧‍👦", "👍🏽", "🇩🇪", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"])("RX1 takes %s", (emoji) => {
		const { room } = memoryRoom(team);
		say(room, "ann", 1);
		expect(outcome(room, "ben", react(1, emoji))).toBe("stored");
	});

	test.each(["", "a", "👍👍", " 👍", "👍a", "1", "©", "\u200d", "__proto__", "👍".repeat(30), "\ud83d"])(
		"RX1 refuses %j",
		(emoji) => {
			const { room } = memoryRoom(team);
			say(room, "ann", 1);
			expect(outcome(room, "ben", react(1, emoji))).toBe("bad_emoji");
		},
	);

	test("RX1 at most 20 kinds on a message, and still more of the same kind", () => {
		const { room } = memoryRoom(team);
		say(room, "ann", 1);
		const kinds = Array.from({ length: 21 }, (_, index) => String.fromCodePoint(0x1f400 + index));
		for (const emoji of kinds.slice(0, 20)) expect(outcome(room, "ben", react(1, emoji))).toBe("stored");
		expect(outcome(room, "ann", react(1, kinds[20] ?? ""))).toBe("reactions_limit");
		expect(outcome(room, "ann", react(1, kinds[0] ?? ""))).toBe("stored");
	});

	test.each([
		["the newest page", {}, [3]],
		["a page upward", { after: 0 }, [1]],
		["around", { around: 2 }, [1, 2]],
	])(
		"RS6 what a page would hold beyond its bytes for reactions is left out and said to be more: %s",
		(_, asked, seqs) => {
			const { room, store } = memoryRoom(team);
			say(room, "ann", 3);
			for (let target = 1; target <= 3; target++) {
				for (let person = 0; person < 8_000; person++) {
					store.reacted.push({ target, emoji: "👍", userId: `person-${target}-${person}`.padEnd(32, "x"), seq: 9 });
				}
			}
			const page = room.messages({ ...asked, limit: 3 });
			expect(page.rows.map(({ seq }) => seq)).toEqual(seqs);
			expect(page.more).toBe(true);
		},
	);
});
