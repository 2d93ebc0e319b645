import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { savedNote, savedOpen } from "../../client/hooks/saved-place.ts";
import type { SavedItem } from "../../client/store/saved.ts";
// Fetched when they are first needed: here they are at hand.
import "../../client/view/saved/saved-dialog.tsx";
import "../../client/view/timeline/message-menu.tsx";
import { remindTime } from "../../client/view/saved/remind-words.ts";
import type { LogEvent } from "../../src/protocol/events.ts";
import type { SavedRow } from "../../src/protocol/saved.ts";
import { FakeApp, FakeConversation, message, refused, summary } from "./support/fake-app.ts";
import { button, clear, click, doing, field, findButton, one, openApp, submit, type } from "./support/page.tsx";

let app: FakeApp;
const now = new Date(2026, 0, 15, 12).getTime();

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now });
	app = new FakeApp();
	app.inbox.value = { loaded: true, conversations: [summary("c"), summary("tea", { kind: "group", title: "Tea" })] };
});
afterEach(async () => {
	await clear();
	savedOpen.value = false;
	savedNote.value = null;
	vi.useRealTimers();
});

const item = (seq: number, more: Partial<SavedItem> = {}): SavedItem => ({
	...{ conversationId: "c", seq, savedAt: seq, remindAt: null, due: false, pending: false },
	...more,
});

/** These are saved, and say this. */
function keep(...items: SavedItem[]): void {
	app.saved.items.value = items;
	app.saved.rows = items.map(
		({ pending: _, ...saved }): SavedRow => ({
			...saved,
			message: message(saved.seq, "bob", `text ${saved.seq}`),
			senderName: "Bob Byron",
			failed: false,
		}),
	);
}

/** The group has these messages. */
function tea(...seqs: number[]): void {
	const conversation = new FakeConversation({ id: "tea", kind: "group" });
	conversation.arrive(...seqs.map((seq) => message(seq, "bob", `text ${seq}`)));
	app.conversations.set("tea", conversation);
}

async function openSaved(): Promise<void> {
	await openApp(app);
	await click(one(".saved-button"));
	await doing(() => vi.dynamicImportSettled());
}

const sections = () =>
	[...document.querySelectorAll("[data-section]")].map((section) => [
		section.querySelector("h3")?.textContent,
		[...section.querySelectorAll<HTMLElement>("[data-saved-seq]")].map(({ dataset }) => Number(dataset.savedSeq)),
	]);
const row = (seq: number) => one(`[data-saved-seq="${seq}"]`);
const buttonIn = (place: Element, words: string) => {
	const found = [...place.querySelectorAll("button")].find(({ textContent }) => textContent === words);
	if (found === undefined) throw new Error(`There is no "${words}".`);
	return found;
};

