import { describe, expect, test } from "vitest";
import {
	applyFrame,
	emptyConversation,
	forgetLog,
	prependOlder,
	withNewest,
	withOutbox,
} from "../../client/store/conversation.ts";
import type { ConversationState } from "../../client/store/model.ts";
import type { OutboxRow } from "../../client/store/outbox-rows.ts";
import { expireTyping, nextTypingEnd } from "../../client/store/presence.ts";
import type { Down } from "../../src/protocol/down.ts";
import { seqOf } from "../../src/protocol/events.ts";
import { limits } from "../../src/protocol/limits.ts";
import { conversationId, joined, member, message, messages } from "../transport/support/frames.ts";

const now = 1_000_000;
const empty = emptyConversation(conversationId, "ann");

function apply(state: ConversationState, ...frames: Down[]): ConversationState {
	return frames.reduce((next, frame) => applyFrame(next, frame, now), state);
}

const seqs = (state: ConversationState) => state.events.map(seqOf);
const loaded = apply(empty, joined(3, messages(1, 3)));

const change = (seq: number, userId: string, what: "added" | "removed" | "left" | "renamed" | "role"): Down => ({
	type: "member_changed",
	username: null,
	hash: "",
	seq,
	at: 1,
	actor: "ann",
	userId,
	name: `${userId} now`,
	change: what,
	role: what === "role" ? "admin" : "member",
});

describe("EV6", () => {
	test("EV6 nothing is applied before the first joined", () => {
		expect(apply(empty, message(1))).toBe(empty);
	});

	test("EV6 next, lower, higher", () => {
		expect(seqs(apply(loaded, message(4)))).toEqual([1, 2, 3, 4]);
		expect(apply(loaded, message(3))).toBe(loaded);
		expect(apply(loaded, message(7))).toMatchObject({ cursor: 3, head: 7 });
		expect(seqs(apply(loaded, message(7)))).toEqual([1, 2, 3]);
	});

	test("EV8 what is not known is passed over, and PN1 pins come and go", () => {
		const fields = { at: 1, actor: "ann", hash: "h" };
		const raw = { type: "newer", seq: 4, ...fields };
		const pin = (seq: number, target: number, on: boolean): Down => ({
			...({ type: "pin_changed", seq, clientId: `p${seq}`, target, on, ...fields } as const),
		});
		const after = apply(
			loaded,
			{ type: "unknown_event", seq: 4, ...fields, raw },
			...[pin(5, 2, true), pin(6, 1, true), pin(7, 3, true), pin(8, 1, false)],
			{ type: "message_deleted", seq: 9, clientId: "d", target: 3, erased: [3], ...fields },
			{ type: "conversation_changed", seq: 10, editWindow: null, ...fields },
		);
		expect(after).toMatchObject({ cursor: 10, pins: [2], editWindow: null, title: "Team" });
		expect(apply(after, joined(10, [], { pins: [1], editWindow: 0 }))).toMatchObject({ pins: [1], editWindow: 0 });
	});

	test("EV6 frames in any order and number end in the log, each event once", () => {
		const log = messages(1, 40);
		let state = apply(empty, joined(0));
		// Each step delivers a random stretch, perhaps again, as two transports would; then the gap is asked for.
		let seed = 5;
		const random = (below: number) => {
			seed = (seed * 48_271) % 2_147_483_647;
			return seed % below;
		};
		for (let step = 0; step < 200; step++) {
			const from = random(40);
			state = apply(state, ...log.slice(from, from + random(5)));
			if (random(4) === 0) state = apply(state, joined(40, log.slice(state.cursor, state.cursor + random(6))));
			expect(seqs(state)).toEqual(log.slice(0, state.cursor).map(seqOf));
		}
		expect(apply(state, joined(40, log.slice(state.cursor))).cursor).toBe(40);
	});
});

