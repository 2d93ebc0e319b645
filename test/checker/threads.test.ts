/** As in check.test.ts, for threads, pins, and what was passed on. */
import { describe, expect, test } from "vitest";
import { check } from "./check.ts";
import type { Content, History, InboxRow, Line, Shown } from "./history.ts";
import type { Invariant } from "./report.ts";
import {
	at,
	conversation,
	instead,
	log,
	message,
	ok,
	page,
	place,
	received,
	standing,
	view,
	without,
} from "./story.ts";

const root = message(1, "ann", "m1");
const reply: Content = { ...message(2, "ben", "m2"), thread: 1 };
const both: Content = { ...message(3, "cai", "m3"), thread: 1, also: true };
const passedOn: Content = { ...message(4, "ann", "m4"), forwarded: true };
const pin = (seq: number, clientId: string, target: number): Content => ({ ...message(seq, "ann", clientId), target });
const [pinned, repinned] = [pin(5, "p1", 4), pin(6, "p2", 1)];
const second: Content = { ...message(7, "ben", "m7"), thread: 1 };

const invoke = (t: number, { sender, clientId, hash, target, thread, also, forwarded }: Content): Line =>
	at(t, {
		...{ kind: "send.invoke", conversation, person: sender, clientId: clientId ?? "", hash },
		...(target === undefined ? {} : { target }),
		...(thread === undefined ? {} : { thread }),
		...(also === undefined ? {} : { also }),
		...(forwarded === undefined ? {} : { forwarded }),
	});
const okay = (t: number, { sender, clientId, seq }: Content) => ok(t, sender, clientId ?? "", seq);
const pinLog = (content: Content, on = true) => ({ ...log(content, "final", "pin_changed"), on }) as Line;

const events = [root, reply, both, passedOn, pinned, repinned, second];
const founded = at(0, { kind: "founded", conversation, members: ["ann", "ben", "cai"], owner: "ann" });
const told: Line[] = [
	...[founded, at(1, { kind: "nemesis", phase: "once", what: "cut" })],
	...events.flatMap((content) => [invoke(2, content), okay(3, content)]),
	page(4, "ben", 0, 7),
	...events.map((content) => received(4, "ben", content, "page")),
];
const status = (t: number, read: number): Line => at(t, { kind: "thread", ...place("ann"), thread: 1, read });
const logged = [log(root), log(reply), log(both), log(passedOn), pinLog(pinned), pinLog(repinned), log(second)];

const shown = ({ seq, sender, clientId, hash }: Content, rest: Partial<Shown> = {}): Line =>
	at(100, {
		...{ kind: "shown", conversation, by: null, seq, sender, clientId, hash, edited: null, deleted: null },
		...{ reactions: [], pinned: null, replies: null },
		...rest,
	});
const hanging = { count: 3, userIds: ["ben", "cai"] };
const shownRoot = shown(root, { pinned: 6, replies: hanging });
const shownReply = shown(reply, { of: 1 });
const shownBoth = shown(both);
const messages = [
	...[shownRoot, shownBoth, shown(passedOn, { pinned: 5 })],
	...[shownReply, shown(both, { of: 1 }), shown(second, { of: 1 })],
];

const pins = (by: string | null, ...seqs: number[]): Line => at(100, { kind: "pins", by, conversation, seqs });
const stands = (person: string, read: number, unread: number, rest: { last?: number } = {}): Line =>
	at(100, { kind: "threads", conversation, person, rows: [{ thread: 1, read, unread, last: 7, ...rest }] });
const row = (person: string, unread: number, inThreads: number, rest: Partial<InboxRow> = {}): Line => {
	const last = { seq: 4, hash: "#m4" };
	return at(100, {
		kind: "inbox",
		person,
		via: "rest",
		rows: [{ conversation, head: 7, unread, inThreads, last, ...rest }],
	});
};
const threads = [stands("ann", 2, 1), stands("ben", 7, 0), stands("cai", 3, 1)];
const lists = [standing("ann", 0), row("ann", 1, 1)];
const asked = at(8.5, { kind: "follow", conversation, person: "cai", thread: 1, on: false });
const good: Line[] = [
	...told,
	...[status(8, 1), status(8, 2), at(9, { kind: "converged" }), ...logged, ...messages],
	...[pins(null, 4, 1), pins("ben@c", 4, 1), ...threads, ...lists, view("ben", events)],
];

const alone: Content = { ...both };
delete alone.also;
const elsewhere: Content = { ...message(4, "ann", "m4") };

