import crypto from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ask, bend, cookieOf, fresh, own, problemOf, signInGuest, signUp } from "../http/ask.ts";

afterEach(() => vi.restoreAllMocks());

describe("sign-in", () => {
	test("by e-mail and by username, in any case", async () => {
		const ada = await signUp();
		const tries = [
			["email", { email: ada.email.toUpperCase(), password: ada.password }],
			["username", { username: ada.username.toUpperCase(), password: ada.password }],
		] as const;
		for (const [kind, json] of tries) {
			const answer = await ask(`/api/auth/sign-in/${kind}`, { json });
			expect(answer.status).toBe(200);
			expect((await ask("/api/me", { cookie: cookieOf(answer) })).status).toBe(200);
		}
	});

	test("takes a password of another spelling of the same letters", async () => {
		const ada = await signUp({ password: "pässwörter" });
		const answer = await ask("/api/auth/sign-in/email", {
			json: { email: ada.email, password: "pässwörter".normalize("NFD") },
		});
		expect(answer.status).toBe(200);
	});

	test("answers a wrong password and an unknown account alike, after exactly one hash", async () => {
		const ada = await signUp();
		const guest = await signInGuest();
		expect(guest.id).not.toBe("");
		const scrypt = vi.spyOn(crypto, "scrypt");
		const seen: unknown[] = [];
		const password = "not the password";
		for (const [kind, json] of [
			["email", { email: ada.email, password }],
			["email", { email: fresh().email, password }],
			["username", { username: ada.username, password }],
			["username", { username: fresh().username, password }],
		] as const) {
			scrypt.mockClear();
			const answer = await ask(`/api/auth/sign-in/${kind}`, { json });
			seen.push({ status: answer.status, body: await answer.text(), headers: [...answer.headers] });
			expect(scrypt).toHaveBeenCalledTimes(1);
		}
		expect(seen[0]).toMatchObject({ status: 401, body: expect.stringContaining('"code":"wrong_credentials"') });
		for (const other of seen) expect(other).toEqual(seen[0]);
	});

	test.each([
		["username", { username: "a", password: "12345678" }],
		["username", { username: "no such form!", password: "12345678" }],
		["username", { username: "", password: "12345678" }],
		["email", { email: "ada@example.com", password: "" }],
		["email", { email: "ada@example.com", password: "x".repeat(300) }],
	])("says no more about what no account can have: %s %j", async (kind, json) => {
		const problem = await problemOf(await ask(`/api/auth/sign-in/${kind}`, { json }));
		expect(problem).toMatchObject({ code: "wrong_credentials", status: 401 });
	});

	test("ends the session whose cookie it replaces", async () => {
		const ada = await signUp();
		const json = { email: ada.email, password: ada.password };
		const answer = await ask("/api/auth/sign-in/email", { json, cookie: ada.cookie });
		expect(cookieOf(answer)).not.toBe(ada.cookie);
		expect((await ask("/api/me", { cookie: ada.cookie })).status).toBe(401);
		expect((await ask("/api/me", { cookie: cookieOf(answer) })).status).toBe(200);
	});

	test("does not know a session of a cookie that was altered", async () => {
		const ada = await signUp();
		for (const cookie of [
			ada.cookie.slice(0, -4),
			ada.cookie.replace("=", "=x"),
			"__Secure-parley.session_token=x.y",
		]) {
			expect(await problemOf(await ask("/api/me", { cookie }))).toMatchObject({ code: "signed_out", status: 401 });
		}
	});

	test("does not know a token of another deployment", async () => {
		const ada = await signUp();
		const other = bend({ BETTER_AUTH_SECRET: "another-secret-of-another-deployment-9876543210" });
		expect((await ask("/api/me", { bearer: ada.token, env: other })).status).toBe(401);
	});

	test("does not fall back to the cookie beside a bad token", async () => {
		const ada = await signUp();
		expect((await ask("/api/me", { bearer: "bad.token", cookie: ada.cookie })).status).toBe(401);
	});

	test("a session that has run out is none", async () => {
		const ada = await signUp();
		const month = 31 * 24 * 60 * 60 * 1000;
		vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + month });
		try {
			expect((await ask("/api/me", { cookie: ada.cookie })).status).toBe(401);
		} finally {
			vi.useRealTimers();
		}
	});

	test("asking who one is prolongs a session that is a day old", async () => {
		const ada = await signUp();
		expect((await ask("/api/me", { cookie: ada.cookie })).headers.getSetCookie()).toEqual([]);
		const days = 24 * 60 * 60 * 1000;
		const start = Date.now();
		vi.useFakeTimers({ toFake: ["Date"], now: start + 20 * days });
		try {
			const answer = await ask("/api/me", { cookie: ada.cookie });
			expect(answer.headers.getSetCookie()[0]).toMatch(/Max-Age=2592000/);
			vi.setSystemTime(start + 45 * days);
			expect((await ask("/api/me", { cookie: cookieOf(answer) })).status).toBe(200);
		} finally {
			vi.useRealTimers();
		}
	});

	test("better-auth's own session call is open", async () => {
		const ada = await signUp();
		const answer = await ask("/api/auth/get-session", { cookie: ada.cookie, host: own });
		expect(await answer.json()).toMatchObject({ user: { id: ada.id } });
		expect(await (await ask("/api/auth/get-session")).json()).toBe(null);
		// The cookie is HttpOnly; what it holds must not come by another way.
		expect(ada.token).not.toBe("");
		expect(await (await ask("/api/auth/get-session", { cookie: ada.cookie })).text()).not.toContain(
			ada.token.split(".")[0],
		);
	});
});