describe("RS joined", () => {
	test("RS3 the newest page: older exist if it does not begin at 1", () => {
		expect(apply(empty, joined(200, messages(101, 200), { more: true }))).toMatchObject({
			cursor: 200,
			hasOlder: true,
		});
		expect(loaded).toMatchObject({ cursor: 3, head: 3, hasOlder: false, loaded: true });
		expect(apply(empty, joined(0))).toMatchObject({ cursor: 0, hasOlder: false, loaded: true });
	});

	test("RS1 continues the copy, dropping what it has", () => {
		expect(seqs(apply(loaded, joined(5, messages(2, 5))))).toEqual([1, 2, 3, 4, 5]);
	});

	test("RS1 a page after a hole replaces the copy", () => {
		const state = apply(loaded, joined(900, messages(801, 900), { more: true }));
		expect(seqs(state)).toEqual(messages(801, 900).map(seqOf));
		expect(state.hasOlder).toBe(true);
	});

	test("RD2 a joined does not move a position back", () => {
		const moved = apply(loaded, { type: "message_status", userId: "bob", delivered: 3, read: 2 });
		expect(apply(moved, joined(3)).members.get("bob")).toMatchObject({ delivered: 3, read: 2 });
	});

	test("RS4 HC4 forgetting keeps the outbox, and that something is gone", () => {
		const row: OutboxRow = {
			kind: "message",
			clientId: "a",
			conversationId,
			userId: "ann",
			body: { text: "a" },
			createdAt: 1,
			state: "sending",
		};
		expect(forgetLog(withOutbox(loaded, [row]))).toEqual({ ...empty, outbox: [row], brokenAt: 3 });
	});
});

describe("EV3 what events change", () => {
	test("EV3 members come, change and go", () => {
		const added = apply(loaded, change(4, "eve", "added"));
		expect(added.members.get("eve")).toEqual(member("eve", { name: "eve now", delivered: 4, read: 4 }));
		expect(apply(added, change(5, "eve", "role")).members.get("eve")?.role).toBe("admin");
		expect(apply(added, change(5, "bob", "renamed")).members.get("bob")).toMatchObject({
			name: "bob now",
			delivered: 0,
		});
		const typing = apply(added, { type: "typing", userId: "bob", on: true });
		const without = apply(typing, change(5, "bob", "left"));
		expect(without.members.has("bob")).toBe(false);
		expect(without.typing.size).toBe(0);
	});

	test("EV3 title and topic change one by one", () => {
		const changed = apply(loaded, {
			type: "conversation_changed",
			hash: "",
			seq: 4,
			at: 1,
			actor: "bob",
			topic: "Lunch",
		});
		expect(changed).toMatchObject({ title: "Team", topic: "Lunch", cursor: 4 });
	});
});

describe("RD PR what has no seq", () => {
	test("RD2 positions move forward only; the same again replaces nothing", () => {
		const moved = apply(loaded, { type: "message_status", userId: "bob", delivered: 3, read: 1 });
		expect(moved.members.get("bob")).toMatchObject({ delivered: 3, read: 1 });
		expect(apply(moved, { type: "message_status", userId: "bob", delivered: 2, read: 1 })).toBe(moved);
		expect(apply(moved, { type: "message_status", userId: "stranger", delivered: 9, read: 9 })).toBe(moved);
	});

	test("PR1 a typing sign ends after its time, by off, or by that person's message; never one's own", () => {
		const typing = apply(loaded, { type: "typing", userId: "bob", on: true });
		expect(nextTypingEnd(typing)).toBe(now + limits.typingMs);
		expect(expireTyping(typing, now + limits.typingMs - 1)).toBe(typing);
		expect(expireTyping(typing, now + limits.typingMs).typing.size).toBe(0);
		expect(apply(typing, { type: "typing", userId: "bob", on: false }).typing.size).toBe(0);
		expect(apply(typing, message(4, "bob")).typing.size).toBe(0);
		expect(apply(loaded, { type: "typing", userId: "ann", on: true })).toBe(loaded);
		expect(apply(loaded, { type: "typing", userId: "bob", on: false })).toBe(loaded);
	});

	test("PR2 presence; the same again replaces nothing", () => {
		const here = apply(loaded, { type: "presence", userId: "bob", online: true, away: false, lastSeen: null });
		expect(here.online.has("bob")).toBe(true);
		expect(apply(here, { type: "presence", userId: "bob", online: true, away: false, lastSeen: null })).toBe(here);
		const gone = apply(here, { type: "presence", userId: "bob", online: false, away: false, lastSeen: 77 });
		expect(gone.online.has("bob")).toBe(false);
		expect(gone.lastSeen.get("bob")).toBe(77);
	});
});