describe("the list of what was saved", () => {
	test("says what it is for while it is empty", async () => {
		await openSaved();
		expect(one("dialog").textContent).toContain("Nothing saved yet");
		expect(one("dialog").textContent).toContain("Only you see what you save");
	});

	test("SM7 SM8 what is due comes first; each says where, by whom, what, and when", async () => {
		keep(item(3), item(2, { remindAt: now + 3_600_000 }), item(1, { remindAt: now - 60_000, due: true }));
		await openSaved();
		expect(sections()).toEqual([
			["Due", [1]],
			["Reminders to come", [2]],
			["Saved for later", [3]],
		]);
		expect(row(3).textContent).toContain("Bob Byron: text 3");
		expect(row(1).querySelector(".is-due")?.textContent).toMatch(/^Due since today at /);
		expect(row(2).textContent).toContain("Reminder today at");
		expect(one(".saved-button [data-due]").dataset.due).toBe("1");
	});

	test("leads to the message", async () => {
		keep(item(3, { conversationId: "tea" }));
		await openSaved();
		expect(row(3).textContent).toContain("Tea");
		tea(2, 3);
		await click(one(".saved-place"));
		expect([location.pathname, one("[data-found]").dataset.seq]).toEqual(["/c/tea/3", "3"]);
		expect(document.querySelector("dialog")).toBeNull();
	});

	test("DL2 SM7 says what became of a message that is gone, or cannot be asked for", async () => {
		keep(item(2), item(1));
		app.saved.rows = app.saved.rows.map((saved) => ({ ...saved, message: null, failed: saved.seq === 2 }));
		await openSaved();
		expect(row(1).textContent).toContain("was deleted");
		expect(row(1).querySelector<HTMLButtonElement>(".saved-place")?.disabled).toBe(true);
		expect(row(2).textContent).toContain("could not be loaded right now");
	});

	test("ED1 DL2 follows what happens in the conversation that is open", async () => {
		keep(item(3, { conversationId: "tea" }), item(2, { conversationId: "tea" }));
		tea(2, 3);
		await openApp(app, "/c/tea");
		await click(one(".saved-button"));
		await doing(() => vi.dynamicImportSettled());
		const fields = (seq: number, target: number) => ({
			seq,
			at: now,
			actor: "bob",
			clientId: `c${seq}`,
			target,
			hash: "",
		});
		await doing(() => {
			const conversation = app.conversations.get("tea");
			const events: LogEvent[] = [
				...(conversation?.state.peek().events ?? []),
				{ type: "message_edited", ...fields(4, 3), body: { text: "better" }, salt: "" },
				{ type: "message_deleted", ...fields(5, 2), erased: [2] },
			];
			conversation?.update({ events });
		});
		expect(row(3).textContent).toContain("Bob Byron: better");
		expect(row(2).textContent).toContain("was deleted");
	});

	test("is asked for again when the inbox tells of one of its conversations, and when one comes back to the page", async () => {
		keep(item(3));
		await openSaved();
		const asked = () => app.saved.calls.filter(([verb]) => verb === "page").length;
		const before = asked();
		const tell = (id: string, head: number) =>
			doing(() => {
				const conversations = app.inbox.peek().conversations.map((one) => (one.id === id ? { ...one, head } : one));
				app.inbox.value = { loaded: true, conversations };
			});
		await tell("tea", 8);
		await doing(() => vi.advanceTimersByTimeAsync(2_000));
		expect(asked()).toBe(before);
		app.saved.rows = app.saved.rows.map((saved) => ({ ...saved, message: message(3, "bob", "better") }));
		await tell("c", 8);
		await tell("c", 9);
		await doing(() => vi.advanceTimersByTimeAsync(2_000));
		expect(row(3).textContent).toContain("Bob Byron: better");
		const after = asked();
		// Those with a reminder and those without, once.
		expect(after - before).toBe(2);
		await doing(() => document.dispatchEvent(new Event("visibilitychange")));
		expect(asked() - after).toBe(2);
	});

	test("SM3 removing can be undone, and the focus stays in the list", async () => {
		keep(item(2), item(1));
		await openSaved();
		await click(buttonIn(row(2), "Remove"));
		expect(sections()).toEqual([["Saved for later", [1]]]);
		expect(document.activeElement).toBe(one(".saved-list"));
		expect(one("dialog [data-saved-toast]").textContent).toContain("Removed from saved");
		await click(button("Undo"));
		expect(app.saved.calls.at(-1)?.[0]).toBe("undoRemoval");
		await click(buttonIn(row(1), "Remove"));
		await doing(() => vi.advanceTimersByTimeAsync(5_100));
		expect(findButton("Undo")).toBeNull();
	});

	test("SM2 SM4 a reminder is set again, taken off, or done with", async () => {
		keep(item(1, { remindAt: now - 1, due: true }));
		await openSaved();
		await click(buttonIn(row(1), "Remind again…"));
		await click(buttonIn(row(1), `In 1 hour${remindTime(now + 3_600_000, now)}`));
		expect(app.saved.calls.at(-1)).toEqual(["save", expect.objectContaining({ seq: 1 }), now + 3_600_000]);
		await click(buttonIn(row(1), "No reminder"));
		expect(app.saved.calls.at(-1)).toEqual(["save", expect.objectContaining({ seq: 1 }), null]);
		await click(buttonIn(row(1), "Done"));
		expect(app.saved.calls.at(-1)?.[0]).toBe("remove");
	});

	test("SM7 older ones come when they are asked for", async () => {
		keep(item(9), item(8), item(3));
		const [nine, eight, three] = app.saved.rows;
		app.saved.rows = [nine, eight].flatMap((saved) => saved ?? []);
		app.saved.hasMore = true;
		await openSaved();
		expect(sections()).toEqual([["Saved for later", [9, 8]]]);
		app.saved.rows = [three].flatMap((saved) => saved ?? []);
		app.saved.hasMore = false;
		await click(button("Show older ones"));
		expect(app.saved.calls.at(-1)).toEqual(["page", { before: 8, reminder: false }]);
		expect(sections()).toEqual([["Saved for later", [9, 8, 3]]]);
		expect(findButton("Show older ones")).toBeNull();
	});

	test("says why the texts did not come, and tries again", async () => {
		keep(item(1));
		app.saved.answer = refused("You seem to be offline.");
		await openSaved();
		expect(one(".saved-failure").textContent).toContain("You seem to be offline.");
		app.saved.answer = { ok: true, value: undefined };
		await click(button("Try again"));
		expect(row(1).textContent).toContain("text 1");
	});

	test("what is saved meanwhile shows up, also before the server has it", async () => {
		keep(item(1));
		await openSaved();
		await doing(() => keep(item(2, { pending: true }), item(1)));
		expect(row(2).textContent).toContain("Not on the server yet");
		const { length } = app.saved.calls;
		await doing(() => keep(item(2), item(1)));
		await doing(() => {});
		expect(app.saved.calls.length - length).toBe(2);
		expect(row(2).textContent).toContain("text 2");
	});
});

