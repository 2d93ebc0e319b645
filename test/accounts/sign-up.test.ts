import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { ask, bend, cookieOf, fresh, own, problemOf, signUp } from "../http/ask.ts";

describe("sign-up", () => {
	test("makes an account and signs it in by cookie and by token", async () => {
		const ada = await signUp({ name: "  Ada Lovelace " });
		const settings = { hideRead: false, invisible: false };
		const { id, username, email } = ada;
		const me = { id, name: "Ada Lovelace", username, email, isGuest: false, settings };
		expect(await (await ask("/api/me", { cookie: ada.cookie })).json()).toEqual(me);
		expect(await (await ask("/api/me", { bearer: ada.token })).json()).toEqual(me);
	});

	test("does not ask a program for a username", async () => {
		const { username: _, ...rest } = fresh();
		const answer = await ask("/api/auth/sign-up/email", { json: rest });
		expect(answer.status).toBe(200);
		const me = await (await ask("/api/me", { cookie: cookieOf(answer) })).json();
		expect(me).toMatchObject({ username: null, email: rest.email });
	});

	test.each([
		["https://parley.test", true, "__Secure-parley.session_token"],
		["http://127.0.0.1:8787", false, "parley.session_token"],
	])("sets an HttpOnly, Lax cookie at %s", async (host, secure, name) => {
		const answer = await ask("/api/auth/sign-up/email", { json: fresh(), host });
		const [cookie = ""] = answer.headers.getSetCookie();
		expect(cookie.startsWith(`${name}=`)).toBe(true);
		expect(cookie).toMatch(/; HttpOnly/i);
		expect(cookie).toMatch(/; SameSite=Lax/i);
		expect(/; Secure/i.test(cookie)).toBe(secure);
	});

	test("stores neither the password nor the network address", async () => {
		const ada = await signUp();
		const account = await env.DB.prepare("SELECT password FROM account WHERE userId = ?").bind(ada.id).first();
		expect(account?.password).toMatch(/^scrypt\$16384\$16\$1\$[\w-]{22}\$[\w-]{86}$/);
		const session = await env.DB.prepare("SELECT ipAddress FROM session WHERE userId = ?").bind(ada.id).first();
		expect(session?.ipAddress ?? "").toBe("");
	});

	test("drops fields that are not a stranger's to set", async () => {
		const words = fresh();
		const answer = await ask("/api/auth/sign-up/email", {
			json: {
				...words,
				id: "mine",
				emailVerified: true,
				isAnonymous: true,
				image: "https://evil.example/x.png",
				invisible: true,
				settingsAt: 9,
			},
		});
		const { user } = await answer.json<{ user: Record<string, unknown> }>();
		expect(user).toMatchObject({ emailVerified: false, image: null });
		expect(user.id).not.toBe("mine");
		expect(user.isAnonymous).not.toBe(true);
		expect([user.invisible, user.settingsAt]).toEqual([false, 0]);
	});

	test("needs a secret of the deployment's own", async () => {
		const answer = await ask("/api/auth/sign-up/email", { json: fresh(), env: bend({ BETTER_AUTH_SECRET: "" }) });
		expect(await problemOf(answer)).toMatchObject({ status: 500, code: "internal" });
	});
});

describe("sign-up refuses", () => {
	const long = "x".repeat(250);

	test.each([
		["name", "bad_name", 422, ""],
		["name", "bad_name", 422, "   "],
		["name", "bad_name", 422, "x".repeat(51)],
		["name", "bad_name", 422, "a\u202Eb"],
		["name", "bad_name", 422, "a\u0000b"],
		["name", "bad_name", 422, "a\nb"],
		["name", "bad_name", 422, "\u200B\u200D"],
		["name", "bad_name", 422, "a\uD800b"],
		["username", "bad_username", 422, "ab"],
		["username", "bad_username", 422, "x".repeat(31)],
		["username", "bad_username", 422, "ada lovelace"],
		["username", "bad_username", 422, "ädä"],
		["username", "bad_username", 422, "Everyone"],
		["username", "bad_username", 422, "here"],
		["email", "bad_email", 422, "ada"],
		["email", "bad_email", 422, "ada@@example.com"],
		["email", "bad_email", 422, "ada@exa\u212Ample.com"],
		["email", "bad_email", 422, `ada@${long}.com`],
		["password", "weak_password", 422, "1234567"],
		["password", "weak_password", 422, "😀".repeat(7)],
		["password", "weak_password", 422, "x".repeat(129)],
		["name", "bad_request", 400, 7],
		["email", "bad_request", 400, { $gt: "" }],
		["password", "bad_request", 400, ["x"]],
	])("%s as %s (%i): %j", async (field, code, status, value) => {
		const answer = await ask("/api/auth/sign-up/email", { json: { ...fresh(), [field]: value } });
		const problem = await problemOf(answer);
		expect(answer.status).toBe(status);
		expect(problem).toMatchObject({ code, status, field });
		expect(problem.detail).not.toBe("");
	});

	test("a field that is missing, by its name", async () => {
		const { email: _, ...rest } = fresh();
		const problem = await problemOf(await ask("/api/auth/sign-up/email", { json: rest }));
		expect(problem).toMatchObject({ code: "bad_request", field: "email" });
	});

	test("an e-mail address that is taken, whatever its case", async () => {
		const ada = await signUp();
		const json = { ...fresh(), email: ada.email.toUpperCase() };
		const problem = await problemOf(await ask("/api/auth/sign-up/email", { json }));
		expect(problem).toMatchObject({ code: "email_taken", status: 409, field: "email" });
	});

	test("a username that is taken, whatever its case", async () => {
		const ada = await signUp();
		const json = { ...fresh(), username: ada.username.toUpperCase() };
		const problem = await problemOf(await ask("/api/auth/sign-up/email", { json }));
		expect(problem).toMatchObject({ code: "username_taken", status: 409, field: "username" });
	});

	test("all but one of several that want the same username at once", async () => {
		const { username } = fresh();
		const answers = await Promise.all(
			Array.from({ length: 4 }, () => ask("/api/auth/sign-up/email", { json: { ...fresh(), username } })),
		);
		const refused = await Promise.all(answers.filter((answer) => answer.status !== 200).map(problemOf));
		expect(refused.map(({ code }) => code)).toEqual(["username_taken", "username_taken", "username_taken"]);
	});

	test.each([
		["bad_json", 400, "{", "application/json"],
		["too_complex", 400, "[".repeat(9) + "]".repeat(9), "application/json"],
		["json_expected", 415, "{}", "text/plain"],
		["json_expected", 415, "email=a%40b.c&password=12345678&name=a", "application/x-www-form-urlencoded"],
		["too_large", 413, `{"x":"${"x".repeat(65_536)}"}`, "application/json"],
	])("%s (%i)", async (code, status, body, type) => {
		const answer = await ask("/api/auth/sign-up/email", { body, headers: { "Content-Type": type } });
		expect(await problemOf(answer)).toMatchObject({ code, status });
	});

	test.each([
		"/update-user",
		"/change-email",
		"/delete-user",
		"/delete-anonymous-user",
		"/is-username-available",
		"/request-password-reset",
		"/set-password",
		"/sign-in/social",
		"/ok",
		"/sign-up/email/",
	])("what is not open: %s", async (path) => {
		const ada = await signUp();
		const answer = await ask(`/api/auth${path}`, { json: { name: "x" }, cookie: ada.cookie, host: own });
		expect(await problemOf(answer)).toMatchObject({ code: "not_found", status: 404 });
	});
});