describe("hidden reading and presence", () => {
	const status = (delivered: number, read: number | null): Down => ({
		type: "message_status",
		userId: "bob",
		delivered,
		read,
	});
	const bob = (state: ConversationState) => state.members.get("bob");
	const presence = (online: boolean, away: boolean, lastSeen: number | null): Down => ({
		type: "presence",
		userId: "bob",
		online,
		away,
		lastSeen,
	});

	test("RD6 null takes the place of what was told, delivered stays and goes on, a number comes back", () => {
		const read = apply(loaded, status(3, 2));
		const hidden = apply(read, status(3, null));
		expect(bob(hidden)).toMatchObject({ delivered: 3, read: null });
		expect(apply(hidden, status(2, null))).toBe(hidden);
		expect(bob(apply(hidden, status(9, null)))).toMatchObject({ delivered: 9, read: null });
		expect(bob(apply(hidden, status(3, 3)))).toMatchObject({ delivered: 3, read: 3 });
	});

	test("RD2 RD6 a number never goes back, nor does what a joined says", () => {
		const read = apply(loaded, status(3, 3));
		expect(apply(read, status(3, 1))).toBe(read);
		const members = (told: number | null) => [{ ...member("bob", { delivered: 1, read: told }), lastSeen: null }];
		expect(bob(apply(read, joined(3, [], { members: members(1) })))).toMatchObject({ delivered: 3, read: 3 });
		expect(bob(apply(read, joined(3, [], { members: members(null) })))).toMatchObject({ delivered: 3, read: null });
	});

	test("PR4 away is a way of being online, and ends with it", () => {
		const away = apply(loaded, presence(true, true, null));
		expect([away.online.has("bob"), away.away.has("bob")]).toEqual([true, true]);
		expect(apply(away, presence(true, true, null))).toBe(away);
		expect(apply(away, presence(true, false, null)).away.has("bob")).toBe(false);
		expect(apply(away, presence(false, false, 5)).away.has("bob")).toBe(false);
		expect(apply(away, change(4, "bob", "left")).away.has("bob")).toBe(false);
		expect([...apply(loaded, joined(3, [], { online: ["bob"], away: ["bob"] })).away]).toEqual(["bob"]);
	});

	test("PR6 PR7 last seen comes with joined, never goes back, and goes with someone who became invisible", () => {
		const seen = (lastSeen: number | null) => joined(3, [], { members: [{ ...member("bob"), lastSeen }] });
		const at50 = apply(loaded, seen(50));
		expect(at50.lastSeen.get("bob")).toBe(50);
		expect(apply(at50, presence(false, false, 70), seen(60)).lastSeen.get("bob")).toBe(70);
		expect(apply(at50, seen(null)).lastSeen.has("bob")).toBe(false);
		expect(apply(at50, presence(true, false, null), presence(false, false, null)).lastSeen.has("bob")).toBe(false);
	});
});

test("RS7 older pages go before what is here, until the log begins", () => {
	const state = { ...apply(empty, joined(9, messages(6, 9), { more: true })), loadingOlder: true };
	const older = prependOlder(state, messages(2, 5));
	expect(seqs(older)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
	expect(older).toMatchObject({ hasOlder: true, loadingOlder: false });
	expect(prependOlder(older, messages(1, 1))).toMatchObject({ hasOlder: false });
	expect(prependOlder(older, [])).toMatchObject({ events: older.events, hasOlder: false, loadingOlder: false });
});

test("RS7 of too many events the newest half of the limit is kept, and the rest can be loaded again", () => {
	const state = apply(empty, joined(9, messages(1, 9)));
	expect(withNewest(state, 9)).toBe(state);
	expect(seqs(withNewest(state, 8))).toEqual([6, 7, 8, 9]);
	expect(withNewest(state, 8).hasOlder).toBe(true);
});
