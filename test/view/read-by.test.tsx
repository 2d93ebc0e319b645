import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Member } from "../../src/protocol/entities.ts";
import { FakeApp, FakeConversation, me, member, message, pending, said } from "./support/fake-app.ts";
import { FakeIntersectionObserver } from "./support/observers.ts";
import { button, clear, click, doing, findButton, one, openApp, press } from "./support/page.tsx";

let conversation: FakeConversation;

const people = (...others: Member[]) => new Map([member(me.id, me.name), ...others].map((one) => [one.userId, one]));
const statusButtons = () => [...document.querySelectorAll<HTMLButtonElement>(".status-button")];
const lists = () =>
	[...document.querySelectorAll("dialog section section")].map((part) => [
		part.querySelector("h3")?.textContent,
		[...part.querySelectorAll(".reader-name")].map((name) => name.textContent),
	]);

async function open(members: Map<string, Member>, kind: "group" | "direct" = "group"): Promise<void> {
	const events = [1, 2, 3].map((seq) => said("c", message(seq, seq === 2 ? "bob" : me.id, `text ${seq}`)));
	conversation = new FakeConversation({ kind, members, events, head: 3, cursor: 3 });
	const app = new FakeApp();
	app.conversations.set("c", conversation);
	await openApp(app, "/c/c");
}

/** Opens the dialog, which is fetched first. */
async function show(status: Element | undefined): Promise<void> {
	if (status === undefined) throw new Error("there is no status to click");
	await click(status);
	await doing(() => import("../../client/view/timeline/read-by.tsx"));
	await doing(() => {});
}

beforeEach(() => {
	vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver);
});

afterEach(async () => {
	await clear();
	FakeIntersectionObserver.all = [];
	vi.unstubAllGlobals();
});

describe("RD4 who has read a message of mine in a group", () => {
	test("a click on the status tells names and counts, and follows what happens", async () => {
		const cleo = member("cleo", "Cleo", { delivered: 2, read: 2 });
		await open(people(member("bob", "Bob", { delivered: 3, read: 3 }), member("ann", "Ann", { delivered: 3 }), cleo));
		await show(statusButtons()[1]);
		expect(lists()).toEqual([
			["Read (1)", ["Bob"]],
			["Delivered (1)", ["Ann"]],
			["Not yet (1)", ["Cleo"]],
		]);
		expect(one('dialog [role="status"]').textContent).toBe("Read by 1 of 3");
		const members = new Map(conversation.state.value.members).set("cleo", { ...cleo, delivered: 3, read: 3 });
		await doing(() => conversation.update({ members }));
		expect(lists()).toEqual([
			["Read (2)", ["Bob", "Cleo"]],
			["Delivered (1)", ["Ann"]],
		]);
		expect(one('dialog [role="status"]').textContent).toBe("Read by 2 of 3");
		await click(button("Close"));
		expect(document.querySelector("dialog")).toBeNull();
	});

	test("who does not share when they read is said to", async () => {
		const hidden = { ...member("bob", "Bob", { delivered: 3 }), read: null } as unknown as Member;
		await open(people(hidden));
		await show(statusButtons()[0]);
		expect(lists()).toEqual([["Delivered (1)", ["Bob"]]]);
		expect(one(".reader").textContent).toContain("does not share when they read");
	});

	test("of a thousand members a hundred are drawn, and more when asked for", async () => {
		const many = Array.from({ length: 999 }, (_, index) =>
			member(`m${index}`, `Name ${index}`, { delivered: 9, read: 9 }),
		);
		await open(people(...many));
		await show(statusButtons()[0]);
		expect(lists()[0]?.[0]).toBe("Read (999)");
		expect(document.querySelectorAll(".reader")).toHaveLength(100);
		await click(button("Show more (899 left)"));
		expect(document.querySelectorAll(".reader")).toHaveLength(200);
	});

	test("the Tab key stops at the newest status only, and the arrow keys go from one to the next", async () => {
		await open(people(member("bob", "Bob")));
		const [first, second] = statusButtons();
		expect(statusButtons().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0]);
		second?.focus();
		await press("ArrowUp");
		expect(document.activeElement).toBe(first);
		await press("ArrowUp");
		expect(document.activeElement).toBe(first);
		await press("ArrowDown");
		expect(document.activeElement).toBe(second);
	});

	test("its name says what it is, and nothing opens from what is not sent, not mine or between two", async () => {
		await open(people(member("bob", "Bob", { delivered: 3, read: 3 })));
		expect(statusButtons()[0]?.getAttribute("aria-label")).toMatch(/^Read, .*: see who has read this message$/);
		await doing(() => conversation.update({ outbox: [pending("x", "waiting", 5_000)] }));
		expect(statusButtons()).toHaveLength(2);
		expect(document.querySelectorAll('[data-seq="2"] .status-button')).toHaveLength(0);
		await open(people(member("bob", "Bob")), "direct");
		expect(statusButtons()).toHaveLength(0);
		expect(findButton("Close")).toBeNull();
	});
});
