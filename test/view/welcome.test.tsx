import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { languages } from "../../client/words/languages.ts";
import { chooseLanguage } from "../../client/words/words.ts";
import { FakeApp, me, refused } from "./support/fake-app.ts";
import {
	button,
	clear,
	click,
	doing,
	fetched,
	field,
	findButton,
	one,
	openApp,
	openSettings,
	submit,
	type,
} from "./support/page.tsx";

let app: FakeApp;

beforeEach(() => {
	app = new FakeApp();
	app.session.value = { name: "signed_out" };
});

afterEach(clear);

const errorOf = (input: HTMLInputElement) =>
	document.getElementById(input.getAttribute("aria-describedby") ?? "")?.textContent;

async function fillAccount(more: Partial<Record<"Name" | "Username" | "E-mail" | "Password", string>> = {}) {
	const values = { Name: "Ada", Username: "ada", "E-mail": "ada@example.com", Password: "long enough", ...more };
	for (const [label, value] of Object.entries(values)) await type(field(label), value);
}

describe("the language before one is signed in", () => {
	const select = () => one<HTMLSelectElement>(".language-select select");
	const choose = (value: string) =>
		doing(async () => {
			select().value = value;
			select().dispatchEvent(new Event("change", { bubbles: true }));
		});

	afterEach(() => chooseLanguage(null));

	test("is chosen in a corner, each by its own name, and is kept on the device", async () => {
		await openApp(app);
		expect([...select().options].map(({ text }) => text)).toEqual(Object.values(languages));
		expect(select().value).toBe("en");
		await choose("de");
		await vi.waitFor(() => expect(one("h2").textContent).toBe("Ins Gespräch kommen"), { timeout: 10_000 });
		expect([select().value, localStorage.getItem("parley.language")]).toEqual(["de", "de"]);
	});

	test("is chosen on the page of an invite, too", async () => {
		await openApp(app, "/i/abc");
		await fetched(() => import("../../client/view/invite/invite-page.tsx"));
		expect(select().value).toBe("en");
	});
});

describe("ways in", () => {
	test("a first visit can go on with nothing but a name", async () => {
		await openApp(app);
		await type(field("Name"), "  Grace ");
		await submit(field("Name"));
		expect(app.calls).toEqual([["continueAsGuest", { name: "Grace" }]]);
	});

	test("each way is one click from the others, and its first field takes the focus", async () => {
		await openApp(app);
		await click(button("Create account"));
		expect(document.activeElement).toBe(field("Name"));
		await click(button("Sign in"));
		expect(document.activeElement).toBe(field("E-mail or username"));
		await click(button("Continue as guest"));
		expect(field("Name").autocomplete).toBe("nickname");
	});

	test("sign-in and sign-up have addresses of their own", async () => {
		await openApp(app, "/sign-up");
		expect(field("Username").autocomplete).toBe("username");
		expect(field("Password").autocomplete).toBe("new-password");
		await openApp(app, "/sign-in");
		expect(field("Password").autocomplete).toBe("current-password");
		await doing(() => {
			app.session.value = { name: "signed_in", me };
		});
		expect(location.pathname).toBe("/");
	});

	test("who followed a link to a conversation lands there after signing in", async () => {
		await openApp(app, "/c/abc");
		await type(field("E-mail or username"), " ada ");
		await type(field("Password"), " spaces stay ");
		await submit(field("Password"));
		expect(app.calls).toEqual([["signIn", { login: "ada", password: " spaces stay " }]]);
		await doing(() => {
			app.session.value = { name: "signed_in", me };
		});
		await fetched(() => import("../../client/view/conversation/conversation.tsx"));
		expect(location.pathname).toBe("/c/abc");
		expect(app.calls).toContainEqual(["openConversation", "abc"]);
	});
});

