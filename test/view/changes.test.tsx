import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ConversationState } from "../../client/store/model.ts";
import type { ChangeRow } from "../../client/store/outbox-rows.ts";
import { undoTime } from "../../client/store/undo.ts";
import type { LogEvent } from "../../src/protocol/events.ts";
import { limits } from "../../src/protocol/limits.ts";
import { FakeApp, FakeConversation, me, member, message, said, summary } from "./support/fake-app.ts";
import { FakeIntersectionObserver } from "./support/observers.ts";
import {
	button,
	clear,
	click,
	composer,
	doing,
	fetched,
	findButton,
	one,
	openApp,
	press,
	type,
} from "./support/page.tsx";

const now = Date.now();
let conversation: FakeConversation;
let app: FakeApp;

const fields = (seq: number, actor: string, target: number) => ({
	...{ seq, at: now + seq, actor, target, clientId: `x${seq}`, hash: "" },
});
const edited = (seq: number, target: number, text: string, actor = me.id): LogEvent => ({
	type: "message_edited",
	...fields(seq, actor, target),
	body: { text },
	salt: "",
});
const deleted = (seq: number, target: number, actor = "bob"): LogEvent => ({
	type: "message_deleted",
	...fields(seq, actor, target),
	erased: [target],
});
const reacted = (seq: number, target: number, actor: string, emoji = "👍", on = true): LogEvent => ({
	type: "reaction_changed",
	...fields(seq, actor, target),
	emoji,
	on,
});
const waiting = (row: Partial<ChangeRow> & Pick<ChangeRow, "kind">): ChangeRow =>
	({
		clientId: "r1",
		conversationId: "c",
		userId: me.id,
		createdAt: now,
		state: "sending",
		target: 2,
		...row,
	}) as ChangeRow;

/** Bob says "from Bob" (1), the reader says "mine" (2); then what the test says. */
async function open(events: LogEvent[] = [], more: Partial<ConversationState> = {}): Promise<void> {
	const said1 = said("c", message(1, "bob", "from Bob", now - 2_000));
	const said2 = said("c", message(2, me.id, "mine", now - 1_000));
	conversation = new FakeConversation({ events: [said1, said2, ...events], head: 50, cursor: 50, ...more });
	app = new FakeApp();
	app.conversations.set("c", conversation);
	app.inbox.value = { loaded: true, conversations: [summary("c")] };
	await openApp(app, "/c/c");
}

const row = (seq: number) => one(`[data-seq="${seq}"]`);
const calls = (verb: string) => conversation.calls.filter(([name]) => name === verb).map(([, ...args]) => args);
const undone = () => app.calls.filter(([name]) => name === "undoDeletion").map(([, ...args]) => args);
const names = () => [...document.querySelectorAll(".menu-actions button")].map((each) => each.textContent);
const chips = (seq: number) => [...row(seq).querySelectorAll<HTMLElement>(".reaction")];

async function openMenu(seq: number): Promise<HTMLButtonElement> {
	const more = row(seq).querySelector<HTMLButtonElement>(".more-button");
	if (more === null) throw new Error(`message ${seq} has no menu`);
	more.focus();
	await click(more);
	await fetched(() => import("../../client/view/timeline/message-menu.tsx"));
	return more;
}

const group = (role: "owner" | "admin" | "member"): Partial<ConversationState> => ({
	kind: "group",
	members: new Map([
		[me.id, member(me.id, me.name, { role })],
		["bob", member("bob", "Bob Byron")],
		["eve", member("eve", "Eve", { role: "admin" })],
	]),
});

beforeEach(() => {
	vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver);
});

