import { expect, test } from "vitest";
import { messageStatus } from "../../client/store/status.ts";
import type { Member } from "../../src/protocol/entities.ts";
import { member } from "../transport/support/frames.ts";

const state = (...members: Member[]) => ({ members: new Map(members.map((each) => [each.userId, each])) });
const own = { seq: 5, sender: "ann" };

test.each([
	["RD4 nobody has it yet", [member("bob", { delivered: 4 })], "sent"],
	["RD4 the other has it", [member("bob", { delivered: 5, read: 4 })], "delivered"],
	["RD4 the other has read it", [member("bob", { delivered: 5, read: 5 })], "read"],
	[
		"RD4 in a group, delivered only when everyone has it",
		[member("bob", { delivered: 9, read: 9 }), member("eve")],
		"sent",
	],
	[
		"RD4 in a group, read only when everyone has read it",
		[member("bob", { delivered: 9, read: 9 }), member("eve", { delivered: 5, read: 4 })],
		"delivered",
	],
	["RD6 one who hides it never counts as having read", [member("bob", { delivered: 5, read: null })], "delivered"],
	[
		"RD6 in a group, one who hides it keeps it from being read by everyone",
		[member("bob", { delivered: 9, read: 9 }), member("eve", { delivered: 5, read: null })],
		"delivered",
	],
	["RD4 alone in a group it stays sent", [], "sent"],
] as const)("%s", (_name, others, status) => {
	expect(messageStatus(state(member("ann", { delivered: 9, read: 9 }), ...others), own)).toBe(status);
});

test("RD4 one's own position counts for the messages of others only", () => {
	const members = state(member("ann"), member("bob", { delivered: 9, read: 9 }));
	expect(messageStatus(members, own)).toBe("read");
	expect(messageStatus(members, { seq: 5, sender: "bob" })).toBe("sent");
});

test("SD1 a row of the outbox has its own state", () => {
	expect(messageStatus(state(), { state: "sending" })).toBe("sending");
	expect(messageStatus(state(), { state: "failed" })).toBe("failed");
});
