import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AppContext } from "../../client/hooks/app-context.ts";
import { searchPauseMs } from "../../client/hooks/use-people.ts";
import { MemberPanel } from "../../client/view/people/member-panel.tsx";
import { NewConversation } from "../../client/view/people/new-conversation.tsx";
import type { Role } from "../../src/protocol/entities.ts";
import { FakeApp, FakeConversation, me, member, refused } from "./support/fake-app.ts";
import { button, clear, click, doing, draw, field, findButton, one, press, submit, type } from "./support/page.tsx";

let app: FakeApp;
let started: string[];

const names = () => [...document.querySelectorAll('[role="option"] .person-name')].map((name) => name.textContent);
const options = () => [...document.querySelectorAll('[role="option"]')];

async function search(text: string): Promise<void> {
	await type(field("Find people"), text);
	await doing(() => vi.advanceTimersByTimeAsync(searchPauseMs));
}

beforeEach(() => {
	vi.useFakeTimers();
	app = new FakeApp();
	app.people = ["Ann", "Anna", "Annabel"].map((name) => ({
		id: name.toLowerCase(),
		name,
		username: name.toLowerCase(),
		isGuest: false,
	}));
	app.people.push({ id: me.id, name: "Ann Myself", username: "myself", isGuest: false });
	started = [];
});

afterEach(async () => {
	await clear();
	vi.useRealTimers();
});

describe("a new conversation", () => {
	beforeEach(() =>
		draw(
			<AppContext.Provider value={app}>
				<NewConversation
					self={me.id}
					group={false}
					onClose={() => started.push("closed")}
					onStarted={(id) => started.push(id)}
				/>
			</AppContext.Provider>,
		),
	);

	test("asks once for what was typed in one go, and never finds oneself", async () => {
		await type(field("Find people"), "a");
		await type(field("Find people"), "an");
		await search("ann");
		expect(app.calls).toEqual([["findPeople", "ann"]]);
		expect(names()).toEqual(["Ann", "Anna", "Annabel"]);
	});

	test("arrows choose, Enter starts", async () => {
		await search("ann");
		const input = field("Find people");
		const active = () => document.getElementById(input.getAttribute("aria-activedescendant") ?? "");
		expect(active()).toBe(options()[0]);
		await press("ArrowUp", {}, input);
		expect(active()).toBe(options()[2]);
		await press("ArrowDown", {}, input);
		await press("ArrowDown", {}, input);
		expect(active()).toBe(options()[1]);
		await press("Enter", {}, input);
		expect(app.calls).toContainEqual(["startDirect", "anna"]);
		expect(started).toEqual(["c"]);
	});

	test("Enter picks nobody while the list is that of an earlier text, or during composition", async () => {
		await search("ann");
		await press("Enter", { isComposing: true }, field("Find people"));
		await type(field("Find people"), "annab");
		await press("Enter", {}, field("Find people"));
		expect(started).toEqual([]);
	});

	test("an answer that comes late does not replace a newer one", async () => {
		const answers: (() => void)[] = [];
		app.findPeople = (query) =>
			new Promise((resolve) =>
				answers.push(() => resolve({ ok: true, value: [{ id: query, name: query, username: null, isGuest: true }] })),
			);
		await search("old");
		await search("new");
		await doing(() => answers[1]?.());
		await doing(() => answers[0]?.());
		expect(names()).toEqual(["new"]);
	});

	test("says when nobody is found, and when the search failed", async () => {
		await search("zzz");
		expect(one(".people-state").textContent).toContain("Nobody found for “zzz”");
		app.answer = refused("The server did not answer.");
		await search("ann");
		expect(one(".people-state").textContent).toContain("The server did not answer.");
		app.answer = { ok: true, value: undefined };
		await click(button("Try again"));
		await doing(() => vi.advanceTimersByTimeAsync(searchPauseMs));
		expect(names()).toContain("Ann");
	});

	test("a group takes several people and a title", async () => {
		await click(button("Start group"));
		await submit(field("Group title"));
		expect(one(".new-group").textContent).toContain("Give the group a title");
		await search("ann");
		await press("Enter", {}, field("Find people"));
		const [, , third] = options();
		if (third !== undefined) await click(third);
		await press("Enter", {}, field("Find people"));
		await press("Enter", {}, field("Find people"));
		expect(options().map((option) => option.getAttribute("aria-selected"))).toEqual(["true", "false", "true"]);
		await submit(field("Group title"));
		expect(field("Group title").getAttribute("aria-invalid")).toBe("true");
		expect(document.activeElement).toBe(field("Group title"));
		await type(field("Group title"), " Friends ");
		await click(button("Remove Ann"));
		await submit(field("Group title"));
		expect(app.calls).toContainEqual(["startGroup", { title: "Friends", members: ["annabel"] }]);
		expect(started).toEqual(["c"]);
	});

	test("a group can be started alone, for those who are invited with a link", async () => {
		await click(button("Start group"));
		expect(one(".new-group").textContent).toContain("invite people with a link");
		await type(field("Group title"), "Friends");
		await submit(field("Group title"));
		expect(app.calls).toContainEqual(["startGroup", { title: "Friends", members: [] }]);
	});

	test("a refusal is said, and nothing is closed", async () => {
		await search("ann");
		app.answer = refused("A conversation has at most 1,000 members.");
		await press("Enter", {}, field("Find people"));
		expect(document.body.textContent).toContain("at most 1,000 members");
		expect(started).toEqual([]);
	});
});

