import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMember, removeMember } from "../../src/conversation/membership.ts";
import { mentionedIn } from "../../src/conversation/mentions.ts";
import type { Room } from "../../src/conversation/room.ts";
import type { WritingUp } from "../../src/protocol/up.ts";
import { defaults, memberRecord, memoryRoom, presences } from "../support/memory-store.ts";

const people = ["ann", "ben", "cai"].map((id) => memberRecord(id));
const mentioned = (text: string, { sender = "ann", mayCallAll = true, online = ["ann", "ben", "eve"] } = {}) => {
	const { everyone, users, told } = mentionedIn(
		text,
		sender,
		mayCallAll,
		() => people,
		() => online,
	);
	return { everyone, users: [...users].sort(), told };
};

describe("MN1 whom a text mentions", () => {
	test.each([
		["nobody", [], false, []],
		["@Ben and @cai", ["ben", "cai"], false, ["ben", "cai"]],
		["@ben @ben", ["ben"], false, ["ben"]],
		["@ann, to myself", [], false, []],
		["@eve is no member", [], false, []],
		["@everyone", [], true, ["*"]],
		["@EVERYONE and @cai", ["cai"], true, ["*", "cai"]],
		["@here", ["ben"], false, ["*here"]],
		["@here and @cai", ["ben", "cai"], false, ["*here", "cai"]],
	])("%s", (text, users, everyone, told) => expect(mentioned(text)).toEqual({ users, everyone, told }));

	test("@everyone and @here are only words from whoever may not say them", () => {
		const plain = { users: ["cai"], everyone: false, told: ["cai"] };
		expect(mentioned("@everyone @here @cai", { mayCallAll: false })).toEqual(plain);
	});

	test.each([
		["ann:owner", "group", true],
		["ann:admin", "group", true],
		["ann:member", "group", false],
		["ann:owner", "direct", false],
	] as const)("%s in a %s", (sender, kind, counts) => {
		const { room } = memoryRoom([sender, "ben"], { kind });
		for (const text of ["@everyone", "@here"]) {
			const asked = { type: "send_message", clientId: text, body: { text } } as const;
			room.write("ann", asked, () => presences("ben"));
		}
		expect(mentionsOf(room, "ben")).toBe(counts ? 2 : 0);
	});

	test("who is online is only asked for @here", () => {
		const never = () => {
			throw new Error("asked");
		};
		expect(mentionedIn("@everyone @ben", "ann", true, () => people, never).everyone).toBe(true);
		expect(() => mentionedIn("@here", "ann", true, () => people, never)).toThrow("asked");
	});

	test("whoever has no username is mentioned by @everyone alone", () => {
		const { room, store } = memoryRoom(["ann:owner", "ben"]);
		store.rows.set("ben", memberRecord("ben", { username: null }));
		room.write("ann", say("a", "@ben @null @"));
		expect(mentionsOf(room, "ben")).toBe(0);
		room.write("ann", say("b", "@everyone"));
		expect(mentionsOf(room, "ben")).toBe(1);
	});
});

const say = (clientId: string, text: string): WritingUp => ({ type: "send_message", clientId, body: { text } });
const edit = (clientId: string, seq: number, text: string): WritingUp => ({
	...({ type: "edit_message", clientId, seq, body: { text } } as const),
});
const remove = (clientId: string, seq: number): WritingUp => ({ type: "delete_message", clientId, seq });

function mentionsOf(room: Room, userId: string): number {
	const reader = room.roster.present(userId);
	if (reader === null) throw new Error("no member");
	return room.summary(reader).mentions;
}

describe("MN4 MN5 what a message says of it", () => {
	test("as it was written, as it is now, and nothing once it is deleted", () => {
		const { room, store } = memoryRoom(["ann:owner", "ben", "cai"]);
		room.write("ann", say("a", "@ben"));
		room.write("ann", say("b", "plain"));
		room.write("ann", edit("c", 1, "@cai @everyone"));
		expect(room.message(1)).toMatchObject({ mentions: ["*", "cai"] });
		expect(store.event(1)).toMatchObject({ message: { mentions: ["ben"] } });
		expect(store.event(3)).toMatchObject({ mentions: ["*", "cai"] });
		expect(room.message(2)).not.toHaveProperty("mentions");
		room.write("ann", edit("d", 1, "nobody"));
		expect(room.message(1)).not.toHaveProperty("mentions");
		room.write("ann", edit("e", 1, "@ben"));
		room.write("ann", remove("f", 1));
		expect(JSON.stringify([room.message(1), store.log])).not.toContain("mentions");
		expect(["ben", "cai"].map((id) => mentionsOf(room, id))).toEqual([0, 0]);
	});

	test("SD2 a repetition mentions nobody again, and keeps whom it mentioned", () => {
		const { room, store } = memoryRoom(["ann:owner", "ben"]);
		const first = room.write("ann", say("a", "@ben"));
		store.rows.set("ben", memberRecord("ben", { username: null }));
		const again = room.write("ann", say("a", "@ben"));
		expect(again).toMatchObject({ ok: true, value: { kind: "repeated" } });
		if (first.ok && again.ok) expect(again.value.event).toEqual(first.value.event);
		expect(mentionsOf(room, "ben")).toBe(1);
	});
});

