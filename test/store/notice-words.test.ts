import { expect, test } from "vitest";
import { noticeWords } from "../../client/store/notice-words.ts";
import { message, summary } from "../transport/support/frames.ts";

const members = [
	{ userId: "ann", name: "Ann", username: null, role: "member" as const },
	{ userId: "bob", name: "Bob", username: null, role: "member" as const },
];
const direct = summary("d", { kind: "direct", title: null, members });
const group = summary("g", { title: "Tea", members });
const says = (text: string, sender = "bob") => message(1, sender, "c", text).message;

test("a notice is titled by the person, in a group with the group's name", () => {
	expect(noticeWords(direct, says("hi"), "ann").title).toBe("Bob");
	expect(noticeWords(group, says("hi"), "ann").title).toBe("Bob in Tea");
	expect(noticeWords(group, says("hi", "somebody who is not among the first ten"), "ann").title).toBe("Tea");
});

test("its text stands on one line, is cut between characters, and is nothing but text", () => {
	expect(noticeWords(direct, says(" one\n\n two\t<b>three</b> "), "ann").body).toBe("one two <b>three</b>");
	const { body } = noticeWords(direct, says("😀".repeat(8_000)), "ann");
	expect([[...body].length, body.isWellFormed(), body.endsWith("😀…")]).toEqual([140, true, true]);
	expect(noticeWords(direct, says("x".repeat(140)), "ann").body).toBe("x".repeat(140));
});

test("it has no Markdown marks, and tells nothing that the message hides", () => {
	expect(noticeWords(direct, says("**see** `code` and ||the end||"), "ann").body).toBe("see code and ▮▮▮");
});