describe("the menu of a message", () => {
	async function openMenu() {
		const conversation = new FakeConversation();
		conversation.arrive(message(1, "bob", "hi"));
		app.conversations.set("c", conversation);
		await openApp(app, "/c/c");
		await click(one('[data-rove="more"]'));
		await doing(() => vi.dynamicImportSettled());
	}

	test("SM1 saves, and says so; the message is marked", async () => {
		await openMenu();
		await click(button("Save for later"));
		expect(app.saved.calls).toEqual([["save", { conversationId: "c", seq: 1 }, null]]);
		expect(one("[data-saved-toast]").textContent).toBe("Saved for later");
		expect(document.querySelector("[data-saved]")).toBeNull();
		await doing(() => keep(item(1)));
		expect(one('[data-seq="1"] [data-saved]').textContent).toBe("Saved for later");
		await doing(() => vi.advanceTimersByTimeAsync(4_100));
		expect(one("[data-saved-toast]").textContent).toBe("");
		await click(one('[data-rove="more"]'));
		await click(button("Remove from saved"));
		expect(app.saved.calls.at(-1)).toEqual(["remove", { conversationId: "c", seq: 1 }]);
	});

	test("SM2 reminds at one's own time, and refuses one that has passed in plain words", async () => {
		await openMenu();
		await click(button("Remind me…"));
		expect(document.activeElement?.textContent).toContain("In 20 minutes");
		await type(field("Another time"), "2026-01-15T11:00");
		await submit(field("Another time"));
		expect(one(".remind-form [role=alert]").textContent).toContain("has passed");
		await type(field("Another time"), "2026-01-20T08:30");
		await submit(field("Another time"));
		expect(app.saved.calls).toEqual([
			["save", { conversationId: "c", seq: 1 }, new Date(2026, 0, 20, 8, 30).getTime()],
		]);
		expect(one("[data-saved-toast]").textContent).toMatch(/^You will be reminded on /);
	});
});

describe("reminders outside of the list", () => {
	test("SM8 a click on a notification leads to the message", async () => {
		tea(4, 5);
		await openApp(app);
		await doing(() => {
			app.wanted.value = "/c/tea/4";
		});
		expect([location.pathname, app.wanted.value]).toEqual(["/c/tea/4", null]);
		expect(one("[data-found]").dataset.seq).toBe("4");
	});

	test("what could not be saved is said in words, until it is read", async () => {
		await openApp(app);
		await doing(() => {
			app.saved.failure.value = "The message could not be saved. It was deleted.";
		});
		expect(one(".toast[role=alert]").textContent).toContain("It was deleted.");
		await click(button("Close"));
		expect(app.saved.failure.value).toBeNull();
	});

	test("SM8 it does not count as unread", async () => {
		keep(item(1, { remindAt: now - 1, due: true }));
		await openApp(app);
		expect(document.title).not.toContain("1");
	});
});

describe("a draft in the list of conversations", () => {
	test("takes the place of the last message, but not of the one that is open", async () => {
		app.drafts.value = new Map([["tea", "half a sentence"]]);
		await openApp(app);
		const preview = () => [...document.querySelectorAll(".row-last")].map(({ textContent }) => textContent);
		expect(preview()).toEqual(["No messages yet", "Draft: half a sentence"]);
		await click(one('a[href="/c/tea"]'));
		expect(preview()).toEqual(["No messages yet", "No messages yet"]);
	});
});