const crew = ["ann", "ben", "cai", "dee"] as const;
const who = fc.constantFrom(...crew);
/** Small, so that acts meet. */
const place = fc.integer({ min: 1, max: 8 });
const words = fc.array(fc.constantFrom("hi", "hi", "@ann", "@ben", "@cai", "@dee", "@everyone", "@here", "`@ben`"), {
	minLength: 1,
	maxLength: 3,
});
const step = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant("say" as const), by: who, words }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant("edit" as const), seq: place, words }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), by: who, seq: place }) },
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant("read" as const), by: who, seq: place }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant("leave" as const), by: fc.constantFrom("cai", "dee") }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant("join" as const), by: fc.constantFrom("cai", "dee") }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant("forget" as const) }) },
);

test("MN3 MN5 CV2 the count is that of a simple model, over any sequence of acts", () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 40 }), fc.subarray([...crew]), (steps, online) => {
			const { clock, room, store } = memoryRoom(["ann:owner", "ben:admin", "cai", "dee"]);
			const said = new Map<number, { by: string; for: Set<string> }>();
			const read = new Map<string, number>(crew.map((id) => [id, 0]));
			const isIn = (id: string) => room.roster.present(id) !== null;
			/** Whom these words mean, from this sender, now. */
			const meant = (by: string, list: readonly string[]) => {
				const all = by === "ann" || (by === "ben" && isIn("ben"));
				const named = list.flatMap((word) => {
					if (word === "@everyone") return all ? crew : [];
					if (word === "@here") return all ? online : [];
					return word.startsWith("@") ? [word.slice(1)] : [];
				});
				return new Set(named.filter((id) => id !== by && isIn(id)));
			};
			steps.forEach((act, index) => {
				clock.now += 2_000;
				const clientId = `s${index}`;
				const head = store.head();
				switch (act.kind) {
					case "say": {
						const done = room.write(act.by, say(clientId, act.words.join(" ")), () => presences(...online));
						if (done.ok) said.set(head + 1, { by: act.by, for: meant(act.by, act.words) });
						break;
					}
					case "edit": {
						const by = said.get(act.seq)?.by ?? "ann";
						const done = room.write(by, edit(clientId, act.seq, act.words.join(" ")), () => presences(...online));
						if (done.ok) said.set(act.seq, { by, for: meant(by, act.words) });
						break;
					}
					case "delete":
						if (room.write(act.by, remove(clientId, act.seq)).ok) said.delete(act.seq);
						break;
					case "read": {
						if (!isIn(act.by)) break;
						room.roster.move(act.by, { read: act.seq }, head, clock.now);
						room.roster.settleOne(act.by, clock.now);
						read.set(act.by, Math.max(read.get(act.by) ?? 0, Math.min(act.seq, head)));
						break;
					}
					case "leave": {
						const member = room.roster.present(act.by);
						if (member !== null) removeMember(room, member, act.by);
						break;
					}
					case "join": {
						const owner = room.roster.present("ann");
						if (owner === null || isIn(act.by)) break;
						const newcomer = { userId: act.by, name: act.by, username: act.by, settings: defaults };
						addMember(room, owner, newcomer, clock.now);
						read.set(act.by, store.head());
						break;
					}
					case "forget":
						room.forget();
				}
				for (const id of crew) {
					const member = room.roster.present(id);
					if (member === null) continue;
					const { mentions, unread } = room.summary(member);
					const expected = [...said].filter(([seq, one]) => seq > (read.get(id) ?? 0) && one.for.has(id));
					expect(mentions).toBe(expected.length);
					expect(mentions).toBeLessThanOrEqual(unread);
				}
			});
		}),
		{ numRuns: 300 },
	);
});