describe("the members of a group", () => {
	let conversation: FakeConversation;

	async function open(role: Role): Promise<void> {
		const members = [member(me.id, me.name, { role }), member("bob", "Bob"), member("kay", "Kay", { role: "admin" })];
		conversation = new FakeConversation({
			kind: "group",
			title: "Club",
			members: new Map(members.map((one) => [one.userId, one])),
		});
		await draw(
			<AppContext.Provider value={app}>
				<MemberPanel handle={conversation.handle()} title="Club" onLeft={() => started.push("left")} />
			</AppContext.Provider>,
		);
	}

	test("PR4 PR6 says who is here, who is away, and when the others were, in words and not while unconnected", async () => {
		await open("member");
		await doing(() =>
			conversation.update({
				online: new Set([me.id, "bob"]),
				away: new Set(["bob"]),
				lastSeen: new Map([["kay", Date.now() - 5 * 60_000]]),
			}),
		);
		const rows = () => [...document.querySelectorAll(".member")].map((row) => row.textContent);
		expect(rows().find((row) => row?.includes("Bob"))).toContain("Away");
		expect(rows().find((row) => row?.includes("Kay"))).toContain("Last seen 5 min ago");
		expect(document.querySelectorAll(".avatar-presence.is-away")).toHaveLength(1);
		await doing(() => {
			conversation.link.value = { name: "offline", retryAt: null };
		});
		expect(rows().join()).not.toMatch(/Away|Last seen/);
	});

	test("a plain member can only look and leave", async () => {
		await open("member");
		expect(findButton("Add member")).toBeNull();
		expect(findButton("Rename")).toBeNull();
		expect(findButton("Remove Bob")).toBeNull();
		expect(findButton("Leave group")).not.toBeNull();
	});

	test("an admin removes members, not other admins, and is asked first", async () => {
		await open("admin");
		expect(findButton("Remove Kay")).toBeNull();
		await click(button("Remove Bob"));
		expect(conversation.calls).toEqual([]);
		await click(button("Remove"));
		expect(conversation.calls).toEqual([["removeMember", "bob"]]);
	});

	test("an owner adds people who are not in yet, and renames the group", async () => {
		await open("owner");
		app.people.push({ id: "bob", name: "Anno Bob", username: "annobob", isGuest: false });
		await click(button("Add member"));
		await search("ann");
		expect(names()).toEqual(["Ann", "Anna", "Annabel"]);
		await press("Enter", {}, field("Find people"));
		await type(field("Group title"), "New name");
		await submit(field("Group title"));
		expect(conversation.calls).toEqual([
			["addMember", "ann"],
			["rename", "New name"],
		]);
	});

	test("leaving takes a second click, and a failure is said", async () => {
		await open("member");
		await click(button("Leave group"));
		expect(conversation.calls).toEqual([]);
		conversation.answer = refused("The server did not answer.");
		await click(button("Leave"));
		expect(document.body.textContent).toContain("The server did not answer.");
		expect(started).toEqual([]);
		conversation.answer = { ok: true, value: undefined };
		await click(button("Leave"));
		expect(started).toEqual(["left"]);
	});
});
