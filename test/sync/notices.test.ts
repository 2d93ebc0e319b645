import { signal } from "@preact/signals";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Sight } from "../../client/store/app.ts";
import type { InboxState } from "../../client/store/model.ts";
import { Leader } from "../../client/sync/leader.ts";
import { NoticeChoice } from "../../client/sync/notice-choice.ts";
import { lookSaidEvery, Notices, noticeWithin } from "../../client/sync/notices.ts";
import type { Environment } from "../../client/transport/environment.ts";
import type { ConversationSummary } from "../../src/protocol/entities.ts";
import { FakeBrowser, FakeNotices, freezeTime, makeEnvironment, pass, settle } from "../transport/support/device.ts";
import { message, summary } from "../transport/support/frames.ts";
import { makeWorld, startApp } from "./support/world.ts";

beforeEach(() => freezeTime());
afterEach(() => {
	vi.useRealTimers();
});

const members = [
	{ userId: "ann", name: "Ann", username: null, role: "member" as const },
	{ userId: "bob", name: "Bob", username: null, role: "member" as const },
];

/** A row whose newest message is `seq`. */
function row(id: string, seq: number, unread: number, more: Partial<ConversationSummary> = {}): ConversationSummary {
	const lastMessage = message(seq, "bob").message;
	return summary(id, {
		kind: "direct",
		title: null,
		members,
		head: seq,
		lastMessage,
		unread,
		activityAt: seq,
		...more,
	});
}

/** Tabs of one browser that have the same list, and the system that they share. */
function open(count: number, overrides: Partial<Environment> = {}) {
	const browser = new FakeBrowser();
	const system = new FakeNotices();
	let isOn = true;
	let hasSound = true;
	let sounds = 0;
	const inboxes = Array.from({ length: count }, () => signal<InboxState>({ loaded: false, conversations: [] }));
	const tabs = inboxes.map((inbox) => {
		const playSound = () => void sounds++;
		const environment = makeEnvironment({ notices: system, playSound, ...overrides }, browser);
		const leader = new Leader({ userId: "ann", environment });
		const choice = { isOn: () => isOn, hasSound: () => hasSound };
		const notices = new Notices({ self: "ann", environment, inbox, leader, choice });
		return { inbox, leader, notices };
	});
	/** The server tells all tabs, or one. */
	const tell = async (conversations: ConversationSummary[], only?: number) => {
		for (const [index, inbox] of inboxes.entries()) {
			if (only === undefined || only === index) inbox.value = { loaded: true, conversations };
		}
		await settle();
		await pass(noticeWithin);
		await settle();
	};
	const turn = (on: boolean, sound = on) => {
		isOn = on;
		hasSound = sound;
	};
	return { browser, tabs, system, tell, turn, sounds: () => sounds };
}

const sees = (conversationId: string, thread: number | null = null, isCovered = false): Sight => {
	return { conversationId, thread, isCovered };
};
const said = (system: FakeNotices) => system.shown.map(({ tag, body }) => `${tag}: ${body}`);

describe("a notice of a thread", () => {
	const inThread = (seq: number, unread: number, more: Partial<ConversationSummary> = {}) => {
		const newest = { seq, clientId: `r${seq}`, sender: "bob", at: seq, body: { text: `reply ${seq}` }, thread: 1 };
		return row("a", 1, 0, { threads: { unread, mentions: 0, newest }, ...more });
	};

	test("CV10 TH8 comes once, beside that of the conversation, leads to the thread, and goes when it was read", async () => {
		const { system, tell } = open(2);
		await tell([inThread(2, 1)]);
		await tell([inThread(3, 2)]);
		expect(said(system)).toEqual(["a threads: reply 3"]);
		await tell([{ ...inThread(3, 2), ...row("a", 4, 1), threads: inThread(3, 2).threads }]);
		expect(said(system)).toEqual(["a threads: reply 3", "a: text 4"]);
		expect(system.open.size).toBe(2);
		expect(system.shown.map(({ opens }) => opens)).toEqual(["/c/a?thread=1&at=3", "/c/a/4"]);
		await tell([row("a", 4, 1)]);
		expect([...system.open.keys()]).toEqual(["a"]);
	});

	test("CV10 comes while the conversation is on the screen and its thread is not, in whichever tab that is", async () => {
		const { system, tell, tabs } = open(2);
		await tell([inThread(2, 1)]);
		for (const tab of [0, 1]) {
			const already = system.shown.length;
			const [first, second, third] = [10, 11, 12].map((seq) => seq + 10 * tab) as [number, number, number];
			tabs[tab]?.notices.look(sees("a", 1));
			await tell([inThread(first, 2)]);
			expect(system.shown).toHaveLength(already);
			tabs[tab]?.notices.look(sees("a", 9));
			await tell([inThread(second, 3)]);
			expect(said(system).slice(already)).toEqual([`a threads: reply ${second}`]);
			tabs[tab]?.notices.look(sees("a"));
			await tell([inThread(third, 4)]);
			expect(said(system).slice(already + 1)).toEqual([`a threads: reply ${third}`]);
			tabs[tab]?.notices.look(null);
			await settle();
		}
	});

	test("CV10 that covers its conversation hides what is said there", async () => {
		const { system, tell, tabs } = open(1);
		await tell([row("a", 1, 0)]);
		tabs[0]?.notices.look(sees("a", 1, true));
		await tell([row("a", 2, 1)]);
		expect(said(system)).toEqual(["a: text 2"]);
	});

	test("MN6 of a muted conversation comes only for what mentions the person", async () => {
		const { system, tell } = open(1);
		await tell([inThread(2, 1, { muted: true })]);
		await tell([inThread(3, 2, { muted: true })]);
		expect(said(system)).toEqual([]);
		const { threads } = inThread(4, 3);
		await tell([inThread(4, 3, { muted: true, threads: { ...threads, mentions: 1 } })]);
		expect(said(system)).toEqual(["a threads: reply 4"]);
	});
});

