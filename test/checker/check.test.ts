/** Each promise is broken once, in a history that is right but for that, and must be missed by name. */
import { describe, expect, test } from "vitest";
import { check } from "./check.ts";
import type { History, Line } from "./history.ts";
import type { Invariant } from "./report.ts";
import {
	at,
	conversation,
	fail,
	inbox,
	instead,
	invoke,
	log,
	message,
	ok,
	page,
	place,
	receipt,
	received,
	standing,
	view,
	without,
} from "./story.ts";

const one = message(1, "ann", "m1");
const two = message(2, "ann", "m2");
const three = message(3, "ben", "m3");

const shown = ({ seq, hash }: { seq: number; hash: string }) => ({ seq, hash });
const member = (t: number, change: "added" | "removed", seq: number) =>
	at(t, { kind: "member", conversation, user: "ben", change, asked: t - 0.5, seq });
const memberEvent = (seq: number, change: "added" | "removed"): Line => {
	const content = { seq, sender: "ann", clientId: null, hash: `#${change}` };
	return at(100, {
		kind: "log",
		dump: "final",
		conversation,
		type: "member_changed",
		...content,
		user: "ben",
		change,
	});
};

/** Ann says m1 and m2, Ben m3; Ben reads it all. */
const story: Line[] = [
	at(0, { kind: "founded", conversation, members: ["ann", "ben"] }),
	at(1, { kind: "nemesis", phase: "once", what: "cut" }),
	invoke(2, "ann", "m1"),
	ok(3, "ann", "m1", 1),
	page(4, "ben", 0, 1),
	received(4, "ben", one, "page"),
	invoke(5, "ann", "m2"),
	ok(6, "ann", "m2", 2),
	received(6, "ben", two, "live"),
	invoke(7, "ben", "m3"),
	ok(8, "ben", "m3", 3),
	received(8, "ben", three, "live"),
	at(9, { kind: "claim", conversation, person: "ben", delivered: 3, read: 3 }),
	receipt(10, 3),
	at(11, { kind: "converged" }),
];
const copies = [view("ann", [one, two, three]), view("ben", [one, two, three])];
const lists = [
	standing("ann", 0),
	standing("ben", 3),
	inbox("ann", 3, 1, shown(three)),
	inbox("ben", 3, 0, shown(three)),
];
const end: Line[] = [log(one), log(two), log(three), ...copies, ...lists];
const good: Line[] = [...story, ...end];

/** Ben is taken out with event 4 and hears no more, although Ann says m5. */
const removed: Line[] = [
	...story.slice(0, -1),
	member(10.5, "removed", 4),
	invoke(10.6, "ann", "m5"),
	ok(10.7, "ann", "m5", 5),
	at(11, { kind: "converged" }),
	...[log(one), log(two), log(three), memberEvent(4, "removed"), log(message(5, "ann", "m5"))],
	...[view("ben", [one, two, three]), standing("ann", 0), inbox("ann", 5, 1, shown(message(5, "ann", "m5")))],
	at(100, { kind: "inbox", person: "ben", via: "rest", rows: [] }),
];

/** What every history has. */
const frame = story.filter(({ kind }) => kind === "founded" || kind === "nemesis" || kind === "converged");

