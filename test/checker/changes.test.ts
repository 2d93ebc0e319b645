/** As in check.test.ts, for what becomes of messages: edits, deletions, reactions. */
import { describe, expect, test } from "vitest";
import { check } from "./check.ts";
import type { Content, History, Line, Shown } from "./history.ts";
import type { Invariant } from "./report.ts";
import {
	at,
	conversation,
	inbox,
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

const erased = ({ seq, sender, clientId, target }: Content): Content => ({
	...{ seq, sender, clientId, hash: "", erased: true },
	...(target === undefined ? {} : { target }),
});
const change = (seq: number, sender: string, clientId: string, target: number): Content => ({
	...message(seq, sender, clientId),
	target,
});

const one = message(1, "ann", "m1");
const edit = change(2, "ann", "e1", 1);
const two = message(3, "ann", "m2");
const reaction = change(4, "ben", "r1", 3);
const taken = change(5, "ben", "r2", 1);
const deletion: Content = { ...change(6, "ann", "d1", 1), erases: [1, 2] };
const better = change(7, "ann", "e2", 3);

const invoke = (t: number, { sender, clientId, hash, target }: Content): Line =>
	at(t, {
		...{ kind: "send.invoke", conversation, person: sender, clientId: clientId ?? "", hash },
		...(target === undefined ? {} : { target }),
	});
const refused = (content: Content, code: string, asked: number): Line => {
	const { sender: person, clientId, hash } = content;
	return at(50, { kind: "send.fail", conversation, person, clientId: clientId ?? "", hash, code, asked });
};
const okay = (t: number, { sender, clientId, seq }: Content) => ok(t, sender, clientId ?? "", seq);
const react = (content: Content) => ({ ...log(content, "final", "reaction_changed"), emoji: "👍", on: true }) as Line;
const shown = (rest: Omit<Shown, "kind" | "conversation" | "sender" | "by">, by: string | null = null): Line =>
	at(100, { kind: "shown", conversation, by, sender: "ann", ...rest });

const writes = [one, edit, two, reaction, taken];
const told: Line[] = [
	at(0, { kind: "founded", conversation, members: ["ann", "ben"] }),
	at(1, { kind: "nemesis", phase: "once", what: "cut" }),
	...writes.flatMap((content) => [invoke(2, content), okay(3, content)]),
	page(4, "ben", 0, 5),
	...writes.map((content) => received(4, "ben", content, "page")),
	...[invoke(5, deletion), okay(6, deletion), received(6, "ben", deletion, "live")],
	...[invoke(7, better), okay(8, better), received(8, "ben", better, "live")],
	at(9, { kind: "converged" }),
];
const logged: Line[] = [
	...[log(erased(one)), log(erased(edit), "final", "message_edited"), log(two), react(reaction), react(taken)],
	...[log(deletion, "final", "message_deleted"), log(better, "final", "message_edited")],
];
const final = [erased(one), erased(edit), two, reaction, taken, deletion, better];
const bare = { seq: 1, clientId: "m1", hash: "", edited: null, deleted: 6, reactions: [] };
const gone = { ...bare, erased: true } as const;
const kept = { seq: 3, clientId: "m2", hash: "#e2", edited: 7, deleted: null, reactions: ["ben 👍"] };
const messages: Line[] = [shown(gone), shown(kept)];
const last = { seq: 3, hash: "#e2" };
const lists: Line[] = [standing("ben", 0), inbox("ben", 7, 1, last)];
const good: Line[] = [...told, ...logged, ...messages, view("ben", final), ...lists];

/** With something else in place of one line of the log. */
const relogged = (line: Line, ...lines: Line[]) => instead(good, line, ...lines);
const reshown = (line: Partial<Shown>) => instead(good, shown(kept), shown({ ...kept, ...line }));
const late = change(8, "ann", "e3", 3);
const tooLate = [invoke(7, change(8, "ann", "e9", 1)), log(change(8, "ann", "e9", 1), "final", "message_edited")];
const foreign = change(8, "ben", "e8", 3);
const farewell: Content = { ...change(8, "ann", "d2", 3), erases: [3, 7] };
const nowhere = change(8, "ann", "d8", 4);
/** One event more, at the end of the log. */
const longer = (content: Content, type: string, sees: Partial<Shown> = {}) => [
	...told,
	invoke(8.5, content),
	...logged,
	log(content, "final", type),
	...[shown(gone), shown({ ...kept, ...sees })],
];

const broken: [Invariant[], string, History][] = [
	[
		["I1", "I4", "I12"],
		"an acknowledged edit has another text",
		[...told, ...logged.slice(0, -1), log({ ...better, hash: "#other" }, "final", "message_edited")].filter(
			(line) => line.kind !== "received" || line.seq !== 7,
		),
	],
	[["I2"], "an edit's repetition is stored again", longer({ ...better, seq: 8 }, "message_edited", { edited: 8 })],
	[
		["I4"],
		"a reaction is told with another message",
		instead(good, received(4, "ben", reaction, "page"), received(4, "ben", { ...reaction, target: 1 }, "page")),
	],
	[
		["I4"],
		"two were told different texts of what was then erased",
		instead(
			good,
			at(9, { kind: "converged" }),
			received(8, "ann", { ...one, hash: "#other" }, "live", false),
			at(9, { kind: "converged" }),
		),
	],
	[
		["I4"],
		"a deletion is told with another list of what it erases",
		instead(good, received(6, "ben", deletion, "live"), received(6, "ben", { ...deletion, erases: [1] }, "live")),
	],
	[["I10"], "a refused edit is in the log", [...good, refused(better, "too_late", 4)]],
	[["I10"], "what was in the log already is refused as no change", [...good, refused(better, "no_change", 20)]],
	[["I12"], "a reaction that nobody sent", without(good, invoke(2, reaction), okay(3, reaction))],
	[["I12"], "somebody edits what another wrote", longer(foreign, "message_edited", { hash: "#e8", edited: 8 })],
	[["I12"], "an event is changed that is no message", longer({ ...nowhere, target: 6 }, "reaction_changed")],
	[["I16"], "a message is shown with an older text", reshown({ hash: "#m2", edited: null })],
	[["I16"], "an edit that no event tells of", reshown({ hash: "#other" })],
	[["I16"], "a reaction that no event tells of", reshown({ reactions: ["ann 👍", "ben 👍"] })],
	[["I16"], "a reaction is not shown", reshown({ reactions: [] })],
	[["I16"], "a deletion that no event tells of", reshown({ hash: "", erased: true, edited: null, deleted: 8 })],
	[["I16"], "a device shows an older text", [...good, shown({ ...kept, hash: "#m2" }, "ben@c")]],
	[["I16"], "a device shows a message twice", [...good, shown(kept, "ben@c"), shown(kept, "ben@c")]],
	[["I20"], "a device shows the text", [...good, shown({ ...bare, hash: "#e1" }, "ben@c")]],
	[["I16"], "a message is not shown", without(good, shown(kept))],
	[
		["I18"],
		"what was deleted counts as unread",
		[...without(good, inbox("ben", 7, 1, last)), inbox("ben", 7, 2, last)],
	],
	[
		["I18"],
		"a list shows the text before the edit",
		[...without(good, inbox("ben", 7, 1, last)), inbox("ben", 7, 1, { seq: 3, hash: "#m2" })],
	],
	[["I20"], "the text of a deleted message is in the log", relogged(log(erased(one)), log(one))],
	[
		["I20"],
		"an earlier version is in the log",
		relogged(log(erased(edit), "final", "message_edited"), log(edit, "final", "message_edited")),
	],
	[["I20"], "the log said it before the restart", [...good, log(one, "before")]],
	[["I20"], "what nobody deleted is erased", relogged(log(two), log(erased(two)))],
	[
		["I20"],
		"a deletion does not name a version",
		[
			...without(good, received(6, "ben", deletion, "live"), view("ben", final)).map((line) =>
				line.kind === "log" && line.seq === 6 ? { ...line, erases: [1] } : line,
			),
		].filter((line) => line.kind !== "received" || line.seq !== 7),
	],
	[["I20"], "what is deleted is edited", [...good.slice(0, told.length), ...logged, ...tooLate]],
	[
		["I20"],
		"somebody is told the text after the deletion, live",
		instead(good, at(9, { kind: "converged" }), received(8, "ben", one, "live", false), at(9, { kind: "converged" })),
	],
	[
		["I20"],
		"somebody is told the text after the deletion, in a page",
		instead(
			good,
			at(9, { kind: "converged" }),
			{ ...page(8, "cai", 0, 6, 1), more: true } as Line,
			received(8, "cai", one, "page"),
			at(9, { kind: "converged" }),
		),
	],
	[
		["I20"],
		"a poll brings the text together with the deletion",
		instead(
			good,
			at(9, { kind: "converged" }),
			at(8, { kind: "page", via: "poll", ...place("cai"), asked: 7.9, after: 0, head: null, last: 7, more: false }),
			...[one, edit, two, reaction, taken, deletion, better].map((each) => received(8, "cai", each, "page")),
			at(9, { kind: "converged" }),
		),
	],
	[["I20"], "a copy has the text", instead(good, view("ben", final), view("ben", [one, ...final.slice(1)]))],
	[
		["I20"],
		"a copy lacks a text that nobody deleted",
		instead(good, view("ben", final), view("ben", [...final.slice(0, 6), erased(better)])),
	],
	[["I20"], "a page of messages shows the text", instead(good, messages[0] as Line, shown({ ...bare, hash: "#e1" }))],
	[
		["I20"],
		"a list shows the text",
		[
			...[...told, invoke(8.5, farewell), log(erased(one)), log(erased(edit), "final", "message_edited")],
			...[log(erased(two)), react(reaction), react(taken), log(deletion, "final", "message_deleted")],
			...[log(erased(better), "final", "message_edited"), log(farewell, "final", "message_deleted")],
			...[standing("ben", 0), inbox("ben", 8, 0, last)],
		],
	],
];

describe("the checker, on edits, deletions and reactions", () => {
	test("finds nothing in a history that is right", () => {
		const { verdict, violations, counts } = check(good);
		expect({ verdict, violations }).toEqual({ verdict: "valid", violations: [] });
		expect(counts).toMatchObject({ sent: 7, acknowledged: 7, edits: 2, deletions: 1, reactions: 2 });
	});

	test.each(broken)("%s: %s", (invariants, _, history) => {
		const { verdict, violations } = check(history);
		expect(new Set(violations.map(({ invariant }) => invariant))).toEqual(new Set(invariants));
		expect(verdict).toBe("invalid");
	});

	test("what was refused as no change may come true with a copy of the request that was late", () => {
		const history = longer(late, "message_edited", { hash: "#e3", edited: 8 });
		expect(check([...history, refused(late, "no_change", 20)]).violations).toEqual([]);
	});
});
