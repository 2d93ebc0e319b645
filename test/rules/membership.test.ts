import { describe, expect, test } from "vitest";
import { addMember, checkTitle, found, patchInfo, removeMember } from "../../src/conversation/membership.ts";
import type { MemberRecord } from "../../src/conversation/model.ts";
import { Room } from "../../src/conversation/room.ts";
import { seal } from "../../src/conversation/seal.ts";
import type { Role } from "../../src/protocol/entities.ts";
import { limits } from "../../src/protocol/limits.ts";
import {
	defaults,
	fakeClock,
	MemoryConversationStore,
	memberRecord,
	memoryRoom,
	say,
} from "../support/memory-store.ts";

function memberOf(room: Room, userId: string): MemberRecord {
	const member = room.roster.present(userId);
	if (member === null) throw new Error(`${userId} is no member`);
	return member;
}

const team = ["own:owner", "adm:admin", "adm2:admin", "mem", "mem2"];
const roles = ["own", "adm", "mem"] as const;
const names: Record<(typeof roles)[number], Role> = { own: "owner", adm: "admin", mem: "member" };

/** The code of a refusal, or ok. */
function outcome(result: { ok: true } | { ok: false; refusal: { code: string } }): string {
	return result.ok ? "ok" : result.refusal.code;
}

describe("founding", () => {
	test("CV1 EV1 a conversation is made once, and its first state has no number", () => {
		const clock = fakeClock();
		const store = new MemoryConversationStore();
		const room = new Room(store, clock, { messagesPerSecond: 5, messageBurst: 20 }, seal);
		const people = [
			{ userId: "ann", name: "Ann", username: null, settings: defaults },
			{ userId: "ben", name: "Ben", username: null, settings: defaults },
		];
		const founding = { id: "g_x", kind: "group" as const, title: "Tea", makerId: "ann", people };
		expect(found(room, founding, clock.now)).toEqual({ created: true });
		expect(found(room, { ...founding, makerId: "ben", title: "Coffee" }, clock.now)).toEqual({ created: false });
		expect([memberOf(room, "ann").role, memberOf(room, "ben").role]).toEqual(["owner", "member"]);
		expect([store.head(), room.info().title]).toEqual([0, "Tea"]);
	});
});

describe("roles", () => {
	const patches: Record<(typeof roles)[number], string> = { own: "ok", adm: "ok", mem: "forbidden" };
	for (const who of roles) {
		test(`CV3 title and topic by ${names[who]}: ${patches[who]}`, () => {
			const { room, store } = memoryRoom(team);
			const result = patchInfo(room, memberOf(room, who), { title: "Cake", topic: "eat it" });
			expect(outcome(result)).toBe(patches[who]);
			expect(store.head()).toBe(patches[who] === "ok" ? 1 : 0);
		});

		test(`CV4 adding by ${names[who]}: ${patches[who]}`, () => {
			const { room, store } = memoryRoom(team);
			const result = addMember(
				room,
				memberOf(room, who),
				{ userId: "new", name: "New", username: null, settings: defaults },
				5,
			);
			expect(outcome(result)).toBe(patches[who]);
			expect(room.roster.present("new") !== null).toBe(patches[who] === "ok");
			expect(store.head()).toBe(patches[who] === "ok" ? 1 : 0);
		});
	}

	const removals = [
		["own", "adm", "ok"],
		["own", "mem", "ok"],
		["adm", "own", "forbidden"],
		["adm", "adm2", "forbidden"],
		["adm", "mem", "ok"],
		["mem", "own", "forbidden"],
		["mem", "adm", "forbidden"],
		["mem", "mem2", "forbidden"],
		["own", "own", "ok"],
		["adm", "adm", "ok"],
		["mem", "mem", "ok"],
		["own", "nobody", "not_found"],
	] as const;
	test.each(removals)("CV4 %s removes %s: %s", (who, whom, expected) => {
		const { room, store } = memoryRoom(team);
		const result = removeMember(room, memberOf(room, who), whom);
		expect(outcome(result)).toBe(expected);
		if (expected === "ok") expect(room.roster.present(whom)).toBeNull();
		else expect(store.head()).toBe(0);
	});
});