const broken: [Invariant[], string, History][] = [
	[
		["I1", "I4", "I12", "I16", "I18"],
		"what was said to a thread alone is logged as said to the conversation, too",
		instead(good, log(reply), log({ ...reply, also: true })),
	],
	[
		["I4"],
		"somebody is told it in no thread",
		instead(good, received(4, "ben", both, "page"), received(4, "ben", alone, "page")),
	],
	[
		["I4"],
		"what was passed on is told as one's own",
		instead(good, received(4, "ben", passedOn, "page"), received(4, "ben", elsewhere, "page")),
	],
	[
		["I12", "I16", "I22"],
		"a thread hangs on what is said in a thread itself",
		good
			.filter((line) => line.kind !== "received" || line.seq !== 7)
			.map((line) => {
				const isIt = "clientId" in line && line.clientId === "m7" && "thread" in line;
				return (isIt ? { ...line, thread: 2 } : line) as Line;
			})
			.filter((line) => line.kind !== "page" && line.kind !== "received" && line.kind !== "view"),
	],
	[
		["I12"],
		"somebody pins who may not",
		good.map((line) => (line.kind === "founded" ? { ...line, owner: "cai" } : line)),
	],
	[["I14"], "a position in a thread falls", instead(good, status(8, 2), status(8, 2), status(8.1, 1))],
	[["I16"], "a reply is shown in the conversation", [...good, shown(reply)]],
	[["I16"], "a message is shown in a thread that it is not in", [...good, shown(passedOn, { of: 1, pinned: 5 })]],
	[["I16"], "a reply is not shown in its thread", without(good, shownReply)],
	[["I16"], "what stands in both is not shown in the conversation", without(good, shownBoth)],
	[["I16"], "a message is shown without its pin", instead(good, shownRoot, shown(root, { replies: hanging }))],
	[["I18"], "a reply is unread in the conversation", instead(good, row("ann", 1, 1), row("ann", 3, 1))],
	[
		["I18"],
		"a reply is the last message of a list",
		instead(good, row("ann", 1, 1), row("ann", 1, 1, { last: { seq: 7, hash: "#m7" } })),
	],
	[["I21"], "pins are in the order of the messages", instead(good, pins(null, 4, 1), pins(null, 1, 4))],
	[["I21"], "a device has the pins in another order", instead(good, pins("ben@c", 4, 1), pins("ben@c", 1, 4))],
	[["I21"], "a pin is missing", instead(good, pins(null, 4, 1), pins(null, 4))],
	[
		["I22"],
		"a reply is not counted",
		instead(good, shownRoot, shown(root, { pinned: 6, replies: { ...hanging, count: 2 } })),
	],
	[
		["I22"],
		"who spoke last is named last",
		instead(good, shownRoot, shown(root, { pinned: 6, replies: { count: 3, userIds: ["cai", "ben"] } })),
	],
	[
		["I22"],
		"what stands in the conversation is unread in the thread, too",
		instead(good, stands("ann", 2, 1), stands("ann", 2, 2)),
	],
	[["I22"], "one's own reply is unread", instead(good, stands("ben", 7, 0), stands("ben", 2, 1))],
	[["I22"], "the last reply is an older one", instead(good, stands("ben", 7, 0), stands("ben", 7, 0, { last: 3 }))],
	[
		["I22"],
		"who said something does not follow",
		without(good, stands("cai", 3, 1)).concat(at(100, { kind: "threads", conversation, person: "cai", rows: [] })),
	],
	[
		["I22"],
		"who wrote the message does not follow",
		[
			...without(good, stands("ann", 2, 1), row("ann", 1, 1)),
			row("ann", 1, 0),
			at(100, { kind: "threads", conversation, person: "ann", rows: [] }),
		],
	],
	[["I22"], "a list counts something else in threads", instead(good, row("ann", 1, 1), row("ann", 1, 0))],
];

describe("the checker, on threads, pins and what was passed on", () => {
	test("finds nothing in a history that is right", () => {
		const { verdict, violations, counts } = check(good);
		expect({ verdict, violations }).toEqual({ verdict: "valid", violations: [] });
		expect(counts).toMatchObject({ sent: 7, pins: 2, replies: 3, forwarded: 1 });
	});

	test("who asked not to follow need not", () => {
		const history = instead(
			good,
			stands("cai", 3, 1),
			asked,
			at(100, { kind: "threads", conversation, person: "cai", rows: [] }),
		);
		expect(check(history).violations).toEqual([]);
	});

	test("what is deleted is neither pinned nor counted", () => {
		const deletion: Content = { ...message(8, "ann", "d1"), target: 1, erases: [1] };
		const erased: Content = { seq: 1, sender: "ann", clientId: "m1", hash: "", erased: true };
		const rest = good.map((line): Line => {
			if (line.kind === "log" && line.seq === 1) return log(erased);
			if (line.kind === "shown" && line.seq === 1) return shown(erased, { erased: true, deleted: 8, replies: hanging });
			if (line.kind === "pins") return { ...line, seqs: [4] };
			return line.kind === "inbox" ? row("ann", 1, 1, { head: 8 }) : line;
		});
		const last = log(deletion, "final", "message_deleted");
		const copy = view("ben", [erased, ...events.slice(1), deletion]);
		const history = instead(rest, view("ben", events), invoke(8, deletion), okay(8.1, deletion), last, copy);
		const heard = [
			...history.slice(0, told.length),
			received(8.2, "ben", deletion, "live"),
			...history.slice(told.length),
		];
		expect(check(heard).violations).toEqual([]);
		expect(new Set(check([...heard, pins(null, 4, 1)]).violations.map(({ invariant }) => invariant))).toEqual(
			new Set(["I21"]),
		);
	});

	test.each(broken)("%s: %s", (invariants, _, history) => {
		const { verdict, violations } = check(history);
		expect(new Set(violations.map(({ invariant }) => invariant))).toEqual(new Set(invariants));
		expect(verdict).toBe("invalid");
	});
});
