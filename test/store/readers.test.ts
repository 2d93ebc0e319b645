import { describe, expect, test } from "vitest";
import { readersOf } from "../../client/store/readers.ts";
import type { Member } from "../../src/protocol/entities.ts";
import type { LogEvent } from "../../src/protocol/events.ts";
import { member, message, said } from "../view/support/fake-app.ts";

function readers(members: Member[], events: LogEvent[] = [said("c", message(5, "me", "x"))]) {
	const all = [member("me", "Me", { delivered: 9, read: 9 }), ...members];
	const found = readersOf({ self: "me", members: new Map(all.map((one) => [one.userId, one])), events }, 5);
	return Object.values(found).map((list: Member[]) => list.map(({ name }) => name));
}

const change = (seq: number, userId: string, change: "added" | "removed"): LogEvent => ({
	type: "member_changed",
	username: null,
	hash: "",
	seq,
	at: 0,
	actor: "me",
	userId,
	name: userId,
	change,
	role: "member",
});

describe("RD4 who has read a message", () => {
	test("each other member is in one list, by name, by where they stand", () => {
		const members = [
			member("z", "Zoë", { delivered: 5, read: 5 }),
			member("a", "Ann", { delivered: 9, read: 8 }),
			member("b", "Ben", { delivered: 5, read: 4 }),
			member("c", "Cleo", { delivered: 4, read: 4 }),
		];
		expect(readers(members)).toEqual([["Ann", "Zoë"], ["Ben"], ["Cleo"]]);
	});

	test("who does not share when they read is delivered at most", () => {
		const hides = (userId: string, delivered: number) =>
			({ ...member(userId, userId, { delivered }), read: null }) as unknown as Member;
		expect(readers([hides("far", 9), hides("near", 4)])).toEqual([[], ["far"], ["near"]]);
	});

	test("who was added after it was not there, who came back neither; who was added before it was", () => {
		const members = ["before", "after", "back"].map((name) => member(name, name, { delivered: 9, read: 9 }));
		const events = [
			change(4, "before", "added"),
			said("c", message(5, "me", "x")),
			change(6, "after", "added"),
			change(7, "back", "removed"),
			change(8, "back", "added"),
		];
		expect(readers(members, events)).toEqual([["before"], [], []]);
	});
});
