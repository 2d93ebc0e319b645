import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { ask, cookieOf, fresh, problemOf, signInGuest, signUp } from "../http/ask.ts";

async function me(cookie: string): Promise<unknown> {
	return (await ask("/api/me", { cookie })).json();
}

describe("a guest", () => {
	test("may bring a name, and shows no e-mail address", async () => {
		const guest = await signInGuest("  Zoë ");
		expect(await me(guest.cookie)).toEqual({
			id: guest.id,
			name: "Zoë",
			username: null,
			email: null,
			isGuest: true,
			settings: { hideRead: false, invisible: false },
		});
	});

	test("is given a name otherwise, with a body or without", async () => {
		const guest = await signInGuest();
		expect(await me(guest.cookie)).toMatchObject({ name: expect.stringMatching(/^Guest \d{4}$/) });
		const answer = await ask("/api/auth/sign-in/anonymous", { method: "POST" });
		expect(answer.status).toBe(200);
	});

	test("cannot have a name that nobody can have", async () => {
		const answer = await ask("/api/auth/sign-in/anonymous", { json: { name: "x".repeat(51) } });
		expect(await problemOf(answer)).toMatchObject({ code: "bad_name", status: 422, field: "name" });
	});

	test("cannot become a guest again", async () => {
		const { cookie } = await signInGuest();
		const answer = await ask("/api/auth/sign-in/anonymous", { json: {}, cookie });
		expect(await problemOf(answer)).toMatchObject({ code: "guest_signed_in", status: 409 });
	});

	test("is not signed in elsewhere, since the guest would be lost", async () => {
		const ada = await signUp();
		const guest = await signInGuest();
		const json = { email: ada.email, password: ada.password };
		const answer = await ask("/api/auth/sign-in/email", { json, cookie: guest.cookie });
		expect(await problemOf(answer)).toMatchObject({ code: "guest_signed_in", status: 409 });
		expect(await me(guest.cookie)).toMatchObject({ id: guest.id });
	});
});

describe("POST /api/me/account", () => {
	test("turns a guest into an account in place: same id, same session", async () => {
		const guest = await signInGuest("Zoë");
		const words = fresh();
		const answer = await ask("/api/me/account", { json: words, cookie: guest.cookie });
		const { password, ...rest } = words;
		const settings = { hideRead: false, invisible: false };
		const account = { id: guest.id, ...rest, isGuest: false, settings };
		expect(answer.status).toBe(200);
		expect(await answer.json()).toEqual(account);
		expect(await me(guest.cookie)).toEqual(account);
		for (const [kind, login] of [
			["email", { email: words.email }],
			["username", { username: words.username }],
		] as const) {
			const again = await ask(`/api/auth/sign-in/${kind}`, { json: { ...login, password } });
			expect(await me(cookieOf(again))).toEqual(account);
		}
	});

	test("works with a token", async () => {
		const guest = await signInGuest();
		const answer = await ask("/api/me/account", { json: fresh(), bearer: guest.token, origin: null });
		expect(await answer.json()).toMatchObject({ id: guest.id, isGuest: false });
	});

	test("is also what a guest's sign-up does", async () => {
		const guest = await signInGuest();
		const words = fresh();
		const answer = await ask("/api/auth/sign-up/email", { json: words, cookie: guest.cookie });
		expect(await answer.json()).toMatchObject({ user: { id: guest.id, email: words.email } });
		expect(await me(guest.cookie)).toMatchObject({ id: guest.id, username: words.username, isGuest: false });
	});

	test("refuses who is no guest, or nobody", async () => {
		const ada = await signUp();
		const problem = await problemOf(await ask("/api/me/account", { json: fresh(), cookie: ada.cookie }));
		expect(problem).toMatchObject({ code: "not_a_guest", status: 409 });
		expect(await problemOf(await ask("/api/me/account", { json: fresh() }))).toMatchObject({ code: "signed_out" });
	});

	test.each([
		["name", "", "bad_name"],
		["username", "a", "bad_username"],
		["email", "nowhere", "bad_email"],
		["password", "short", "weak_password"],
		["username", null, "bad_request"],
	])("refuses a wrong %s (%j) with %s and changes nothing", async (field, value, code) => {
		const guest = await signInGuest();
		const answer = await ask("/api/me/account", { json: { ...fresh(), [field]: value }, cookie: guest.cookie });
		expect(await problemOf(answer)).toMatchObject({ code, field });
		expect(await me(guest.cookie)).toMatchObject({ isGuest: true, username: null });
	});

	test.each(["email", "username"] as const)("refuses a taken %s and changes nothing", async (field) => {
		const ada = await signUp();
		const guest = await signInGuest();
		const json = { ...fresh(), [field]: ada[field].toUpperCase() };
		const problem = await problemOf(await ask("/api/me/account", { json, cookie: guest.cookie }));
		expect(problem).toMatchObject({ code: `${field}_taken`, status: 409, field });
		expect(await me(guest.cookie)).toMatchObject({ isGuest: true, username: null });
	});

	test("done twice at once makes one account with one password", async () => {
		const guest = await signInGuest();
		const first = fresh();
		const second = fresh();
		const answers = await Promise.all(
			[first, second].map((json) => ask("/api/me/account", { json, cookie: guest.cookie })),
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
		const rows = await env.DB.prepare("SELECT count(*) AS n FROM account WHERE userId = ?").bind(guest.id).first();
		expect(rows?.n).toBe(1);
		const won = answers[0]?.status === 200 ? first : second;
		const json = { email: won.email, password: won.password };
		expect((await ask("/api/auth/sign-in/email", { json })).status).toBe(200);
	});

	test("of two guests who want one username, one is told that it is taken", async () => {
		const guests = [await signInGuest(), await signInGuest()];
		const { username } = fresh();
		const answers = await Promise.all(
			guests.map(({ cookie }) => ask("/api/me/account", { json: { ...fresh(), username }, cookie })),
		);
		const refused = answers.filter(({ status }) => status !== 200);
		expect(refused).toHaveLength(1);
		for (const answer of refused) expect(await problemOf(answer)).toMatchObject({ code: "username_taken" });
	});
});
