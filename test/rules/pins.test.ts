import { describe, expect, test } from "vitest";
import { patchInfo } from "../../src/conversation/membership.ts";
import { pinnedMessages } from "../../src/conversation/pins.ts";
import type { Room } from "../../src/conversation/room.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { WritingUp } from "../../src/protocol/up.ts";
import { callerOf, memoryRoom, presences, say } from "../support/memory-store.ts";

let ids = 0;
const pin = (seq: number, on = true, clientId = `p${++ids}`) =>
	({ type: "pin_message", clientId, seq, on }) as const satisfies WritingUp;

/** stored, repeated, or the code of the refusal. */
function outcome(room: Room, who: string, asked: WritingUp): string {
	const written = room.write(who, asked);
	return written.ok ? written.value.kind : written.refusal.code;
}

const pinned = (room: Room) => room.info().pins.map(({ target }) => target);

describe("pinning", () => {
	test("PN1 the owner and admins of a group pin, and take pins off, as events of the log", () => {
		const { room, clock } = memoryRoom(["own:owner", "adm:admin", "ann"]);
		say(room, "ann", 3);
		expect(outcome(room, "own", pin(2))).toBe("stored");
		expect(outcome(room, "adm", pin(1))).toBe("stored");
		expect(outcome(room, "ann", pin(3))).toBe("forbidden");
		expect(outcome(room, "ann", pin(1, false))).toBe("forbidden");
		expect(pinned(room)).toEqual([2, 1]);
		const answer = room.handle(callerOf("own"), pin(2, false, "off"), () => presences());
		expect(answer.announce).toMatchObject([
			{ frame: { type: "pin_changed", seq: 6, actor: "own", clientId: "off", target: 2, on: false, at: clock.now } },
		]);
		expect(pinned(room)).toEqual([1]);
		expect(room.message(1)?.pinned).toEqual({ seq: 5, at: clock.now, actor: "adm" });
		expect(room.message(2)).not.toHaveProperty("pinned");
	});

	test("PN1 both pin in a direct conversation", () => {
		const { room } = memoryRoom(["ann", "ben"], { kind: "direct" });
		say(room, "ann", 1);
		expect(outcome(room, "ben", pin(1))).toBe("stored");
		expect(outcome(room, "ann", pin(1, false))).toBe("stored");
	});

	test("PN1 SD2 SD3 what is so already, what is no message, and what was asked before", () => {
		const { room } = memoryRoom(["own:owner"]);
		say(room, "own", 2);
		expect(outcome(room, "own", pin(1, true, "one"))).toBe("stored");
		expect(outcome(room, "own", pin(1, true, "one"))).toBe("repeated");
		expect(outcome(room, "own", pin(2, true, "one"))).toBe("client_id_reused");
		expect(outcome(room, "own", pin(1))).toBe("no_change");
		expect(outcome(room, "own", pin(2, false))).toBe("no_change");
		expect(outcome(room, "own", pin(3))).toBe("not_found");
		expect(outcome(room, "own", pin(9))).toBe("not_found");
	});

	test("PN1 at most 50 at once", () => {
		const { room } = memoryRoom(["own:owner"]);
		say(room, "own", limits.pins + 1);
		for (let seq = 1; seq <= limits.pins; seq++) expect(outcome(room, "own", pin(seq))).toBe("stored");
		expect(outcome(room, "own", pin(limits.pins + 1))).toBe("pins_limit");
		expect(outcome(room, "own", pin(7, false))).toBe("stored");
		expect(outcome(room, "own", pin(limits.pins + 1))).toBe("stored");
	});

	test("PN2 DL2 the pinned messages as they are now, without those that were deleted", () => {
		const { room } = memoryRoom(["own:owner", "ann"]);
		say(room, "ann", 3);
		for (const seq of [3, 1, 2]) outcome(room, "own", pin(seq));
		room.write("ann", { type: "edit_message", clientId: "e", seq: 1, body: { text: "better" } });
		room.write("ann", { type: "delete_message", clientId: "d", seq: 3 });
		expect(pinnedMessages(room)).toMatchObject([{ seq: 1, body: { text: "better" } }, { seq: 2 }]);
		expect(outcome(room, "own", pin(3))).toBe("message_deleted");
	});
});

describe("how long a message may be edited", () => {
	const edit = (seq: number) =>
		({ type: "edit_message", clientId: `e${++ids}`, seq, body: { text: `other ${ids}` } }) as const;
	const set = (room: Room, who: string, editWindow: number | null) => {
		const member = room.roster.present(who);
		if (member === null) throw new Error("nobody");
		const patched = patchInfo(room, member, { editWindow });
		return patched.ok ? (patched.value?.type ?? "nothing") : patched.refusal.code;
	};

	test("ED3 CV3 the owner or an admin sets it, for what was said before, too", () => {
		const { room, clock } = memoryRoom(["own:owner", "adm:admin", "ann"]);
		say(room, "ann", 1);
		expect(set(room, "ann", 0)).toBe("forbidden");
		expect(set(room, "own", limits.editWindowMs)).toBe("nothing");
		expect(set(room, "adm", 60_000)).toBe("conversation_changed");
		clock.now += 60_000;
		expect(outcome(room, "ann", edit(1))).toBe("stored");
		clock.now += 1;
		expect(outcome(room, "ann", edit(1))).toBe("too_late");
		expect(set(room, "own", null)).toBe("conversation_changed");
		clock.now += 10 * limits.longestEditWindowMs;
		expect(outcome(room, "ann", edit(1))).toBe("stored");
		expect(set(room, "own", 0)).toBe("conversation_changed");
		say(room, "ann", 1, 2);
		// Not even in the same millisecond.
		expect(outcome(room, "ann", edit(room.store.head()))).toBe("too_late");
	});

	test("ED3 CV3 both people of a direct conversation keep the 24 hours", () => {
		const { room } = memoryRoom(["ann", "ben"], { kind: "direct" });
		expect(set(room, "ann", null)).toBe("direct_conversation");
	});
});
