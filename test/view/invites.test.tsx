import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { AppContext } from "../../client/hooks/app-context.ts";
import { goTo } from "../../client/hooks/use-location.ts";
import { MemberPanel } from "../../client/view/people/member-panel.tsx";
import type { Role } from "../../src/protocol/entities.ts";
import type { Invite } from "../../src/protocol/invites.ts";
import { FakeApp, FakeConversation, me, member, refused, summary } from "./support/fake-app.ts";
import {
	button,
	clear,
	click,
	doing,
	draw,
	fetched,
	field,
	findButton,
	one,
	openApp,
	submit,
	type,
} from "./support/page.tsx";

const code = `g_${"t".repeat(22)}.${"s".repeat(22)}`;

let app: FakeApp;

beforeAll(() => import("../../client/view/invite/invite-page.tsx"));

beforeEach(() => {
	app = new FakeApp();
	goTo("/", "replace");
});

afterEach(async () => {
	await clear();
	vi.restoreAllMocks();
});

async function openInvite(): Promise<void> {
	await openApp(app, `/i/${code}`);
	await fetched(() => import("../../client/view/invite/invite-page.tsx"));
	// What it looks up is answered.
	await doing(() => {});
	await doing(() => {});
}

const signIn = (more: Partial<typeof me> = {}) =>
	doing(() => {
		app.session.value = { name: "signed_in", me: { ...me, ...more } };
	});

describe("the page of an invite", () => {
	test("IV3 IV4 shows the group, and one field leads into it as a guest", async () => {
		app.session.value = { name: "signed_out" };
		await openInvite();
		expect(one("h1").textContent).toBe("Tea at four");
		expect(one(".invite").textContent).toContain("3 members");
		expect(document.querySelectorAll("input")).toHaveLength(1);
		await type(field("Your name"), "Gus");
		await submit(field("Your name"));
		expect(app.calls).toEqual([
			["look", code],
			["continueAsGuest", { name: "Gus" }],
		]);
		await signIn({ name: "Gus", isGuest: true, username: null });
		expect(app.calls).toContainEqual(["use", code]);
		expect(location.pathname).toBe("/c/c");
	});

	test("whoever signs in on it comes in without another click", async () => {
		app.session.value = { name: "signed_out" };
		await openInvite();
		await click(button("Sign in"));
		await type(field("E-mail or username"), "ada");
		await type(field("Password"), "long enough");
		await submit(field("Password"));
		await signIn();
		await fetched(() => import("../../client/view/conversation/conversation.tsx"));
		expect(app.calls.map(([verb]) => verb)).toEqual(["look", "signIn", "use", "openConversation"]);
	});

	test("whoever is signed in sees as whom they join, and only joins when they say so", async () => {
		await openInvite();
		expect(one(".invite").textContent).toContain("You join as Ada Lovelace (@ada)");
		expect(app.calls).toEqual([["look", code]]);
		await click(button("Join"));
		expect(app.calls[1]).toEqual(["use", code]);
		expect(location.pathname).toBe("/c/c");
	});

	test("whoever is in the group already is shown the way", async () => {
		const id = code.slice(0, code.indexOf("."));
		app.inbox.value = { loaded: true, conversations: [summary(id, { kind: "group", title: "Tea" })] };
		await openInvite();
		expect(findButton("Join")).toBeNull();
		expect(one(".invite a.button-primary").getAttribute("href")).toBe(`/c/${id}`);
	});

	test("a refusal is said, and can be tried again", async () => {
		await openInvite();
		app.answer = refused("You were removed from this group.");
		await click(button("Join"));
		expect(one('[role="alert"]').textContent).toBe("You were removed from this group.");
		app.answer = { ok: true, value: undefined };
		await click(button("Join"));
		expect(location.pathname).toBe("/c/c");
	});

	test("IV3 one that does not hold says what may have happened and what to do", async () => {
		app.session.value = { name: "signed_out" };
		app.answer = { ok: false, failure: { code: "not_found", detail: "…" } };
		await openInvite();
		expect(one("h1").textContent).toBe("This invite does not work");
		expect(one("main").textContent).toContain("Ask whoever sent it");
		expect(one("main a").getAttribute("href")).toBe("/");
		expect(document.querySelectorAll("input")).toHaveLength(0);
	});

	test("without a connection it can be tried again", async () => {
		app.answer = refused("You seem to be offline.");
		await openInvite();
		expect(one("main").textContent).toContain("You seem to be offline.");
		app.answer = { ok: true, value: undefined };
		await click(button("Try again"));
		expect(one("h1").textContent).toBe("Tea at four");
	});
});

describe("invite links among the members", () => {
	const invite: Invite = { id: "i1", createdBy: "bob", createdAt: 0, expiresAt: 1_000_000, maxUses: 5, uses: 2 };

	async function open(role: Role): Promise<void> {
		const members = [member(me.id, me.name, { role }), member("bob", "Bob")];
		const conversation = new FakeConversation({
			id: "g_tea",
			kind: "group",
			title: "Tea",
			members: new Map(members.map((one) => [one.userId, one])),
		});
		await draw(
			<AppContext.Provider value={app}>
				<MemberPanel handle={conversation.handle()} title="Club" onLeft={() => {}} />
			</AppContext.Provider>,
		);
	}

	test("IV1 are not offered to plain members", async () => {
		await open("member");
		expect(findButton("Invite people")).toBeNull();
	});

	test("IV1 IV2 are made, shown once, copied, and taken back", async () => {
		const writeText = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
		app.openInvites = [invite];
		await open("owner");
		await click(button("Invite people"));
		expect(app.calls).toEqual([["list", "g_tea"]]);
		expect(one(".invite-list").textContent).toContain("Made by Bob, used by 2 of 5");
		const selects = [...document.querySelectorAll<HTMLSelectElement>(".invite-form select")];
		expect(selects.map((select) => select.value)).toEqual([String(7 * 24 * 60 * 60), "null"]);
		await doing(() => {
			const [, uses] = selects;
			if (uses === undefined) throw new Error("no choice");
			uses.value = "1";
			uses.dispatchEvent(new Event("change", { bubbles: true }));
		});
		await click(button("Create link"));
		expect(app.calls.at(-1)).toEqual(["create", "g_tea", { expiresIn: 604_800, maxUses: 1 }]);
		expect(field("Link for 1 person").value).toBe(`${location.origin}/i/g_tea.secret`);
		await click(button("Copy link"));
		expect(writeText).toHaveBeenCalledWith(`${location.origin}/i/g_tea.secret`);
		expect(one(".invite-said").textContent).toBe("Copied.");
		expect(document.querySelectorAll(".invite-row")).toHaveLength(2);
		const [first] = document.querySelectorAll(".invite-row button");
		if (first !== undefined) await click(first);
		expect(app.calls.at(-1)).toEqual(["revoke", "g_tea", "i1"]);
		expect(document.querySelectorAll(".invite-row")).toHaveLength(1);
	});

	test("a refusal is said", async () => {
		await open("admin");
		await click(button("Invite people"));
		app.answer = refused("A conversation has at most 50 invites. Revoke one first.");
		await click(button("Create link"));
		expect(document.body.textContent).toContain("at most 50 invites");
	});
});
