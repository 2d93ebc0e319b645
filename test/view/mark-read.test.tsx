import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeApp, FakeConversation, me, member, message, pending, said } from "./support/fake-app.ts";
import { FakeIntersectionObserver } from "./support/observers.ts";
import { clear, doing, one, openApp } from "./support/page.tsx";

let conversation: FakeConversation;
let focused: boolean;
let visible: boolean;

const read = () => conversation.calls.filter(([verb]) => verb === "markRead").map(([, seq]) => seq);
const row = (seq: number) => one(`[data-seq="${seq}"]`);
const show = (element: Element, ratio = 1) => doing(() => FakeIntersectionObserver.show(element, ratio));

beforeEach(async () => {
	focused = true;
	visible = true;
	vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver);
	vi.spyOn(document, "hasFocus").mockImplementation(() => focused);
	vi.spyOn(document, "visibilityState", "get").mockImplementation(() => (visible ? "visible" : "hidden"));
	conversation = new FakeConversation({
		members: new Map([
			[me.id, member(me.id, me.name, { read: 1 })],
			["bob", member("bob", "Bob")],
		]),
		events: [1, 2, 3, 4].map((seq) => said("c", message(seq, "bob", `text ${seq}`))),
		outbox: [pending("p", "waiting", 5_000)],
		head: 4,
		cursor: 4,
	});
	const app = new FakeApp();
	app.conversations.set("c", conversation);
	await openApp(app, "/c/c");
});

afterEach(async () => {
	await clear();
	FakeIntersectionObserver.all = [];
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

test("nothing is read before it is on the screen", () => {
	expect(read()).toEqual([]);
});

test("tells the highest seq on the screen, and each position once", async () => {
	await show(row(2));
	await show(row(3));
	await show(row(2));
	expect(read()).toEqual([2, 3]);
});

test("what was read before is not told again", async () => {
	await show(row(1));
	expect(read()).toEqual([]);
});

test("a message of which only the edge shows is not read", async () => {
	await show(row(4), 0.25);
	expect(read()).toEqual([]);
	await show(row(4), 0.5);
	expect(read()).toEqual([4]);
});

test("a message that scrolled by while the page had no focus is not read when the focus comes", async () => {
	focused = false;
	await show(row(4));
	await show(row(4), 0);
	await show(row(2));
	expect(read()).toEqual([]);
	focused = true;
	await doing(() => window.dispatchEvent(new Event("focus")));
	expect(read()).toEqual([2]);
});

test("a hidden page reads nothing until it is visible", async () => {
	visible = false;
	await show(row(3));
	expect(read()).toEqual([]);
	visible = true;
	await doing(() => document.dispatchEvent(new Event("visibilitychange")));
	expect(read()).toEqual([3]);
});

test("a message that waits in the outbox is not read", async () => {
	await show(one('[data-client-id="p"]'));
	expect(read()).toEqual([]);
});