const broken: [Invariant, string, History][] = [
	[
		"I1",
		"an acknowledged message is not in the log",
		[
			...without(story, received(8, "ben", three, "live"), story[12] as Line, receipt(10, 3)),
			...[log(one), log(two), view("ann", [one, two]), view("ben", [one, two])],
			...[standing("ann", 0), standing("ben", 0), inbox("ann", 2, 0, shown(two)), inbox("ben", 2, 2, shown(two))],
		],
	],
	[
		"I2",
		"a message is in the log twice",
		[
			...story,
			...[log(one), log(two), log(three), log({ ...one, seq: 4 })],
			...[
				view("ann", [one, two, three, { ...one, seq: 4 }]),
				standing("ann", 0),
				inbox("ann", 4, 1, shown({ ...one, seq: 4 })),
			],
		],
	],
	[
		"I3",
		"the log leaves out a number",
		[
			...without(story, received(8, "ben", three, "live"), ok(8, "ben", "m3", 3)),
			...[
				log(one),
				log(two),
				log({ ...three, seq: 4 }),
				standing("ann", 4),
				inbox("ann", 4, 0, shown({ ...three, seq: 4 })),
			],
		],
	],
	[
		"I4",
		"somebody saw another message under the same number",
		instead(good, received(6, "ben", two, "live"), received(6, "ben", { ...two, hash: "#other" }, "live")),
	],
	["I4", "the log says something else than before the restart", [...good, log({ ...two, hash: "#other" }, "before")]],
	["I5", "a page begins too late", instead(good, page(4, "ben", 0, 1), page(4, "ben", -1, 1))],
	["I5", "a page ends too early and says that it is all", instead(good, page(4, "ben", 0, 1), page(4, "ben", 0, 2, 1))],
	[
		"I5",
		"an event is left out of what follows live",
		without(good, received(6, "ben", two, "live")).map((line) =>
			line.kind === "received" && line.seq === 3 ? { ...line, applied: false } : line,
		),
	],
	[
		"I5",
		"an event is applied twice",
		instead(
			good,
			received(6, "ben", two, "live"),
			received(6, "ben", two, "live"),
			received(6.5, "ben", two, "live", true),
		),
	],
	[
		"I6",
		"the head falls",
		instead(good, receipt(10, 3), receipt(10, 3), page(10, "ben", 3, 3), page(10, "ben", 2, 2, 2, 2.5)),
	],
	["I7", "a read misses what was acknowledged", instead(good, receipt(10, 3), page(10, "ann", 1, 2), receipt(10, 3))],
	[
		"I8",
		"what was sent later has the lower number",
		[
			...frame,
			...[invoke(12, "ann", "m1"), ok(13, "ann", "m1", 2), invoke(14, "ben", "m3")],
			...[log({ ...three, seq: 1 }), log({ ...one, seq: 2 })],
		],
	],
	[
		"I9",
		"a retry overtakes what was sent before it",
		[
			...frame,
			...[invoke(12, "ann", "m1"), invoke(13, "ann", "m2"), ok(14, "ann", "m2", 1), ok(14, "ann", "m1", 2)],
			...[log({ ...two, seq: 1 }), log({ ...one, seq: 2 })],
		],
	],
	[
		"I10",
		"a refused message is in the log",
		without(instead(good, receipt(10, 3), receipt(10, 3), fail(10, "ann", "m1"))),
	],
	["I11", "it never comes to rest", without(good, at(11, { kind: "converged" }))],
	["I11", "it comes to rest too late", instead(good, at(11, { kind: "converged" }), at(20_000, { kind: "converged" }))],
	["I11", "an outbox is not empty", instead(good, view("ann", [one, two, three]), view("ann", [one, two, three], 1))],
	["I12", "nobody sent it", without(good, invoke(7, "ben", "m3"), ok(8, "ben", "m3", 3))],
	[
		"I12",
		"its sender was no member",
		[...frame, invoke(12, "ben", "m3"), memberEvent(1, "removed"), log({ ...three, seq: 2 })],
	],
	[
		"I13",
		"somebody who was taken out is told what came later",
		instead(
			removed,
			at(11, { kind: "converged" }),
			received(10.8, "ben", { seq: 4, sender: "ann", clientId: null, hash: "#removed" }, "live", false),
			received(10.8, "ben", message(5, "ann", "m5"), "live", false),
			at(11, { kind: "converged" }),
		),
	],
	[
		"I13",
		"somebody who was taken out is still answered",
		instead(removed, at(11, { kind: "converged" }), page(10.8, "ben", 5, 5), at(11, { kind: "converged" })),
	],
	[
		"I13",
		"a session that has ended is told more",
		instead(
			good,
			receipt(10, 3),
			receipt(10, 3),
			at(10, { kind: "revoke", devices: ["ben@c"] }),
			received(3_000, "ben", three, "live", false),
		),
	],
	["I14", "a position moves back", instead(good, receipt(10, 3), receipt(10, 3), receipt(10, 2))],
	["I14", "a position that nobody claimed", instead(good, story[12] as Line, receipt(8.5, 2), story[12] as Line)],
	["I15", "a typing sign is in the log", [...story, log(one), log(two), log(three, "final", "typing"), ...copies]],
	["I16", "a copy lacks the end", instead(good, view("ben", [one, two, three]), view("ben", [one, two]))],
	["I16", "a copy lacks one in the middle", instead(good, view("ben", [one, two, three]), view("ben", [one, three]))],
	[
		"I18",
		"an unread count is wrong",
		instead(good, inbox("ann", 3, 1, shown(three)), inbox("ann", 3, 2, shown(three))),
	],
	[
		"I18",
		"a list shows another message as the newest",
		instead(good, inbox("ann", 3, 1, shown(three)), inbox("ann", 3, 1, shown(two))),
	],
	[
		"I18",
		"an inbox has an old head",
		instead(good, inbox("ann", 3, 1, shown(three)), inbox("ann", 2, 1, shown(three))),
	],
	[
		"I18",
		"somebody who was taken out still lists it",
		[
			...removed.slice(0, -1),
			at(100, {
				kind: "inbox",
				person: "ben",
				via: "rest",
				rows: [{ conversation, head: 3, unread: 0, last: shown(three) }],
			}),
		],
	],
];

describe("the checker", () => {
	test("finds nothing in a history that is right", () => {
		expect(check(good)).toMatchObject({ verdict: "valid", violations: [] });
		expect(check(removed)).toMatchObject({ verdict: "valid", violations: [] });
		expect(check(good).counts).toMatchObject({ sent: 3, acknowledged: 3, lost: 0, copies: 2, convergedMs: 10 });
	});

	test.each(broken)("%s: %s", (invariant, _, history) => {
		const { verdict, violations } = check(history);
		expect([...new Set(violations.map((violation) => violation.invariant))]).toEqual([invariant]);
		expect(verdict).toBe("invalid");
	});

	test("a quiet history proves nothing", () => {
		expect(check([])).toMatchObject({ verdict: "invalid" });
		const calm = good.filter(({ kind }) => kind !== "nemesis");
		expect(check(calm)).toMatchObject({ verdict: "unknown", reason: "no fault was injected" });
		const unanswered = [...good, ...[1, 2, 3, 4].map((n) => invoke(12, "ann", `x${n}`))];
		expect(check(unanswered)).toMatchObject({ verdict: "unknown", reason: "only 3 of 7 sends were answered" });
	});

	test("what was never answered may be in the log or not", () => {
		const unsure = without(good, ok(8, "ben", "m3", 3), received(8, "ben", three, "live"));
		expect(check(unsure).violations).toEqual([]);
	});

	test("a gap that the client knows of is no hole", () => {
		const jumped = without(
			instead(
				good,
				received(6, "ben", two, "live"),
				at(6, { kind: "gap", ...place("ben"), from: 2, to: 2 }),
				page(6, "ben", null, 2, 2, 5.5),
			),
		);
		expect(check(jumped).violations).toEqual([]);
	});
});
