import { safeParse } from "valibot";
import { describe, expect, test } from "vitest";
import { type InviteStore, Invites } from "../../src/conversation/invites.ts";
import { addMember, removeMember } from "../../src/conversation/membership.ts";
import type { MemberRecord } from "../../src/conversation/model.ts";
import type { Room } from "../../src/conversation/room.ts";
import { type Invite, inviteCodeSchema } from "../../src/protocol/invites.ts";
import { limits } from "../../src/protocol/limits.ts";
import { defaults, memoryRoom } from "../support/memory-store.ts";

/** What invite-store.ts does over SQLite. */
function memoryInvites(): InviteStore & { kept: Map<string, Invite> } {
	const kept = new Map<string, Invite>();
	const barred = new Map<string, number>();
	const dropIf = (isGone: (invite: Invite) => boolean) => {
		for (const invite of [...kept.values()]) if (isGone(invite)) kept.delete(invite.id);
	};
	return {
		kept,
		get: (id) => kept.get(id) ?? null,
		all: () => [...kept.values()],
		put: (invite) => void kept.set(invite.id, invite),
		drop: (id) => void kept.delete(id),
		dropExpired: (now) => dropIf(({ expiresAt }) => expiresAt <= now),
		dropMadeBy: (userId) => dropIf(({ createdBy }) => createdBy === userId),
		bar: (userId, since) => void barred.set(userId, since),
		barredSince: (userId) => barred.get(userId) ?? null,
	};
}

const team = ["own:owner", "adm:admin", "mem"];
const week = { expiresIn: limits.inviteUsualS, maxUses: null };
const person = (userId: string) => ({ userId, name: userId, username: null, settings: defaults });

function setUp(people = team, options: Parameters<typeof memoryRoom>[1] = {}) {
	const { room, clock, store } = memoryRoom(people, options);
	const kept = memoryInvites();
	return { room, clock, store, kept, invites: new Invites(room, kept) };
}

function memberOf(room: Room, userId: string): MemberRecord {
	const member = room.roster.present(userId);
	if (member === null) throw new Error(`${userId} is no member`);
	return member;
}

function given<T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T {
	if (!result.ok) throw new Error(result.refusal.code);
	return result.value;
}

/** The code of a refusal, or ok. */
const outcome = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
	result.ok ? "ok" : result.refusal.code;

describe("making invites", () => {
	test.each([
		["own", "ok"],
		["adm", "ok"],
		["mem", "forbidden"],
	])("IV1 IV2 by %s: %s", (who, expected) => {
		const { room, invites } = setUp();
		const actor = memberOf(room, who);
		expect(outcome(invites.create(actor, week))).toBe(expected);
		expect(outcome(invites.list(actor))).toBe(expected);
		expect(outcome(invites.revoke(actor, "x"))).toBe(expected);
	});

	test("IV1 the code names the conversation, is another each time, and is not kept", () => {
		const { room, invites, kept, clock } = setUp();
		const made = Array.from({ length: 20 }, () => given(invites.create(memberOf(room, "own"), week)));
		expect(new Set(made.map(({ code }) => code)).size).toBe(20);
		const stored = JSON.stringify([...kept.kept]);
		for (const { code, expiresAt } of made) {
			const [id, secret = ""] = code.split(".");
			expect(id).toBe(room.info().id);
			// 128 bits in base64url.
			expect(secret).toMatch(/^[A-Za-z0-9_-]{22}$/);
			expect(stored).not.toContain(secret);
			expect(expiresAt).toBe(clock.now + 7 * 24 * 60 * 60 * 1000);
		}
		expect(safeParse(inviteCodeSchema, `g_${"A".repeat(22)}.${made[0]?.code.split(".")[1]}`).success).toBe(true);
	});

	test("IV1 none leads into a direct conversation", () => {
		const { room, invites } = setUp(["ann", "ben"], { kind: "direct" });
		expect(outcome(invites.create(memberOf(room, "ann"), week))).toBe("direct_conversation");
	});

	test("IV1 at most 50 at a time; those that ended make room", () => {
		const { room, invites, clock, kept } = setUp();
		const owner = memberOf(room, "own");
		const hour = { expiresIn: 3_600, maxUses: null };
		for (let count = 0; count < limits.invites; count++) {
			expect(outcome(invites.create(owner, count === 0 ? hour : week))).toBe("ok");
			clock.now += 1_000;
		}
		expect(outcome(invites.create(owner, week))).toBe("invites_limit");
		clock.now += 3_600_000;
		expect(given(invites.list(owner))).toHaveLength(limits.invites - 1);
		expect(outcome(invites.create(owner, week))).toBe("ok");
		expect(kept.kept.size).toBe(limits.invites);
	});

	test("LM1 counts as a message", () => {
		const { room, invites } = setUp(team, { rates: { messagesPerSecond: 1, messageBurst: 2 } });
		const owner = memberOf(room, "own");
		expect([1, 2, 3].map(() => outcome(invites.create(owner, week)))).toEqual(["ok", "ok", "rate_limited"]);
	});
});

