import { signal } from "@preact/signals";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Composer } from "../../client/view/composer/composer.tsx";
import { directoryOf } from "../../client/view/composer/suggest.ts";
import { mentionNames, mentionParts } from "../../client/view/timeline/mentions.ts";
import { done, FakeApp, FakeConversation, me, member, message, said, summary } from "./support/fake-app.ts";
import { FakeIntersectionObserver } from "./support/observers.ts";
import { clear, click, composer, doing, drawIn, one, openApp, press, type } from "./support/page.tsx";

afterEach(async () => {
	await clear();
	vi.unstubAllGlobals();
});

const crew = [
	member(me.id, me.name, { username: "ada" }),
	member("bob", "Bob Byron", { username: "bob" }),
	member("bea", "Bea", { username: "beatrix" }),
	member("guest", "Guest", { username: null }),
];

describe("MN4 what is drawn as a mention", () => {
	const names = mentionNames(crew, null);
	const drawn = (text: string, told: string[]) =>
		mentionParts(text, names, told, me.id).map((part) =>
			part.mention === undefined ? part.text : `[${part.mention} ${part.text}]`,
		);

	test.each<[string, string[], string[]]>([
		["hi @bob!", ["bob"], ["hi ", "[other @bob]", "!"]],
		["@Ada @beatrix", [me.id, "bea"], ["[own @Ada]", " ", "[other @beatrix]"]],
		["@bob", [], ["@bob"]],
		["@bob @ada", [me.id], ["@bob ", "[own @ada]"]],
		["@everyone", ["*"], ["[own @everyone]"]],
		["@everyone @here", ["*here"], ["@everyone ", "[own @here]"]],
		["`@bob` x@bob", ["bob"], ["`@bob` x@bob"]],
		["@nobody @guest", ["guest"], ["@nobody @guest"]],
		["", ["bob"], [""]],
	])("%j with %j", (text, told, parts) => expect(drawn(text, told)).toEqual(parts));

	test("the same names are the same object, so that nothing is drawn for a position that moved", () => {
		const moved = crew.map((one) => ({ ...one, read: 9 }));
		expect(mentionNames(moved, names)).toBe(names);
		expect(mentionNames([...crew, member("new", "New", { username: "new" })], names)).not.toBe(names);
		expect(mentionNames(crew.slice(1), names)).not.toBe(names);
	});

	test("in a message", async () => {
		vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver);
		const text = message(1, "bob", "@ada, ask @beatrix", 0, { mentions: [me.id, "bea"] });
		const conversation = new FakeConversation({ events: [said("c", text)], head: 1, cursor: 1 });
		conversation.update({ members: new Map(crew.map((one) => [one.userId, one])) });
		const app = new FakeApp();
		app.conversations.set("c", conversation);
		await openApp(app, "/c/c");
		const marked = [...document.querySelectorAll(".mention")].map((mark) => `${mark.className} ${mark.textContent}`);
		expect(marked).toEqual(["mention mention-own @ada", "mention mention-other @beatrix"]);
	});
});

describe("a row of the list", () => {
	test("MN3 says in words that the reader is mentioned, also where it is muted", async () => {
		const app = new FakeApp();
		app.inbox.value = {
			loaded: true,
			conversations: [summary("a", { unread: 3, mentions: 1, muted: true }), summary("b", { unread: 2, mentions: 2 })],
		};
		await openApp(app);
		const words = [...document.querySelectorAll("[data-mentions]")].map(
			(badge) => badge.querySelector(".hidden-words")?.textContent,
		);
		expect(words).toEqual(["You are mentioned", "You are mentioned 2 times"]);
		expect(document.title).toMatch(/^\(3\)/);
	});

	test("has no sign when nobody mentions the reader", async () => {
		const app = new FakeApp();
		app.inbox.value = { loaded: true, conversations: [summary("a", { unread: 3 })] };
		await openApp(app);
		expect(document.querySelector("[data-mentions]")).toBeNull();
	});
});

describe("writing a mention", () => {
	const sent: string[] = [];
	const draft = signal("");
	const options = () =>
		[...document.querySelectorAll('[role="option"]')].map(
			(option) => option.querySelector(".mention-detail")?.textContent,
		);
	const active = () => document.getElementById(composer().getAttribute("aria-activedescendant") ?? "")?.textContent;
	async function open() {
		sent.length = 0;
		draft.value = "";
		await drawIn(
			<Composer
				input={{ current: null }}
				draft={draft}
				edit={null}
				setEdit={() => {}}
				editLast={() => false}
				save={async () => done}
				recipient="Tea"
				offline={false}
				people={() => directoryOf(crew, me.id, true)}
				send={async (text) => {
					sent.push(text);
					return done;
				}}
				setTyping={() => {}}
			/>,
		);
	}

	test("the list follows what is written, and the field says which one is chosen", async () => {
		await open();
		expect(composer().getAttribute("aria-controls")).toBeNull();
		await type(composer(), "hi @b");
		expect(options()).toEqual(["@beatrix", "@bob"]);
		expect(active()).toContain("Bea");
		expect(one('[role="listbox"]').id).toBe(composer().getAttribute("aria-controls"));
		await type(composer(), "hi @bo");
		expect(options()).toEqual(["@bob"]);
		await type(composer(), "hi @bo ");
		expect(options()).toEqual([]);
		expect(composer().getAttribute("aria-activedescendant")).toBeNull();
	});

	test.each(["Enter", "Tab"])("arrows choose, around the ends, and %s takes without sending", async (key) => {
		await open();
		await type(composer(), "hi @b");
		await press("ArrowDown");
		expect(active()).toContain("Bob Byron");
		await press("ArrowDown");
		expect(active()).toContain("Bea");
		await press("ArrowUp");
		const event = await press(key);
		expect(event.defaultPrevented).toBe(true);
		expect(composer().value).toBe("hi @bob ");
		expect(composer().selectionStart).toBe(8);
		expect([options(), sent]).toEqual([[], []]);
		await press("Enter");
		expect(sent).toEqual(["hi @bob "]);
	});

	test("Escape closes it until another one is written, and Enter sends again", async () => {
		await open();
		await type(composer(), "@b");
		const event = await press("Escape");
		expect([event.defaultPrevented, options()]).toEqual([true, []]);
		await type(composer(), "@bo");
		expect(options()).toEqual([]);
		await type(composer(), "@bo and @b");
		expect(options()).toHaveLength(2);
		await press("Escape");
		await press("Enter");
		expect(sent).toEqual(["@bo and @b"]);
	});

	test("a touch takes, and does not take the focus away", async () => {
		await open();
		await type(composer(), "@every");
		const option = one('[role="option"]');
		const down = new MouseEvent("mousedown", { bubbles: true, cancelable: true });
		await doing(() => option.dispatchEvent(down));
		expect(down.defaultPrevented).toBe(true);
		await click(option);
		expect(composer().value).toBe("@everyone ");
	});

	test("while a text is composed the keys are the input method's", async () => {
		await open();
		await type(composer(), "@b");
		const event = await press("Enter", { isComposing: true });
		expect(event.defaultPrevented).toBe(false);
		expect(composer().value).toBe("@b");
	});
});
