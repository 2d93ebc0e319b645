import { describe, expect, test } from "vitest";
import { ask, cookieOf, ended, fresh, type Member, problemOf, renamed, signInGuest, signUp } from "../http/ask.ts";

const patch = (cookie: string, json: unknown) => ask("/api/me", { method: "PATCH", cookie, json });
const me = async (cookie: string) => (await ask("/api/me", { cookie })).json<{ name: string; username: string }>();

describe("PATCH /api/me with names", () => {
	test("ID7 ID9 gives another name and username, and has the conversations told", async () => {
		const ada = await signUp();
		const { username } = fresh();
		const answer = await patch(ada.cookie, { name: "  Ada King ", username: username.toUpperCase() });
		expect(await answer.json()).toMatchObject({ id: ada.id, name: "Ada King", username, email: ada.email });
		expect(await me(ada.cookie)).toMatchObject({ name: "Ada King", username });
		expect(renamed.filter(({ userId }) => userId === ada.id)).toHaveLength(1);
		const other = await signInGuest();
		const found = await ask(`/api/users?q=${username}`, { cookie: other.cookie });
		expect(await found.json()).toMatchObject({ users: [{ id: ada.id, name: "Ada King" }] });
		const again = await ask("/api/auth/sign-in/username", { json: { username, password: ada.password } });
		expect(again.status).toBe(200);
	});

	test("ID9 a taken username is refused, and nothing of the same body is done", async () => {
		const [ada, bob] = [await signUp(), await signUp()];
		const answer = await patch(ada.cookie, { name: "Bob", username: bob.username, hideRead: true });
		expect(await problemOf(answer)).toMatchObject({ status: 409, code: "username_taken", field: "username" });
		expect(await me(ada.cookie)).toMatchObject({ name: ada.name, settings: { hideRead: false } });
		expect((await patch(ada.cookie, { username: ada.username })).status).toBe(200);
	});

	test.each([
		[{ name: " " }, "bad_name", "name"],
		[{ name: "a\u202eb" }, "bad_name", "name"],
		[{ name: 3 }, "bad_request", "name"],
		[{ username: "a" }, "bad_username", "username"],
		[{ username: "here" }, "bad_username", "username"],
		[{ email: "new@example.com" }, "bad_request", "email"],
	])("ID9 refuses %j", async (body, code, field) => {
		const ada = await signUp();
		expect(await problemOf(await patch(ada.cookie, body))).toMatchObject({ code, field });
		expect(await me(ada.cookie)).toMatchObject({ name: ada.name, username: ada.username });
	});

	test("ID9 a guest has a name but no username", async () => {
		const gus = await signInGuest("Gus");
		expect((await patch(gus.cookie, { name: "Gustav" })).status).toBe(200);
		const refused = await problemOf(await patch(gus.cookie, { name: "G", username: fresh().username }));
		expect(refused).toMatchObject({ status: 403, code: "forbidden", field: "username" });
		expect(await me(gus.cookie)).toMatchObject({ name: "Gustav", username: null });
	});
});

interface Listed {
	sessions: { id: string; current: boolean; createdAt: number; usedAt: number; userAgent: string | null }[];
}

async function signInAgain({ email, password }: Member, userAgent: string): Promise<string> {
	const json = { email, password };
	return cookieOf(await ask("/api/auth/sign-in/email", { json, headers: { "User-Agent": userAgent } }));
}

const listOf = async (cookie: string) => (await (await ask("/api/me/sessions", { cookie })).json<Listed>()).sessions;

describe("where somebody is signed in", () => {
	test("ID10 lists one's own sessions without their tokens, and says which asks", async () => {
		const ada = await signUp();
		await signUp();
		const phone = await signInAgain(ada, "Phone/1.0");
		const text = await (await ask("/api/me/sessions", { cookie: phone })).text();
		expect(text).not.toContain(ada.token.split(".")[0]);
		const { sessions } = JSON.parse(text) as Listed;
		expect(sessions).toHaveLength(2);
		expect(sessions.filter(({ current }) => current)).toMatchObject([{ userAgent: "Phone/1.0" }]);
		expect(Object.keys(sessions[0] ?? {}).sort()).toEqual(["createdAt", "current", "id", "usedAt", "userAgent"]);
		for (const { createdAt, usedAt } of sessions) expect(Math.abs(usedAt - createdAt)).toBeLessThan(60_000);
	});

	test("ID5 ID10 ends one of them, and only one's own", async () => {
		const [ada, bob] = [await signUp(), await signUp()];
		const phone = await signInAgain(ada, "Phone/1.0");
		const target = (await listOf(ada.cookie)).find(({ userAgent }) => userAgent === "Phone/1.0")?.id ?? "";
		const end = (cookie: string, id: string) => ask(`/api/me/sessions/${id}`, { method: "DELETE", cookie });
		expect(await problemOf(await end(bob.cookie, target))).toMatchObject({ status: 404, code: "not_found" });
		expect((await ask("/api/me", { cookie: phone })).status).toBe(200);
		expect((await end(ada.cookie, target)).status).toBe(200);
		expect((await ask("/api/me", { cookie: phone })).status).toBe(401);
		expect((await ask("/api/me", { cookie: ada.cookie })).status).toBe(200);
		expect(ended).toContainEqual({ userId: ada.id, sessionId: target });
		expect(await problemOf(await end(ada.cookie, target))).toMatchObject({ code: "not_found" });
	});

	test("ID3 ID4 is for who is signed in, from our own pages", async () => {
		expect((await ask("/api/me/sessions")).status).toBe(401);
		const ada = await signUp();
		const [own] = await listOf(ada.cookie);
		const call = { method: "DELETE", cookie: ada.cookie, origin: "https://evil.example" };
		expect(await problemOf(await ask(`/api/me/sessions/${own?.id}`, call))).toMatchObject({ code: "foreign_origin" });
		expect((await ask("/api/me", { cookie: ada.cookie })).status).toBe(200);
	});
});