describe("a notice", () => {
	test("MN6 comes of a muted conversation for what mentions the person, and goes when that was read", async () => {
		const { system, tell } = open(2);
		const muted = (seq: number, unread: number, mentions: number) => row("a", seq, unread, { muted: true, mentions });
		await tell([muted(1, 1, 1)]);
		await tell([muted(2, 2, 1)]);
		expect(said(system)).toEqual([]);
		await tell([muted(3, 3, 2)]);
		expect(said(system)).toEqual(["a: text 3"]);
		await tell([muted(4, 4, 2)]);
		expect(said(system)).toEqual(["a: text 3"]);
		expect(system.open.size).toBe(1);
		await tell([muted(4, 1, 0)]);
		expect(system.open.size).toBe(0);
	});

	test("CV10 comes once for a message, however many tabs are open, and for nothing that was there before", async () => {
		const { system, tell } = open(3);
		await tell([row("a", 1, 1), row("b", 5, 5)]);
		expect(said(system)).toEqual([]);
		await tell([row("a", 2, 2), row("b", 5, 5)]);
		expect(said(system)).toEqual(["a: text 2"]);
		await tell([row("a", 2, 2), row("b", 5, 5)]);
		await tell([row("a", 3, 3), row("b", 5, 5), row("new", 1, 1)]);
		expect(said(system)).toEqual(["a: text 2", "a: text 3", "new: text 1"]);
		// The newer one stands in the place of the older.
		expect([...system.open.values()].map(({ body }) => body)).toEqual(["text 3", "text 1"]);
	});

	test("CV10 a burst is one", async () => {
		const { system, tabs, tell } = open(1);
		await tell([row("a", 1, 0)]);
		for (let seq = 2; seq <= 9; seq++) {
			const inbox = tabs[0]?.inbox;
			if (inbox !== undefined) inbox.value = { loaded: true, conversations: [row("a", seq, seq - 1)] };
		}
		await tell([row("a", 10, 9)]);
		expect(said(system)).toEqual(["a: text 10"]);
	});

	test("CV10 there is none for a muted conversation, nor for what one said oneself, nor when it is off", async () => {
		const { system, tell, turn } = open(1);
		await tell([row("a", 1, 0), row("b", 1, 0), row("c", 1, 0)]);
		const own = message(2, "ann").message;
		await tell([row("a", 2, 1, { muted: true }), row("b", 2, 1, { lastMessage: own }), row("c", 1, 0)]);
		turn(false);
		await tell([row("c", 2, 1)]);
		turn(true);
		// What came while it was off does not come later.
		await tell([row("c", 2, 1, { title: "renamed" })]);
		expect(said(system)).toEqual([]);
	});

	test("CV10 there is none for what the person sees, in whichever tab; there is when they look elsewhere", async () => {
		const { system, tabs, tell } = open(2);
		await tell([row("a", 1, 0), row("b", 1, 0)]);
		tabs[1]?.notices.look(sees("a"));
		await settle();
		await tell([row("a", 2, 1), row("b", 2, 1)]);
		expect(said(system)).toEqual(["b: text 2"]);
		tabs[0]?.notices.look(sees("b"));
		await tell([row("a", 2, 1), row("b", 3, 2)]);
		expect(said(system)).toEqual(["b: text 2"]);
		tabs[0]?.notices.look(null);
		tabs[1]?.notices.look(null);
		await settle();
		await tell([row("a", 3, 2), row("b", 4, 3)]);
		expect(said(system)).toEqual(["b: text 2", "a: text 3", "b: text 4"]);
	});

	test("CV10 a tab that says nothing any more is not believed for ever to be looked at", async () => {
		const { browser, system, tell } = open(1);
		await tell([row("a", 1, 0)]);
		const crashed = makeEnvironment({}, browser).channel("parley-notices", () => {});
		crashed.post({ userId: "ann", tab: "gone", look: "a" });
		await settle();
		await pass(lookSaidEvery * 2);
		await tell([row("a", 2, 1)]);
		expect(said(system)).toEqual([]);
		await pass(lookSaidEvery);
		await tell([row("a", 3, 2)]);
		expect(said(system)).toEqual(["a: text 3"]);
	});

	test("CV10 a tab that is looked at says so for as long as it is", async () => {
		const { system, tabs, tell } = open(2);
		await tell([row("a", 1, 0)]);
		tabs[1]?.notices.look(sees("a"));
		for (let round = 0; round < 5; round++) await pass(lookSaidEvery);
		await tell([row("a", 2, 1)]);
		expect(said(system)).toEqual([]);
	});

	test("DL2 CV10 is taken back when its message was deleted, though others are unread", async () => {
		const { tell, system } = open(1);
		await tell([row("a", 1, 0)]);
		await tell([row("a", 3, 2)]);
		expect(system.open.size).toBe(1);
		const deleted = { seq: 4, at: 4, actor: "bob" };
		await tell([row("a", 3, 1, { lastMessage: { ...message(3, "bob").message, body: { text: "" }, deleted } })]);
		expect(system.open.size).toBe(0);
	});

	test("CV10 is taken back when the conversation was read, muted or left", async () => {
		const { system, tell } = open(2);
		await tell(["a", "b", "c"].map((id) => row(id, 1, 0)));
		await tell(["a", "b", "c"].map((id) => row(id, 2, 1)));
		expect([...system.open.keys()]).toEqual(["a", "b", "c"]);
		await tell([row("a", 2, 0), row("b", 2, 1, { muted: true })]);
		expect([...system.open.keys()]).toEqual([]);
	});

	test("what came while nobody led is told by the next leader, once", async () => {
		const { system, tabs, tell } = open(3);
		await tell([row("a", 1, 0)]);
		// The second tab hears of it; the first, which leads, does not any more.
		await tell([row("a", 2, 1)], 1);
		expect(said(system)).toEqual([]);
		tabs[0]?.notices.close();
		tabs[0]?.leader.close();
		await settle();
		await pass(noticeWithin);
		expect(said(system)).toEqual(["a: text 2"]);
		tabs[1]?.notices.close();
		tabs[1]?.leader.close();
		await tell([row("a", 2, 1)]);
		expect(said(system)).toEqual(["a: text 2"]);
	});

	test("a tab that hears of a message after another has told it says nothing", async () => {
		const { system, tabs, tell } = open(2);
		await tell([row("a", 1, 0)]);
		await tell([row("a", 2, 1)], 0);
		tabs[0]?.notices.close();
		tabs[0]?.leader.close();
		await tell([row("a", 2, 1)], 1);
		expect(said(system)).toEqual(["a: text 2"]);
	});

	test("without locks and with leaders that cannot agree, the line between the tabs keeps it single", async () => {
		const { system, tabs, tell } = open(2, {
			exclusive: (_name, _abandon, hold) => void hold(),
		});
		for (const { leader } of tabs) Object.defineProperty(leader, "leads", { value: signal(true) });
		await tell([row("a", 1, 0)]);
		await tell([row("a", 2, 1)], 0);
		await tell([row("a", 2, 1)], 1);
		expect(said(system)).toEqual(["a: text 2"]);
	});

	test("CV10 says which message a click opens", async () => {
		const { system, tell } = open(1);
		await tell([row("a", 1, 0)]);
		await tell([row("a", 2, 1)]);
		expect(system.shown).toMatchObject([{ tag: "a", opens: "/c/a/2" }]);
	});

	test("CV10 of a page that is gone is taken back by the next, if it was read meanwhile; the others stay", async () => {
		const { system, tell } = open(1);
		for (const tag of ["read", "unread", "left", "reminder read 1"]) {
			await system.show({ tag, title: "Bob", body: "…", opens: null });
		}
		await tell([row("read", 2, 0), row("unread", 2, 1)]);
		expect([...system.open.keys()]).toEqual(["unread", "reminder read 1"]);
	});

	test("all are gone when the person signs out", async () => {
		const { system, tabs, tell } = open(1);
		await tell([row("a", 1, 0)]);
		await tell([row("a", 2, 1)]);
		tabs[0]?.notices.close();
		expect([...system.open.keys()]).toEqual([]);
	});
});

