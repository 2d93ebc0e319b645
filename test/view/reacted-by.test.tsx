import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { longPressMs } from "../../client/hooks/use-long-press.ts";
import type { LogEvent } from "../../src/protocol/events.ts";
import { FakeApp, FakeConversation, me, member, message, said } from "./support/fake-app.ts";
import { FakeIntersectionObserver } from "./support/observers.ts";
import { button, clear, click, doing, fetched, findButton, one, openApp } from "./support/page.tsx";

let conversation: FakeConversation;

const reacted = (seq: number, emoji: string, actor: string, on = true): LogEvent => ({
	...{ type: "reaction_changed", seq, at: seq, actor, target: 1, clientId: `x${seq}`, hash: "", emoji, on },
});

/** A message with these reactions, the first one first, in a group of 15 people and the reader. */
async function open(...reactions: [emoji: string, actor: string][]): Promise<void> {
	const crew = Array.from({ length: 15 }, (_, index) => member(`p${index}`, `Person ${index}`));
	const events = reactions.map(([emoji, actor], index) => reacted(index + 2, emoji, actor));
	conversation = new FakeConversation({
		kind: "group",
		members: new Map([member(me.id, me.name), ...crew].map((one) => [one.userId, one])),
		events: [said("c", message(1, "p0", "news")), ...events],
		online: new Set(["p1"]),
		head: 50,
		cursor: 50,
	});
	const app = new FakeApp();
	app.conversations.set("c", conversation);
	await openApp(app, "/c/c");
}

const chip = (emoji: string) => one(`.reaction[data-emoji="${emoji}"]`);
const lists = () =>
	[...document.querySelectorAll("dialog section section")].map((part) => [
		part.querySelector("h3")?.textContent,
		[...part.querySelectorAll(".reader-name")].map((name) => name.textContent),
	]);
const arrives = () => fetched(() => import("../../client/view/timeline/reacted-by.tsx"));
const touch = (kind: string, more: PointerEventInit = {}) =>
	doing(() =>
		chip("👍").dispatchEvent(
			new PointerEvent(kind, { bubbles: true, pointerType: "touch", clientX: 50, clientY: 50, ...more }),
		),
	);

beforeEach(() => {
	vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver);
});

afterEach(async () => {
	await clear();
	FakeIntersectionObserver.all = [];
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test("RX1 a reaction names who reacted, the reader first; of many, twelve and how many more", async () => {
	const all = Array.from({ length: 14 }, (_, index): [string, string] => ["👍", `p${index}`]);
	await open(...all, ["👍", me.id], ["🎉", "p3"]);
	const named = `You, ${Array.from({ length: 11 }, (_, index) => `Person ${index}`).join(", ")} and 3 more`;
	expect(chip("👍").dataset.names).toBe(named);
	expect(chip("👍").getAttribute("aria-label")).toBe(`👍 15: ${named}`);
	expect(chip("🎉").getAttribute("aria-label")).toBe("🎉 1: Person 3");
});

test("a right click, or the key for menus, shows all who reacted, that kind first, as it changes", async () => {
	await open(["👍", "p1"], ["🎉", "p2"], ["🎉", me.id], ["🎉", "gone"]);
	const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true });
	await doing(() => chip("🎉").dispatchEvent(event));
	expect(event.defaultPrevented).toBe(true);
	await arrives();
	expect(lists()).toEqual([
		["🎉 (3)", ["You", "Person 2", "Someone"]],
		["👍 (1)", ["Person 1, online"]],
	]);
	const { events } = conversation.state.value;
	await doing(() => conversation.update({ events: [...events, reacted(20, "👍", "p1", false)] }));
	expect(lists()).toEqual([["🎉 (3)", ["You", "Person 2", "Someone"]]]);
	await doing(() => conversation.update({ events: events.slice(0, 1) }));
	expect(one(".dialog-lead").textContent).toContain("Nobody reacts");
	await click(button("Close"));
	expect(conversation.calls.filter(([verb]) => verb === "react")).toEqual([]);
});

test("so does the menu of the message, where anybody reacted", async () => {
	await open();
	await click(one(".more-button"));
	await fetched(() => import("../../client/view/timeline/message-menu.tsx"));
	expect(findButton("See who reacted")).toBeNull();
	await open(["👍", "p1"]);
	await click(one(".more-button"));
	await fetched(() => import("../../client/view/timeline/message-menu.tsx"));
	await click(button("See who reacted"));
	await arrives();
	expect(lists()).toEqual([["👍 (1)", ["Person 1, online"]]]);
});

test("and a finger that rests on it, which then does not react", async () => {
	await open(["👍", "p1"]);
	vi.useFakeTimers();
	await touch("pointerdown");
	await doing(() => vi.advanceTimersByTime(longPressMs - 1));
	expect(document.querySelector("dialog")).toBeNull();
	await doing(() => vi.advanceTimersByTime(1));
	vi.useRealTimers();
	await arrives();
	expect(lists()).toHaveLength(1);
	const end = new Event("touchend", { bubbles: true, cancelable: true });
	await doing(() => chip("👍").dispatchEvent(end));
	expect(end.defaultPrevented).toBe(true);
});

test("a short touch, one that moves and one that the browser takes over do not", async () => {
	await open(["👍", "p1"]);
	vi.useFakeTimers();
	for (const [kind, more] of [
		["pointerup", {}],
		["pointermove", { clientY: 80 }],
		["pointercancel", {}],
	] as const) {
		await touch("pointerdown");
		await touch(kind, more);
		await doing(() => vi.advanceTimersByTime(longPressMs * 2));
		const end = new Event("touchend", { bubbles: true, cancelable: true });
		await doing(() => chip("👍").dispatchEvent(end));
		expect(end.defaultPrevented).toBe(false);
	}
	// A hand that trembles rests all the same; a mouse has its right button.
	await touch("pointerdown", { pointerType: "mouse" });
	await doing(() => vi.advanceTimersByTime(longPressMs * 2));
	expect(document.querySelector("dialog")).toBeNull();
});