describe("errors", () => {
	test("stand at their fields, and the focus goes to the first", async () => {
		await openApp(app, "/sign-up");
		await fillAccount({ Username: "a", "E-mail": "nonsense", Password: "short" });
		await submit(field("Name"));
		expect(app.calls).toEqual([]);
		expect(document.activeElement).toBe(field("Username"));
		expect(field("Name").getAttribute("aria-invalid")).toBeNull();
		expect(field("Username").getAttribute("aria-invalid")).toBe("true");
		expect(errorOf(field("Username"))).toBe("A username has 3 to 30 characters.");
		expect(errorOf(field("E-mail"))).toContain("Enter an e-mail address");
		expect(errorOf(field("Password"))).toContain("8 to 128 characters");
	});

	test("go away while the field is mended", async () => {
		await openApp(app, "/sign-up");
		await submit(field("Name"));
		await type(field("Name"), "Ada");
		expect(field("Name").getAttribute("aria-invalid")).toBeNull();
		expect(field("Username").getAttribute("aria-invalid")).toBe("true");
	});

	test("from the server stand at the field that they name", async () => {
		app.answer = refused("This username is taken.", "username");
		await openApp(app, "/sign-up");
		await fillAccount();
		await submit(field("Name"));
		expect(errorOf(field("Username"))).toBe("This username is taken.");
		expect(document.activeElement).toBe(field("Username"));
		expect(field("E-mail").value).toBe("ada@example.com");
	});

	test("that belong to no field are said for the whole form", async () => {
		app.answer = refused("The password does not fit.");
		await openApp(app, "/sign-in");
		await type(field("E-mail or username"), "ada");
		await type(field("Password"), "wrong");
		await submit(field("Password"));
		expect(one('[role="alert"]').textContent).toBe("The password does not fit.");
	});
});

test("a form is sent once, however often the button is pressed", async () => {
	let answer: () => void = () => {};
	app.continueAsGuest = (form) => {
		app.calls.push(["continueAsGuest", form]);
		return new Promise((resolve) => {
			answer = () => resolve({ ok: true, value: undefined });
		});
	};
	await openApp(app);
	await type(field("Name"), "Grace");
	await submit(field("Name"));
	await submit(field("Name"));
	expect(app.calls).toHaveLength(1);
	expect(button("Continue as guest").getAttribute("aria-busy")).toBe("true");
	await doing(() => answer());
	expect(button("Continue as guest").getAttribute("aria-busy")).toBe("false");
});

test("a password can be shown and hidden", async () => {
	await openApp(app, "/sign-in");
	const password = field("Password");
	await type(password, "secret");
	await click(button("Show password"));
	expect(field("Password")).toBe(password);
	expect([password.type, password.value]).toEqual(["text", "secret"]);
	await click(button("Hide password"));
	expect(password.type).toBe("password");
});

describe("without a server", () => {
	test("the first visit says so and can try again", async () => {
		app.session.value = { name: "unreachable" };
		await openApp(app);
		expect(one("h1").textContent).toContain("can’t be reached");
		await click(button("Try again"));
		await doing(() => window.dispatchEvent(new Event("online")));
		expect(app.calls).toEqual([["refreshSession"], ["refreshSession"]]);
	});
});

describe("a guest", () => {
	beforeEach(() => {
		app.session.value = { name: "signed_in", me: { ...me, username: null, email: null, isGuest: true } };
	});

	test("is asked before signing out for good", async () => {
		await openApp(app);
		await openSettings("Profile");
		await click(button("Sign out"));
		expect(app.calls).toEqual([]);
		await click(button("Sign out anyway"));
		expect(app.calls).toEqual([["signOut"]]);
	});

	test("can keep the account", async () => {
		await openApp(app);
		await click(button("Keep this account"));
		await fetched(() => import("../../client/view/shell/keep-account.tsx"));
		expect(field("Name").value).toBe(me.name);
		await fillAccount();
		await submit(field("Name"));
		expect(app.calls).toEqual([
			["keepAccount", { name: "Ada", username: "ada", email: "ada@example.com", password: "long enough" }],
		]);
		expect(findButton("Keep account")).toBeNull();
	});
});

test("an account signs out at once", async () => {
	app.session.value = { name: "signed_in", me };
	await openApp(app);
	await openSettings("Profile");
	await click(button("Sign out"));
	expect(app.calls).toEqual([["signOut"]]);
});