describe("the sound of new messages", () => {
	test("CV10 comes once for a message over all tabs, and once for what comes at once", async () => {
		const { tell, sounds } = open(3);
		await tell([row("a", 1, 1), row("b", 1, 1)]);
		expect(sounds()).toBe(0);
		await tell([row("a", 2, 2), row("b", 1, 1)]);
		expect(sounds()).toBe(1);
		await tell([row("a", 5, 5), row("b", 4, 4)]);
		expect(sounds()).toBe(2);
	});

	test("CV10 does not come for what is muted, seen, one's own, or when it is off", async () => {
		const { tabs, tell, sounds, turn } = open(2);
		await tell([row("a", 1, 0), row("b", 1, 0), row("c", 1, 0)]);
		tabs[1]?.notices.look(sees("c"));
		await settle();
		const own = message(2, "ann").message;
		await tell([row("a", 2, 1, { muted: true }), row("b", 2, 1, { lastMessage: own }), row("c", 2, 1)]);
		turn(true, false);
		await tell([row("a", 2, 1, { muted: true }), row("b", 3, 1), row("c", 2, 1)]);
		expect(sounds()).toBe(0);
	});

	test("does not need notifications, nor they the sound", async () => {
		const { system, tell, sounds, turn } = open(2);
		await tell([row("a", 1, 0)]);
		turn(false, true);
		await tell([row("a", 2, 1)]);
		expect([sounds(), said(system)]).toEqual([1, []]);
		turn(true, false);
		await tell([row("a", 3, 2)]);
		expect([sounds(), said(system)]).toEqual([1, ["a: text 3"]]);
	});

	test("is on until somebody turns it off on this device, in all its tabs, and is heard when it is turned on", async () => {
		const browser = new FakeBrowser();
		let sounds = 0;
		const open = () => new NoticeChoice(makeEnvironment({ playSound: () => void sounds++ }, browser));
		const [first, second] = [open(), open()];
		expect(first.hasSound()).toBe(true);
		first.setSound(false);
		await settle();
		expect([second.hasSound(), second.state.peek().sound, sounds]).toEqual([false, false, 0]);
		expect(open().state.peek().sound).toBe(false);
		second.setSound(true);
		await settle();
		expect([first.hasSound(), first.state.peek().sound, sounds]).toEqual([true, true, 1]);
	});
});

