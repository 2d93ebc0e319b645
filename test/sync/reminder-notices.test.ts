import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { InboxState } from "../../client/store/model.ts";
import type { SavedItem } from "../../client/store/saved.ts";
import { Leader } from "../../client/sync/leader.ts";
import { ReminderNotices } from "../../client/sync/reminder-notices.ts";
import type { SavedPage } from "../../src/protocol/saved.ts";
import { FakeBrowser, FakeNotices, freezeTime, makeEnvironment, settle } from "../transport/support/device.ts";
import { message, summary } from "../transport/support/frames.ts";

beforeEach(() => freezeTime());
afterEach(() => {
	vi.useRealTimers();
});

const item = (seq: number, due: boolean, remindAt = seq * 10): SavedItem => ({
	...{ conversationId: "a", seq, savedAt: seq, remindAt, due, pending: false },
});

/** Tabs of one browser that are told the same, and the system that they share. */
function open(count: number) {
	const browser = new FakeBrowser();
	const system = new FakeNotices();
	let isOn = true;
	let sounds = 0;
	const said = { ...message(7, "bob").message, at: 700 };
	const page: { value: SavedPage | null } = {
		value: { saved: [{ ...item(7, true), message: said, senderName: "Bob", failed: false }], hasMore: false },
	};
	const tabs = Array.from({ length: count }, () => {
		const environment = makeEnvironment({ notices: system, playSound: () => void sounds++ }, browser);
		const items = signal<readonly SavedItem[]>([]);
		const inbox = signal<InboxState>({ loaded: false, conversations: [summary("a", { title: "Tea", kind: "group" })] });
		const leader = new Leader({ userId: "ann", environment });
		const notices = new ReminderNotices({
			self: "ann",
			environment,
			inbox,
			items,
			leader,
			choice: { isOn: () => isOn, hasSound: () => isOn },
			reminders: async () =>
				page.value === null ? { ok: false, failure: { code: "offline", detail: "" } } : { ok: true, value: page.value },
		});
		return { items, inbox, leader, notices };
	});
	const tell = async (...items: SavedItem[]) => {
		for (const tab of tabs) {
			tab.items.value = items;
			tab.inbox.value = { ...tab.inbox.peek(), loaded: true };
		}
		await settle();
	};
	const turnOff = () => {
		isOn = false;
	};
	return { tabs, system, sounds: () => sounds, tell, page, turnOff };
}

describe("a reminder's notice", () => {
	test("SM8 CV10 comes once per browser, with what the message says now and one sound, and a click leads to it", async () => {
		const { system, tell, sounds } = open(3);
		await tell(item(7, false));
		expect(system.shown).toEqual([]);
		await tell(item(7, true));
		await tell(item(7, true), item(8, false));
		expect(system.shown.map(({ title, body }) => [title, body])).toEqual([["Reminder from Tea", "text 7"]]);
		expect(system.shown.map(({ opens }) => opens)).toEqual(["/c/a/7"]);
		expect(sounds()).toBe(1);
	});

	test("SM8 goes when the reminder was dealt with, and comes again for another time", async () => {
		const { system, tell } = open(1);
		await tell(item(7, false));
		await tell(item(7, true));
		expect(system.open.size).toBe(1);
		await tell(item(7, false, 500));
		expect(system.open.size).toBe(0);
		await tell(item(7, true, 500));
		expect(system.shown).toHaveLength(2);
	});

	test("CV10 there is none for what the first list brought, nor when notices are off", async () => {
		const { system, sounds, tell, turnOff } = open(1);
		await tell(item(7, true));
		turnOff();
		await tell(item(7, true), item(8, true));
		expect([system.shown, sounds()]).toEqual([[], 0]);
	});

	test("CV10 of a page that is gone is taken back by the next, if it was dealt with meanwhile; other notices stay", async () => {
		const { system, tell } = open(1);
		for (const tag of ["reminder a 7", "reminder a 8", "a"]) {
			await system.show({ tag, title: "Tea", body: "…", opens: null });
		}
		await tell(item(7, true));
		expect([...system.open.keys()]).toEqual(["reminder a 7", "a"]);
	});

	test("CV10 the next leader tells what the one that closed did not", async () => {
		const { system, tell, tabs } = open(2);
		await tell(item(7, false));
		const [first, second] = tabs;
		// The one that leads is frozen: only the other hears of it.
		if (second !== undefined) second.items.value = [item(7, true)];
		await settle();
		expect(system.shown).toEqual([]);
		first?.leader.close();
		first?.notices.close();
		await settle();
		expect(system.shown.map(({ body }) => body)).toEqual(["text 7"]);
	});

	test("says so in general words when the message could not be asked for", async () => {
		const { system, tell, page } = open(1);
		page.value = null;
		await tell(item(7, false));
		await tell(item(7, true));
		expect(system.shown.map(({ body }) => body)).toEqual(["A message that you saved for now."]);
	});
});
