import { beforeEach, describe, expect, test, vi } from "vitest";
import { ask, bend, cookieOf, ended, type Member, problemOf, signInGuest, signUp } from "../http/ask.ts";

beforeEach(() => {
	ended.length = 0;
});

async function sessionIdOf(cookie: string): Promise<string> {
	const answer = await ask("/api/auth/get-session", { cookie });
	return (await answer.json<{ session: { id: string } }>()).session.id;
}

/** The same person on another device. */
async function signInAgain({ email, password }: Member): Promise<string> {
	return cookieOf(await ask("/api/auth/sign-in/email", { json: { email, password } }));
}

describe("a session that ends closes its sockets", () => {
	test("at sign-out, which counts at once", async () => {
		const ada = await signUp();
		const sessionId = await sessionIdOf(ada.cookie);
		const answer = await ask("/api/auth/sign-out", { json: {}, cookie: ada.cookie });
		expect(answer.status).toBe(200);
		expect(ended).toEqual([{ userId: ada.id, sessionId }]);
		expect(await problemOf(await ask("/api/me", { cookie: ada.cookie }))).toMatchObject({ code: "signed_out" });
		expect((await ask("/api/me", { bearer: ada.token })).status).toBe(401);
	});

	test("at the sign-out of a script that has a cookie or token, no Origin and no body", async () => {
		for (const credential of ["cookie", "token"] as const) {
			const ada = await signUp();
			const call = credential === "cookie" ? { cookie: ada.cookie } : { bearer: ada.token };
			const answer = await ask("/api/auth/sign-out", { method: "POST", origin: null, ...call });
			expect(answer.status).toBe(200);
			expect(ended.at(-1)?.userId).toBe(ada.id);
			expect((await ask("/api/me", call)).status).toBe(401);
		}
	});

	test("at a guest's sign-out", async () => {
		const guest = await signInGuest();
		await ask("/api/auth/sign-out", { json: {}, cookie: guest.cookie });
		expect(ended.map(({ userId }) => userId)).toEqual([guest.id]);
	});

	test("ID5 and its cookie is in nobody's way: whoever signs in, signs up or comes as a guest with it is signed in", async () => {
		const ada = await signUp();
		for (const { path, json } of [
			{ path: "/api/auth/sign-in/email", json: { email: ada.email, password: ada.password } },
			{ path: "/api/auth/sign-in/anonymous", json: { name: "Guest" } },
			{
				path: "/api/auth/sign-up/email",
				json: { name: "Ada", email: `again-${ada.email}`, password: ada.password },
			},
		]) {
			const old = await signInAgain(ada);
			await ask("/api/auth/revoke-other-sessions", { json: {}, cookie: await signInAgain(ada) });
			const answer = await ask(path, { json, cookie: old });
			expect([path, answer.status]).toEqual([path, 200]);
			expect((await ask("/api/me", { cookie: cookieOf(answer) })).status).toBe(200);
		}
	});

	test("when all others are revoked", async () => {
		const ada = await signUp();
		const others = [await signInAgain(ada), await signInAgain(ada)];
		await ask("/api/auth/revoke-other-sessions", { json: {}, cookie: ada.cookie });
		expect(ended).toHaveLength(2);
		for (const cookie of others) expect((await ask("/api/me", { cookie })).status).toBe(401);
		expect((await ask("/api/me", { cookie: ada.cookie })).status).toBe(200);
	});

	test("at a change of the password, for every session there was", async () => {
		const ada = await signUp();
		const other = await signInAgain(ada);
		const json = { currentPassword: ada.password, newPassword: "another battery", revokeOtherSessions: false };
		const answer = await ask("/api/auth/change-password", { json, cookie: ada.cookie });
		expect(answer.status).toBe(200);
		expect(ended).toHaveLength(2);
		for (const cookie of [ada.cookie, other]) expect((await ask("/api/me", { cookie })).status).toBe(401);
		expect((await ask("/api/me", { cookie: cookieOf(answer) })).status).toBe(200);
	});

	test("not when the change of the password was refused", async () => {
		const ada = await signUp();
		const wrong = { currentPassword: "not the password", newPassword: "another battery" };
		const refused = await problemOf(await ask("/api/auth/change-password", { json: wrong, cookie: ada.cookie }));
		expect(refused).toMatchObject({ code: "wrong_credentials", field: "password" });
		const weak = { currentPassword: ada.password, newPassword: "short" };
		const second = await problemOf(await ask("/api/auth/change-password", { json: weak, cookie: ada.cookie }));
		expect(second).toMatchObject({ code: "weak_password", field: "password" });
		expect(await problemOf(await ask("/api/auth/change-password", { json: wrong }))).toMatchObject({
			code: "signed_out",
		});
		expect(ended).toEqual([]);
	});

	test("and a failing inbox keeps nobody signed in", async () => {
		const log = vi.spyOn(console, "error").mockImplementation(() => {});
		const endSession = () => Promise.reject(new Error("inbox is down"));
		const ada = await signUp();
		const broken = bend({ INBOX: { getByName: () => ({ endSession }) } });
		const answer = await ask("/api/auth/sign-out", { json: {}, cookie: ada.cookie, env: broken });
		expect(answer.status).toBe(200);
		expect((await ask("/api/me", { cookie: ada.cookie })).status).toBe(401);
		expect(log).toHaveBeenCalled();
		log.mockRestore();
	});
});