describe("coming and going", () => {
	test("CV4 EV3 an owner who leaves hands over first; both are events, and one owner is left", () => {
		const { room } = memoryRoom(team);
		const left = removeMember(room, memberOf(room, "own"), "own");
		expect(left).toMatchObject({
			ok: true,
			value: [
				{ seq: 1, userId: "adm", change: "role", role: "owner", actor: "own" },
				{ seq: 2, userId: "own", change: "left", actor: "own" },
			],
		});
		expect(room.roster.presentMembers().filter(({ role }) => role === "owner")).toMatchObject([{ userId: "adm" }]);
	});

	test("CV4 the last one may leave, too", () => {
		const { room } = memoryRoom(["own:owner"]);
		expect(removeMember(room, memberOf(room, "own"), "own")).toMatchObject({ ok: true, value: [{ change: "left" }] });
	});

	test("CV4 a direct conversation keeps its two people and has no title", () => {
		const { room, store } = memoryRoom(["ann", "ben"], { kind: "direct" });
		const ann = memberOf(room, "ann");
		const results = [
			removeMember(room, ann, "ann"),
			removeMember(room, ann, "ben"),
			addMember(room, ann, { userId: "cai", name: "Cai", username: null, settings: defaults }, 1),
			patchInfo(room, ann, { title: "Us" }),
		];
		expect(results.map(outcome)).toEqual(Array.from({ length: 4 }, () => "direct_conversation"));
		expect(store.head()).toBe(0);
	});

	test("CV4 RD5 whoever is added has nothing to read, and may not be added twice", () => {
		const { room, clock } = memoryRoom(["own:owner"]);
		say(room, "own", 7);
		const newcomer = { userId: "new", name: "New", username: null, settings: defaults };
		expect(addMember(room, memberOf(room, "own"), newcomer, clock.now)).toMatchObject({
			value: { seq: 8, change: "added" },
		});
		expect(room.summary(memberOf(room, "new")).unread).toBe(0);
		expect(outcome(addMember(room, memberOf(room, "own"), newcomer, clock.now))).toBe("already_member");
	});

	test("CV4 PL3 who comes back is a plain member, and pollers still hear of every move after", () => {
		const { room, clock } = memoryRoom(["own:owner", "adm:admin"]);
		say(room, "own", 3);
		room.roster.move("adm", { read: 3 }, 3, clock.now);
		const mark = room.roster.newestMove("own");
		removeMember(room, memberOf(room, "own"), "adm");
		addMember(
			room,
			memberOf(room, "own"),
			{ userId: "adm", name: "Adm", username: null, settings: defaults },
			clock.now,
		);
		expect(memberOf(room, "adm").role).toBe("member");
		room.roster.move("own", { read: 3 }, 5, clock.now);
		expect(room.roster.movedAfter(mark, "own").map(({ userId }) => userId)).toEqual(["own"]);
	});

	test("LM5 a group has at most 1,000 members", () => {
		const { room, store } = memoryRoom(["own:owner"]);
		for (let i = 1; i < limits.members - 1; i++) store.rows.set(`u${i}`, memberRecord(`u${i}`));
		const add = (userId: string) =>
			outcome(addMember(room, memberOf(room, "own"), { userId, name: userId, username: null, settings: defaults }, 1));
		expect([add("last"), add("one-more")]).toEqual(["ok", "members_limit"]);
	});

	test("ER2 a removal that fails half-way happened not at all", () => {
		const { room, store } = memoryRoom(team);
		const owner = memberOf(room, "own");
		const append = store.append.bind(store);
		store.append = (event) => {
			if (event.type === "member_changed" && event.change === "left") throw new Error("disk full");
			append(event);
		};
		expect(() => removeMember(room, owner, "own")).toThrow("disk full");
		room.forget();
		expect([store.head(), memberOf(room, "own").role, memberOf(room, "adm").role]).toEqual([0, "owner", "admin"]);
	});
});

describe("title and topic", () => {
	test("LM5 100 and 250 code points, well-formed", () => {
		const codes = (field: "title" | "topic", text: string) => outcome(checkTitle(field, text));
		expect([codes("title", "😀".repeat(100)), codes("title", "x".repeat(101))]).toEqual(["ok", "bad_request"]);
		expect([codes("topic", "😀".repeat(250)), codes("topic", "x".repeat(251))]).toEqual(["ok", "bad_request"]);
		expect(codes("title", "\ud800")).toBe("text_malformed");
	});

	test("CV3 EV3 only what changed is in the event; no change is no event", () => {
		const { room } = memoryRoom(["own:owner"]);
		const owner = memberOf(room, "own");
		expect(patchInfo(room, owner, { title: " Tea ", topic: "" })).toEqual({ ok: true, value: null });
		const patched = patchInfo(room, owner, { title: "Tea", topic: "cake" });
		expect(patched).toEqual({
			ok: true,
			value: {
				type: "conversation_changed",
				seq: 1,
				at: expect.any(Number),
				actor: "own",
				topic: "cake",
				hash: expect.any(String),
			},
		});
		expect(outcome(patchInfo(room, owner, { title: "  " }))).toBe("bad_request");
		expect(room.info()).toMatchObject({ title: "Tea", topic: "cake" });
	});
});
