import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { goTo } from "../../client/hooks/use-location.ts";
import { FakeApp, me, summary } from "./support/fake-app.ts";
import { button, clear, click, doing, fetched, field, findButton, one, openApp, type } from "./support/page.tsx";

const loadShare = () => import("../../client/view/share/share-dialog.tsx");
const loadNew = () => import("../../client/view/people/new-conversation.tsx");

let app: FakeApp;

beforeAll(async () => {
	await Promise.all([loadShare(), loadNew()]);
});

beforeEach(() => {
	app = new FakeApp();
	goTo("/", "replace");
});

afterEach(async () => {
	await clear();
	vi.restoreAllMocks();
});

describe("an address that the app does not have", () => {
	test.each(["/something", "/c", "/i/a/b", "/share/more"])(
		"%s: says so, signed in or not, with a way home",
		async (path) => {
			for (const session of [{ name: "signed_out" } as const, { name: "signed_in", me } as const]) {
				app.session.value = session;
				await openApp(app, path);
				expect(one("h1").textContent).toBe("There is nothing here");
				await click(one("main a"));
				expect(location.pathname).toBe("/");
			}
		},
	);
});

describe("/new, a shortcut of the installed app", () => {
	test("opens the dialog, and is no place to come back to", async () => {
		await openApp(app, "/new");
		await fetched(loadNew);
		expect(one("dialog h2").textContent).toBe("New conversation");
		expect(location.pathname).toBe("/");
	});
});

describe("/share", () => {
	const shareTo = async (search: string) => {
		await openApp(app, `/share${search}`);
		await fetched(loadShare);
	};

	const options = () => [...document.querySelectorAll('dialog [role="option"]')];
	const titleOf = (row: Element) => row.querySelector(".person-name")?.textContent;
	const titles = () => options().map(titleOf);
	const option = (title: string) => {
		const found = options().find((row) => titleOf(row) === title);
		if (found === undefined) throw new Error(`"${title}" is not offered.`);
		return found;
	};

	beforeEach(() => {
		app.inbox.value = {
			loaded: true,
			conversations: [summary("a"), summary("b", { kind: "group", title: "Tea at four" })],
		};
	});

	test("asks for a conversation, and puts what is shared into its draft", async () => {
		await shareTo("?title=A+page&url=https%3A%2F%2Fexample.com%2F");
		expect(one("dialog blockquote").textContent).toBe("A page\nhttps://example.com/");
		await click(option("Tea at four"));
		expect(app.calls).toContainEqual(["addToDraft", "b", "A page\nhttps://example.com/"]);
		expect(location.pathname + location.search).toBe("/c/b");
	});

	test("finds a conversation by its name", async () => {
		await shareTo("?text=x");
		await type(field("Find conversations"), " TEA ");
		expect(titles()).toEqual(["Tea at four"]);
		await type(field("Find conversations"), "zzz");
		expect(one(".people-state").textContent).toContain("No conversation is called that");
	});

	test("leads home when it is closed, and nothing was put anywhere", async () => {
		await shareTo("?text=x");
		await doing(() => one("dialog").dispatchEvent(new Event("close")));
		expect(location.pathname).toBe("/");
		expect(app.calls.some(([verb]) => verb === "addToDraft")).toBe(false);
	});

	test("without anything to share says so", async () => {
		await shareTo("");
		expect(one("dialog").textContent).toContain("nothing to share");
		expect(options()).toEqual([]);
	});

	test("without a conversation to share it with says so", async () => {
		app.inbox.value = { loaded: true, conversations: [] };
		await shareTo("?text=x");
		expect(one("dialog").textContent).toContain("no conversations yet");
	});

	test("waits for whoever must sign in first", async () => {
		app.session.value = { name: "signed_out" };
		await openApp(app, "/share?text=x");
		await doing(() => {
			app.session.value = { name: "signed_in", me };
		});
		await fetched(loadShare);
		expect(one("dialog blockquote").textContent).toBe("x");
	});
});

describe("a new version", () => {
	test("is offered quietly, and can wait", async () => {
		await openApp(app);
		expect(findButton("Reload")).toBeNull();
		await doing(() => {
			app.newVersion.value = true;
		});
		expect(one('[role="status"] .toast').textContent).toContain("A new version is ready.");
		await click(button("Later"));
		expect(findButton("Reload")).toBeNull();
	});
});

describe("a mistake in the app", () => {
	test("in one conversation leaves the list alone, and can be tried again", async () => {
		vi.spyOn(console, "error").mockImplementation(() => {});
		app.inbox.value = { loaded: true, conversations: [summary("c"), summary("d")] };
		const works = app.openConversation;
		app.openConversation = (id) => {
			if (id === "c") throw new Error("a mistake");
			return works(id);
		};
		await openApp(app, "/c/c");
		expect(one("main h1").textContent).toBe("This conversation could not be shown");
		expect(document.querySelectorAll(".conversation-row")).toHaveLength(2);
		expect(findButton("Reload the page")).not.toBeNull();
		// Another one can be opened.
		await doing(() => goTo("/c/d"));
		expect(one(".header-title").textContent).toBe("Bob Byron");
		await doing(() => goTo("/c/c"));
		app.openConversation = works;
		await click(button("Try again"));
		expect(one(".header-title").textContent).toBe("Bob Byron");
	});
});
