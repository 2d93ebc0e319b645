/** What fault runs found, each made small. */
import { describe, expect, test } from "vitest";
import { addMember, removeMember } from "../../src/conversation/membership.ts";
import { callerOf, defaults, memoryRoom, presences, say } from "../support/memory-store.ts";

describe("RD2 a position never moves back", () => {
	test("not when somebody is taken out and brought back while a move waits to be written", () => {
		const { room, clock } = memoryRoom(["ann:owner", "ben"]);
		const owner = room.roster.present("ann");
		if (owner === null) throw new Error("nobody is here");
		const mark = (seq: number) => room.handle(callerOf("ben"), { type: "mark_read", seq }, () => presences());
		say(room, "ann", 3);
		mark(1);
		clock.now += 10;
		mark(2);
		expect(removeMember(room, owner, "ben").ok).toBe(true);
		say(room, "ann", 3, 4);
		expect(addMember(room, owner, { userId: "ben", name: "BEN", username: null, settings: defaults }, clock()).ok).toBe(
			true,
		);
		clock.now += 2_000;
		room.roster.settle(clock());
		expect(room.roster.standing("ben")).toEqual({ delivered: 8, read: 8 });
	});
});