describe("a code", () => {
	test("IV3 says what the group is called and how many are in it", () => {
		const { room, invites } = setUp();
		const { code } = given(invites.create(memberOf(room, "own"), week));
		expect(given(invites.look(code))).toEqual({ title: room.info().title, memberCount: 3 });
	});

	test("IV3 that is wrong, expired, used up or revoked is answered alike, and lets nobody in", () => {
		const { room, invites, clock, store } = setUp();
		const owner = memberOf(room, "own");
		const [expired, used, revoked] = [1, 2, 3].map(() => given(invites.create(owner, { ...week, maxUses: 1 })));
		if (expired === undefined || used === undefined || revoked === undefined) throw new Error("none made");
		expect(outcome(invites.use(used.code, person("first")))).toBe("ok");
		invites.revoke(owner, revoked.id);
		const head = store.head();
		const wrong = `${room.info().id}.${"A".repeat(22)}`;
		const answers = [used, revoked, { code: wrong }, { code: `${used.code} ` }].flatMap(({ code }) => [
			invites.look(code),
			invites.use(code, person("eve")),
		]);
		clock.now = expired.expiresAt;
		answers.push(invites.look(expired.code), invites.use(expired.code, person("eve")));
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(answers[0]).toMatchObject({ ok: false, refusal: { code: "not_found" } });
		expect(store.head()).toBe(head);
		expect(room.roster.present("eve")).toBeNull();
	});

	test("IV4 EV3 makes whoever uses it a member, and the log says that they came by themselves", () => {
		const { room, invites } = setUp();
		const { code } = given(invites.create(memberOf(room, "adm"), week));
		expect(given(invites.use(code, person("new")))).toMatchObject({
			type: "member_changed",
			actor: "new",
			userId: "new",
			change: "added",
			role: "member",
		});
		// RD5: nobody starts with a thousand unread.
		expect(memberOf(room, "new")).toMatchObject({ role: "member", read: room.store.head() });
	});

	test("IV4 of a member is not used, also when it is used up: an answer that was lost is asked for again", () => {
		const { room, invites, kept } = setUp();
		const { code, id } = given(invites.create(memberOf(room, "own"), { ...week, maxUses: 1 }));
		expect(given(invites.use(code, person("mem")))).toBeNull();
		expect(kept.get(id)?.uses).toBe(0);
		expect(given(invites.use(code, person("new")))).not.toBeNull();
		expect(given(invites.use(code, person("new")))).toBeNull();
		expect(kept.get(id)?.uses).toBe(1);
		expect(outcome(invites.use(code, person("other")))).toBe("not_found");
	});

	test("IV4 LM5 of a full group is not used", () => {
		const crowd = Array.from({ length: limits.members - 1 }, (_, index) => `m${index}`);
		const { room, invites, kept } = setUp(["own:owner", ...crowd]);
		const { code, id } = given(invites.create(memberOf(room, "own"), week));
		expect(outcome(invites.use(code, person("new")))).toBe("members_limit");
		expect(kept.get(id)?.uses).toBe(0);
	});

	test("ER2 IV4 is not used when storage fails, and nobody came in", () => {
		const { room, invites, kept, store } = setUp();
		const { code, id } = given(invites.create(memberOf(room, "own"), week));
		store.failure = new Error("SQLITE_FULL");
		expect(() => invites.use(code, person("new"))).toThrow("SQLITE_FULL");
		expect(kept.get(id)?.uses).toBe(0);
		expect(store.head()).toBe(0);
	});
});

describe("whoever was removed", () => {
	test("IV5 does not come back with an invite, until they were added again", () => {
		const { room, invites } = setUp();
		const [owner, member] = [memberOf(room, "own"), memberOf(room, "mem")];
		const { code } = given(invites.create(owner, week));
		given(removeMember(room, owner, "mem"));
		invites.noteRemoved(member);
		expect(outcome(invites.use(code, person("mem")))).toBe("forbidden");
		room.roster.forget();
		expect(outcome(invites.use(code, person("mem")))).toBe("forbidden");
		given(addMember(room, owner, person("mem"), room.clock() + 5));
		given(removeMember(room, memberOf(room, "mem"), "mem"));
		// This time they left by themselves.
		expect(outcome(invites.use(code, person("mem")))).toBe("ok");
	});

	test("IV5 leaves no invite behind; those of others stay", () => {
		const { room, invites } = setUp();
		const [owner, admin] = [memberOf(room, "own"), memberOf(room, "adm")];
		const [kept, gone] = [given(invites.create(owner, week)), given(invites.create(admin, week))];
		given(removeMember(room, owner, "adm"));
		invites.noteRemoved(admin);
		expect(outcome(invites.look(kept.code))).toBe("ok");
		expect(outcome(invites.look(gone.code))).toBe("not_found");
	});
});
