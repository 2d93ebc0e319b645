import { options, type VNode } from "preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FakeApp, FakeConversation, me, member, message, pending, refused, said } from "./support/fake-app.ts";
import { FakeIntersectionObserver } from "./support/observers.ts";
import { button, clear, click, composer, doing, findButton, one, openApp, type } from "./support/page.tsx";

let conversation: FakeConversation;
const log = () => one('[role="log"]');
const statusOf = (clientId: string) => one(`[data-client-id="${clientId}"]`).getAttribute("data-status");
const announced = () => one("[data-announcer]").textContent;

async function open(more: ConstructorParameters<typeof FakeConversation>[0] = {}): Promise<void> {
	conversation = new FakeConversation(more);
	const app = new FakeApp();
	app.conversations.set("c", conversation);
	await openApp(app, "/c/c");
}

function members(...all: ReturnType<typeof member>[]) {
	return new Map([member(me.id, me.name), ...all].map((one) => [one.userId, one]));
}

beforeEach(() => {
	vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver);
});

afterEach(async () => {
	await clear();
	FakeIntersectionObserver.all = [];
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

describe("status of own messages", () => {
	test("goes from sending to sent, delivered and read in the same row", async () => {
		await open({ outbox: [pending("x", "hello", 1_000)] });
		const row = one('[data-client-id="x"]');
		expect(statusOf("x")).toBe("sending");
		expect(row.textContent).toContain("Sending");

		const stored = said("c", message(1, me.id, "hello", 1_000, { clientId: "x" }));
		await doing(() => conversation.update({ outbox: [], events: [stored], head: 1, cursor: 1 }));
		expect(statusOf("x")).toBe("sent");
		await doing(() => conversation.update({ members: members(member("bob", "Bob", { delivered: 1 })) }));
		expect(statusOf("x")).toBe("delivered");
		await doing(() => conversation.update({ members: members(member("bob", "Bob", { delivered: 1, read: 1 })) }));
		expect(statusOf("x")).toBe("read");
		expect(row.textContent).toContain("Read");
		expect(one('[data-client-id="x"]')).toBe(row);
		expect(row.getAttribute("data-seq")).toBe("1");
	});

	test("in a group the slowest member counts", async () => {
		await open({
			kind: "group",
			members: members(member("bob", "Bob", { delivered: 1, read: 1 }), member("kay", "Kay")),
			events: [said("c", message(1, me.id, "hello"))],
		});
		expect(statusOf("c1")).toBe("sent");
	});

	test("a failed message says why, and can be sent again", async () => {
		const failure = { code: "text_too_long", detail: "The message is longer than 8,000 characters." };
		await open({ outbox: [pending("x", "too long", 1_000, { state: "failed", failure })] });
		expect(statusOf("x")).toBe("failed");
		expect(one('[data-client-id="x"]').textContent).toContain(failure.detail);
		await click(button("Retry"));
		expect(conversation.calls).toContainEqual(["retry", "x"]);
		expect(document.activeElement?.matches("li[data-client-id='x']")).toBe(true);
	});

	test("discarding puts the text back into an empty composer, but never over another text", async () => {
		const failed = (id: string) => pending(id, `text of ${id}`, 1_000, { state: "failed" });
		await open({ outbox: [failed("x"), failed("y")] });
		await click(button("Discard"));
		expect(composer().value).toBe("text of x");
		await type(composer(), "something new");
		await click(button("Discard"));
		expect(composer().value).toBe("something new");
		expect(findButton("Discard")).toBeNull();
	});
});

describe("announcements", () => {
	test("a new message of someone else is read out once, in words", async () => {
		await open({ events: [said("c", message(1, "bob", "old"))], head: 1, cursor: 1 });
		expect(announced()).toBe("");
		await doing(() => conversation.arrive(message(2, "bob", "new")));
		expect(announced()).toBe("Bob Byron: new");
		await doing(() => conversation.update({ online: new Set(["bob"]) }));
		expect(document.querySelectorAll("[data-announcer] p")).toHaveLength(1);
	});

	test("the same words twice are two announcements", async () => {
		await open();
		await doing(() => conversation.arrive(message(1, "bob", "hey")));
		const before = one("[data-announcer] p");
		await doing(() => conversation.arrive(message(2, "bob", "hey")));
		expect(one("[data-announcer] p")).not.toBe(before);
	});

	test("a burst is a count; own messages and older pages are silent", async () => {
		await open({ events: [said("c", message(5, "bob", "five"))], head: 5, cursor: 5, hasOlder: true });
		await doing(() => conversation.arrive(message(6, me.id, "mine")));
		await doing(() =>
			conversation.update({ events: [said("c", message(4, "bob", "four")), ...conversation.state.value.events] }),
		);
		expect(announced()).toBe("");
		await doing(() => conversation.arrive(message(7, "bob", "a"), message(8, "bob", "b"), message(9, "bob", "c")));
		expect(announced()).toBe("3 new messages");
	});

	test("the log itself is not a live region, so nothing is read out twice", async () => {
		await open();
		expect(log().getAttribute("aria-live")).toBe("off");
	});
});

describe("drawing", () => {
	test("a new message draws its own row and its neighbour's, not the others", async () => {
		const events = Array.from({ length: 50 }, (_, index) =>
			said("c", message(index + 1, index % 2 === 0 ? me.id : "bob", `text ${index + 1}`)),
		);
		await open({ events, head: 50, cursor: 50 });
		let rows = 0;
		const before = options.diffed;
		options.diffed = (vnode: VNode) => {
			if (vnode.type === "li" && vnode.props !== null && "data-client-id" in vnode.props) rows++;
			before?.(vnode);
		};
		await doing(() => conversation.arrive(message(51, me.id, "one more")));
		options.diffed = before;
		// The one before is no longer where the Tab key stops.
		expect(rows).toBe(2);
	});

	test("hostile text is text", async () => {
		await open({ events: [said("c", message(1, "bob", '<img src=x onerror="alert(1)"> javascript:alert(1)'))] });
		expect(log().querySelector("img")).toBeNull();
		expect(log().querySelector("a")).toBeNull();
		expect(log().textContent).toContain('<img src=x onerror="alert(1)">');
	});

	test("links open elsewhere and tell nobody where from", async () => {
		await open({ events: [said("c", message(1, "bob", "https://example.com/x"))] });
		const link = one<HTMLAnchorElement>('[role="log"] a');
		expect([link.href, link.target, link.rel]).toEqual([
			"https://example.com/x",
			"_blank",
			"noopener noreferrer nofollow",
		]);
	});

	test("line breaks stay, and each text has its own direction", async () => {
		await open({ events: [said("c", message(1, "bob", "a\nb"))] });
		expect(one(".message-text").textContent).toBe("a\nb");
		expect(one(".bubble").getAttribute("dir")).toBe("auto");
	});

	test("a conversation without messages says so, and one on its way shows that it loads", async () => {
		await open();
		expect(log().textContent).toContain("Say hello to Bob Byron");
		await open({ loaded: false });
		expect(log().getAttribute("aria-busy")).toBe("true");
	});
});

describe("older messages", () => {
	const top = () => one(".more-of.older");

	test("load when the top comes near, and the button shows that they do", async () => {
		await open({ events: [said("c", message(9, "bob", "nine"))], hasOlder: true });
		await doing(() => FakeIntersectionObserver.show(top(), 1));
		expect(conversation.calls.filter(([verb]) => verb === "loadOlder")).toHaveLength(1);
		await doing(() => conversation.update({ loadingOlder: true }));
		await doing(() => FakeIntersectionObserver.show(top(), 1));
		await click(button("Loading older messages…"));
		expect(conversation.calls.filter(([verb]) => verb === "loadOlder")).toHaveLength(1);
	});

	test("after a failure they wait for a click", async () => {
		await open({ events: [said("c", message(9, "bob", "nine"))], hasOlder: true });
		conversation.answer = refused("The server did not answer.");
		await doing(() => FakeIntersectionObserver.show(top(), 1));
		expect(top().textContent).toContain("The server did not answer.");
		await doing(() => FakeIntersectionObserver.show(top(), 1));
		expect(conversation.calls.filter(([verb]) => verb === "loadOlder")).toHaveLength(1);
		await click(button("Try again"));
		expect(conversation.calls.filter(([verb]) => verb === "loadOlder")).toHaveLength(2);
	});

	test("at the beginning it says so", async () => {
		await open({ events: [said("c", message(1, "bob", "one"))] });
		expect(log().textContent).toContain("This is where it begins");
	});
});

describe("a copy that is shown before the server has answered", () => {
	test("gets its unread divider once everything is here, where the reader left off", async () => {
		conversation = new FakeConversation({ events: [said("c", message(1, "bob", "old"))], head: 1, cursor: 1 });
		conversation.link.value = { name: "connecting" };
		conversation.update({ members: members(member("bob", "Bob")) });
		const read = new Map(conversation.state.value.members).set(me.id, member(me.id, me.name, { read: 1 }));
		conversation.update({ members: read });
		const app = new FakeApp();
		app.conversations.set("c", conversation);
		await openApp(app, "/c/c");
		expect(log().textContent).toContain("old");
		await doing(() => {
			conversation.arrive(message(2, "bob", "new"));
			conversation.link.value = { name: "catching_up" };
		});
		expect(log().querySelector("[data-unread-divider]")).toBeNull();
		await doing(() => {
			conversation.link.value = { name: "live" };
		});
		const rows = [...log().querySelectorAll("[data-unread-divider], [data-seq]")];
		expect(rows.map((row) => row.getAttribute("data-seq"))).toEqual(["1", null, "2"]);
	});

	test("a draft from an earlier visit is in the composer, and what is typed is set there", async () => {
		conversation = new FakeConversation();
		conversation.draft.value = "half a sentence";
		const app = new FakeApp();
		app.conversations.set("c", conversation);
		await openApp(app, "/c/c");
		expect(composer().value).toBe("half a sentence");
		await type(composer(), "a whole sentence");
		expect(conversation.draft.peek()).toBe("a whole sentence");
	});
});