afterEach(async () => {
	await clear();
	FakeIntersectionObserver.all = [];
	vi.useRealTimers();
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

/** What the menu of every message offers, whoever wrote it. */
const offeredForAll = new Set([
	"Reply",
	"Reply in thread",
	"Forward…",
	"Copy text",
	"Copy link",
	"Save for later",
	"Remind me…",
]);

describe("the menu of a message", () => {
	const actions = async (seq: number, more: Partial<ConversationState> = {}, events: LogEvent[] = []) => {
		await open(events, more);
		await openMenu(seq);
		return names().filter((name) => !offeredForAll.has(name));
	};

	test("ED1 DL1 PN1 offers what the server allows: own ones, and for owners and admins of a group others', too", async () => {
		expect(await actions(2)).toEqual(["Pin", "Edit", "Delete for everyone"]);
		expect(await actions(1)).toEqual(["Pin"]);
		expect(await actions(1, group("member"))).toEqual([]);
		expect(await actions(2, group("member"))).toEqual(["Edit", "Delete for everyone"]);
		expect(await actions(1, group("admin"))).toEqual(["Pin", "Delete for everyone"]);
		expect(await actions(1, group("owner"))).toEqual(["Pin", "Delete for everyone"]);
	});

	test("ED1 ED3 offers an edit only while the conversation lets messages be edited", async () => {
		const old = said("c", message(2, me.id, "old", now - limits.editWindowMs - 1_000));
		const isOffered = async (more: Partial<ConversationState>) => (await actions(2, more)).includes("Edit");
		expect(await isOffered({ events: [old] })).toBe(false);
		expect(await isOffered({ events: [old], editWindow: null })).toBe(true);
		expect(await isOffered({ editWindow: 0 })).toBe(false);
		expect(await isOffered({ editWindow: 500 })).toBe(false);
	});

	test("RX1 reacts with one of six, or takes an own reaction back; another kind that is there is offered, too", async () => {
		await open([reacted(3, 1, me.id, "❤️"), reacted(4, 1, "bob", "🦊")]);
		await openMenu(1);
		const offered = [...document.querySelectorAll(".emoji-button")].map((each) => each.textContent);
		expect(offered.slice(0, -1)).toEqual(["👍", "❤️", "😂", "😮", "😢", "🙏", "🦊"]);
		expect(button("React with ❤️").getAttribute("aria-pressed")).toBe("true");
		await click(button("React with ❤️"));
		await openMenu(1);
		await click(button("React with 🦊"));
		expect(calls("react")).toEqual([
			[1, "❤️", false],
			[1, "🦊", true],
		]);
		expect(document.querySelector(".message-menu")).toBeNull();
	});

	test("sets what belongs together apart, what takes something away last", async () => {
		await open([edited(3, 2, "mine, better"), reacted(4, 2, "bob")]);
		await openMenu(2);
		const groups = [...document.querySelectorAll(".menu-group")].map((group) =>
			[...group.querySelectorAll("button")].map(({ textContent }) => textContent),
		);
		expect(groups.filter((group) => !group.includes("Copy text"))).toEqual([
			["Reply", "Reply in thread", "Forward…"],
			["Pin", "Save for later", "Remind me…"],
			["See who reacted", "See all versions"],
			["Edit", "Delete for everyone"],
		]);
	});

	test("on a phone offers little at first, and the rest when it is asked for; the focus goes back", async () => {
		vi.spyOn(globalThis, "matchMedia").mockImplementation((query) => {
			const list = { matches: query.includes("max-width"), addEventListener() {}, removeEventListener() {} };
			return list as unknown as MediaQueryList;
		});
		vi.spyOn(navigator, "clipboard", "get").mockReturnValue({ writeText: vi.fn() } as unknown as Clipboard);
		await open([reacted(3, 2, "bob")]);
		const more = await openMenu(2);
		const few = ["Reply", "Reply in thread", "Forward…", "Copy text", "Edit"];
		const rest = ["Copy link", "Pin", "Save for later", "Remind me…", "See who reacted"];
		expect(names()).toEqual([...few, "More…", "Delete for everyone"]);
		await click(button("More…"));
		expect(names()).toEqual([...few, "Less", ...rest, "Delete for everyone"]);
		expect(button("Less").getAttribute("aria-expanded")).toBe("true");
		await press("ArrowUp", {}, button("Copy link"));
		await click(button("Less"));
		expect(names()).toHaveLength(7);
		await click(button("More…"));
		await click(button("Pin"));
		expect(calls("pin")).toEqual([[2, true]]);
		expect([document.querySelector(".message-menu"), document.activeElement]).toEqual([null, more]);
	});

	test("copies the text as it is now", async () => {
		const writeText = vi.fn(async () => {});
		vi.spyOn(navigator, "clipboard", "get").mockReturnValue({ writeText } as unknown as Clipboard);
		await open([edited(3, 2, "mine, better")]);
		await openMenu(2);
		await click(button("Copy text"));
		expect(writeText).toHaveBeenCalledWith("mine, better");
	});

	test("goes away when somebody deletes the message meanwhile", async () => {
		await open();
		await openMenu(1);
		await doing(() => conversation.update({ events: [...conversation.state.value.events, deleted(3, 1)] }));
		await doing(() => {});
		expect(document.querySelector(".message-menu")).toBeNull();
	});

	test("the Tab key stops at the newest one only; the arrow keys go from message to message and within one", async () => {
		await open([reacted(3, 1, "bob")]);
		const more = [...document.querySelectorAll<HTMLButtonElement>(".more-button")];
		expect(more.map(({ tabIndex }) => tabIndex)).toEqual([-1, 0]);
		more[1]?.focus();
		await press("ArrowUp");
		expect(document.activeElement).toBe(more[0]);
		await press("ArrowRight");
		expect(document.activeElement).toBe(chips(1)[0]);
		await press("ArrowLeft");
		await press("ArrowDown");
		expect(document.activeElement).toBe(more[1]);
	});
});

describe("ED what an edited message looks like", () => {
	test("ED1 the new text with a mark, which opens all versions", async () => {
		await open([edited(3, 2, "mine, better"), edited(4, 2, "mine, best")]);
		expect(row(2).textContent).toContain("mine, best");
		expect(row(2).querySelector(".edited-mark")?.getAttribute("aria-label")).toMatch(/^Edited .*: see all versions$/);
		await click(one(".edited-mark"));
		await fetched(() => import("../../client/view/timeline/versions.tsx"));
		const texts = [...document.querySelectorAll(".version-text")].map((each) => each.textContent);
		expect(texts).toEqual(["mine, best", "mine, better", "mine"]);
		await click(button("Close"));
		expect(document.querySelector("dialog")).toBeNull();
	});

	test("ED2 every version says when it was written, and is drawn with its marks", async () => {
		await open([edited(3, 2, "mine, **better**")]);
		await click(one(".edited-mark"));
		await fetched(() => import("../../client/view/timeline/versions.tsx"));
		await fetched(() => import("../../client/view/formatting/draw.tsx"));
		await expect
			.poll(() => doing(() => {}).then(() => document.querySelector(".version strong")?.textContent))
			.toBe("better");
		const times = [...document.querySelectorAll(".version time")].map((time) => time.getAttribute("datetime"));
		expect(times).toEqual([new Date(now + 3).toISOString(), new Date(now - 1_000).toISOString()]);
	});

	test("an own edit on its way is shown, and said to be saved", async () => {
		await open([], { outbox: [waiting({ kind: "edit", text: "changed" })] });
		expect(row(2).querySelector(".message-text")?.textContent).toBe("changed");
		expect(row(2).textContent).toContain("saving…");
	});

	test("a refused one is shown beside the message with its text, to retry or to discard into the composer", async () => {
		const failure = { code: "too_late", detail: "Too late." };
		await open([], { outbox: [waiting({ kind: "edit", text: "changed", state: "failed", failure })] });
		expect(row(2).querySelector(".message-text")?.textContent).toBe("mine");
		expect(row(2).textContent).toContain("Edit not saved. Too late.");
		expect(row(2).textContent).toContain("changed");
		await click(button("Retry"));
		expect(calls("retry")).toEqual([["r1"]]);
		await click(button("Discard"));
		expect(conversation.draft.value).toBe("changed");
		expect(row(2).textContent).not.toContain("changed");
	});

	test("neither an edit nor a reaction is announced or counted as a new message", async () => {
		await open();
		const { events } = conversation.state.value;
		await doing(() =>
			conversation.update({
				events: [...events, edited(51, 1, "new", "bob"), reacted(52, 2, "bob")],
				head: 52,
				cursor: 52,
			}),
		);
		expect(one("[data-announcer]").textContent).toBe("");
		expect(document.querySelector("[data-way=end]")).toBeNull();
		expect(document.querySelectorAll(".system-line")).toHaveLength(0);
	});
});

describe("DL what a deleted message looks like", () => {
	test("DL2 one quiet line, with nothing to be done", async () => {
		await open([reacted(3, 2, "bob"), edited(4, 2, "better"), deleted(5, 2, me.id)]);
		expect(row(2).querySelector(".message-text")?.textContent).toBe("Message deleted");
		expect(row(2).querySelectorAll("button, .message-status")).toHaveLength(0);
	});

	test("DL1 says by whom when it was not its sender", async () => {
		await open([deleted(5, 2, "eve"), deleted(6, 1, me.id)], group("owner"));
		expect(row(2).querySelector(".message-text")?.textContent).toBe("Message deleted by Eve");
		expect(row(1).querySelector(".message-text")?.textContent).toBe("Message deleted by you");
	});

	test("the list says so", async () => {
		await open();
		const app = new FakeApp();
		const gone = message(9, "bob", "", now, { deleted: { seq: 10, at: now, actor: "bob" } });
		app.inbox.value = { loaded: true, conversations: [summary("c", { lastMessage: gone })] };
		await openApp(app, "/");
		expect(one(".row-preview").textContent).toBe("Message deleted");
	});

	test("the menu deletes without a question, the focus goes on, and a toast takes it back for a while", async () => {
		await open();
		await openMenu(2);
		await click(button("Delete for everyone"));
		expect(calls("deleteMessage")).toEqual([[2]]);
		expect(document.activeElement).toBe(composer());
		vi.useFakeTimers({ now: Date.now() });
		const notBefore = Date.now() + undoTime;
		await doing(() => conversation.update({ outbox: [waiting({ kind: "deletion", notBefore })] }));
		expect(row(2).querySelector(".message-text")?.textContent).toBe("Message deleted");
		expect(one(".undo").getAttribute("role")).toBe("status");
		expect(one(".undo").textContent).toContain("Message deleted");
		await click(button("Undo"));
		expect(undone()).toEqual([["c", "r1"]]);
		await doing(() => vi.advanceTimersByTime(undoTime + 10));
		expect(findButton("Undo")).toBeNull();
		expect(row(2).querySelector(".message-text")?.textContent).toBe("Message deleted");
	});

	test("it can be taken back from anywhere: in another conversation, and in the list; there is one toast only", async () => {
		await open();
		const deletion = waiting({ kind: "deletion", notBefore: Date.now() + undoTime });
		const elsewhere = { ...deletion, clientId: "r2", conversationId: "elsewhere" };
		const toasts = () => [...document.querySelectorAll(".undo-toast")].map((toast) => toast.textContent);
		await doing(() => {
			app.unsentElsewhere.value = [elsewhere];
		});
		expect(toasts()).toEqual(["Message deletedUndo"]);
		await doing(() => conversation.update({ outbox: [deletion] }));
		expect(toasts()).toEqual(["2 messages deletedUndo"]);
		await openApp(app, "/");
		await fetched(() => import("../../client/view/conversation/undo.tsx"));
		expect(toasts()).toEqual(["2 messages deletedUndo"]);
		await click(button("Undo"));
		expect(undone()).toEqual([
			["c", "r1"],
			["elsewhere", "r2"],
		]);
		await doing(() => conversation.update({ outbox: [] }));
		await doing(() => {
			app.unsentElsewhere.value = [];
		});
		expect(toasts()).toEqual([]);
	});
});

describe("RX reactions", () => {
	test("RX1 a chip for each kind: how many, who, and whether oneself; a click toggles", async () => {
		await open([reacted(3, 1, "bob", "❤️"), reacted(4, 1, me.id, "👍"), reacted(5, 1, "bob", "👍")]);
		expect(chips(1).map((chip) => [chip.getAttribute("aria-label"), chip.getAttribute("aria-pressed")])).toEqual([
			["❤️ 1: Bob Byron", "false"],
			["👍 2: You, Bob Byron", "true"],
		]);
		for (const chip of chips(1)) await click(chip);
		expect(calls("react")).toEqual([
			[1, "❤️", true],
			[1, "👍", false],
		]);
	});

	test("an own one is shown before the log has it, and gone when it is taken back", async () => {
		await open([reacted(3, 2, "bob", "❤️")], {
			outbox: [
				waiting({ kind: "reaction", emoji: "❤️", on: true }),
				waiting({ kind: "reaction", emoji: "👍", on: true }),
			],
		});
		const shown = () => chips(2).map((chip) => chip.textContent);
		expect(shown()).toEqual(["❤️2", "👍1"]);
		await doing(() => conversation.update({ outbox: [] }));
		expect(shown()).toEqual(["❤️1"]);
	});
});

describe("editing in the composer", () => {
	const editor = () => one<HTMLTextAreaElement>('textarea[aria-label="Edit message"]');

	test("ED1 begins with the text, saves it with Enter, and the draft comes back", async () => {
		await open();
		await type(composer(), "half a sentence");
		await openMenu(2);
		await click(button("Edit"));
		expect(editor().value).toBe("mine");
		expect(one(".edit-banner").textContent).toContain("mine");
		expect(document.activeElement).toBe(editor());
		await type(editor(), "mine, better");
		expect(conversation.draft.value).toBe("half a sentence");
		await press("Enter", {}, editor());
		expect(calls("edit")).toEqual([[2, "mine, better"]]);
		expect(composer().value).toBe("half a sentence");
		expect(calls("send")).toEqual([]);
	});

	test("an unchanged text is not sent; Escape and the button let it be", async () => {
		await open();
		for (const end of [() => press("Enter", {}, editor()), () => press("Escape", {}, editor())]) {
			await openMenu(2);
			await click(button("Edit"));
			await end();
			expect(composer().value).toBe("");
		}
		await openMenu(2);
		await click(button("Edit"));
		await type(editor(), "changed");
		await click(button("Cancel editing"));
		expect(composer().value).toBe("");
		expect(document.activeElement).toBe(composer());
		expect(calls("edit")).toEqual([]);
	});

	test("ArrowUp in an empty composer edits the last own message, and is an ordinary key otherwise", async () => {
		await open([said("c", message(3, "bob", "later", now))]);
		await type(composer(), "text");
		expect((await press("ArrowUp", {}, composer())).defaultPrevented).toBe(false);
		await type(composer(), "");
		expect((await press("ArrowUp", {}, composer())).defaultPrevented).toBe(true);
		expect(editor().value).toBe("mine");
		await open([deleted(3, 2, me.id)]);
		expect((await press("ArrowUp", {}, composer())).defaultPrevented).toBe(false);
	});

	test("what was refused before is where the next edit begins", async () => {
		await open([], { outbox: [waiting({ kind: "edit", text: "changed", state: "failed" })] });
		await openMenu(2);
		await click(button("Edit"));
		expect(editor().value).toBe("changed");
	});

	test("when it cannot be stored, the text stays where it is edited, and it is said why", async () => {
		await open();
		await openMenu(2);
		await click(button("Edit"));
		await type(editor(), "changed");
		conversation.answer = { ok: false, failure: { code: "signed_out", detail: "You are signed out." } };
		await press("Enter", {}, editor());
		await doing(() => {});
		expect(editor().value).toBe("changed");
		expect(one(".composer-notes").textContent).toContain("You are signed out.");
	});
});