describe("a pause", () => {
	const open = (browser: FakeBrowser) => {
		const notices = new FakeNotices();
		notices.allowed = "granted";
		return new NoticeChoice(makeEnvironment({ notices }, browser));
	};

	test("CV10 keeps all tabs of a device silent until its time, whatever was chosen, also those opened later", async () => {
		const browser = new FakeBrowser();
		const [first, second] = [open(browser), open(browser)];
		await first.set(true);
		expect([second.isOn(), second.hasSound()]).toEqual([true, true]);
		const until = Date.now() + 3_600_000;
		first.pause(until);
		await settle();
		for (const tab of [first, second, open(browser)]) {
			expect([tab.isOn(), tab.hasSound(), tab.state.peek()]).toEqual([
				false,
				false,
				{ permission: "granted", on: true, sound: true, pausedUntil: until },
			]);
		}
		await pass(3_600_000);
		expect([first.isOn(), first.hasSound(), second.isOn()]).toEqual([true, true, true]);
		expect([first.state.peek().pausedUntil, second.state.peek().pausedUntil]).toEqual([null, null]);
	});

	test("without an end lasts until somebody says so, in any tab", async () => {
		const browser = new FakeBrowser();
		const [first, second] = [open(browser), open(browser)];
		first.pause(Number.POSITIVE_INFINITY);
		await pass(90 * 86_400_000);
		expect([second.hasSound(), open(browser).state.peek().pausedUntil]).toEqual([false, Number.POSITIVE_INFINITY]);
		second.pause(null);
		await settle();
		expect([first.hasSound(), first.state.peek().pausedUntil, open(browser).hasSound()]).toEqual([true, null, true]);
	});
});

test("a click on a notification opens its place, also when another page had shown it", async () => {
	vi.stubGlobal("indexedDB", new IDBFactory());
	const world = makeWorld();
	const system = new FakeNotices();
	world.environment.notices = system;
	const app = await startApp(world);
	await system.show({ tag: "parley", title: "Parley", body: "Notifications are on.", opens: null });
	await system.show({ tag: "a", title: "Bob", body: "…", opens: "/c/a/2" });
	system.click("parley");
	expect(app.wanted.peek()).toBeNull();
	system.click("a");
	expect(app.wanted.peek()).toBe("/c/a/2");
	vi.unstubAllGlobals();
});

test("CV10 where the browser has notifications and lets no page use them, that is said when they are turned on", async () => {
	const system = new FakeNotices();
	const choice = new NoticeChoice(makeEnvironment({ notices: system }, new FakeBrowser()));
	vi.spyOn(system, "show").mockImplementation(async () => {
		system.allowed = "unsupported";
	});
	await choice.set(true);
	expect(choice.state.peek().permission).toBe("unsupported");
	expect(choice.isOn()).toBe(false);
});
