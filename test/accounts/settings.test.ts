import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { ask, bend, problemOf, signInGuest, signUp, toldSettings } from "../http/ask.ts";

const patch = (cookie: string, json: unknown, more: object = {}) =>
	ask("/api/me", { method: "PATCH", cookie, json, ...more });
const settingsOf = async (cookie: string) =>
	(await (await ask("/api/me", { cookie })).json<{ settings: unknown }>()).settings;

describe("PATCH /api/me", () => {
	test("ID8 changes what it names, answers the account, and has the conversations told", async () => {
		const ada = await signUp();
		expect(await settingsOf(ada.cookie)).toEqual({ hideRead: false, invisible: false });
		const answer = await patch(ada.cookie, { hideRead: true });
		expect(await answer.json()).toMatchObject({
			id: ada.id,
			email: ada.email,
			settings: { hideRead: true, invisible: false },
		});
		await patch(ada.cookie, { invisible: true });
		await patch(ada.cookie, { hideRead: false });
		expect(await settingsOf(ada.cookie)).toEqual({ hideRead: false, invisible: true });
		const told = toldSettings.filter(({ userId }) => userId === ada.id).map(({ settings }) => settings);
		expect(told).toMatchObject([
			{ hideRead: true, invisible: false },
			{ hideRead: true, invisible: true },
			{ hideRead: false, invisible: true },
		]);
		const times = told.map(({ at }) => at);
		expect(new Set(times).size).toBe(3);
		expect(times).toEqual([...times].sort());
	});

	test("ID8 of changes at once none is lost; a guest has settings too, and keeps them as an account", async () => {
		const guest = await signInGuest("Gus");
		await Promise.all([patch(guest.cookie, { hideRead: true }), patch(guest.cookie, { invisible: true })]);
		const words = { name: "Gus", username: `g_${crypto.randomUUID().slice(0, 8)}`, password: "correct horse battery" };
		const email = `${words.username}@example.com`;
		const kept = await ask("/api/me/account", { cookie: guest.cookie, json: { ...words, email } });
		expect(await kept.json()).toMatchObject({ settings: { hideRead: true, invisible: true } });
	});

	test.each([
		[{ hideRead: "yes" }, "hideRead"],
		[{ invisible: 1 }, "invisible"],
		[{ hideRead: null }, "hideRead"],
		[{ isGuest: true }, "isGuest"],
		[{ hideRead: true, settingsAt: 9_999_999_999_999 }, "settingsAt"],
	])("ID8 refuses %j and changes nothing", async (body, field) => {
		const ada = await signUp();
		expect(await problemOf(await patch(ada.cookie, body))).toMatchObject({ status: 400, code: "bad_request", field });
		expect(await settingsOf(ada.cookie)).toEqual({ hideRead: false, invisible: false });
		expect(toldSettings.some(({ userId }) => userId === ada.id)).toBe(false);
	});

	test("ID3 ID4 ID6 is for the person themselves, from our own pages", async () => {
		const ada = await signUp();
		expect(await problemOf(await patch("", { hideRead: true }))).toMatchObject({ status: 401, code: "signed_out" });
		const foreign = await patch(ada.cookie, { hideRead: true }, { origin: "https://evil.example" });
		expect(await problemOf(foreign)).toMatchObject({ status: 403, code: "foreign_origin" });
		const another = await patch(ada.cookie, { hideRead: true }, { headers: { "Parley-User": "somebody-else" } });
		expect(await problemOf(another)).toMatchObject({ status: 401, code: "signed_out" });
		expect(await settingsOf(ada.cookie)).toEqual({ hideRead: false, invisible: false });
	});

	test("ID8 nothing else sets them: no sign-up, and nobody sees another's", async () => {
		const ada = await signUp({ hideRead: true, invisible: true } as object);
		expect(await settingsOf(ada.cookie)).toEqual({ hideRead: false, invisible: false });
		await patch(ada.cookie, { invisible: true });
		const other = await signInGuest("Zoë");
		const found = await (await ask(`/api/users?q=${ada.username}`, { cookie: other.cookie })).text();
		expect(found).toContain(ada.id);
		expect(found).not.toContain("invisible");
	});

	test("LM3 above SETTINGS_PER_MINUTE it is refused, and an empty change costs nothing", async () => {
		const ada = await signUp();
		const limited = { env: bend({ SETTINGS_PER_MINUTE: "1", ADDRESS_LIMITER: env.ADDRESS_LIMITER }) };
		expect((await patch(ada.cookie, {}, limited)).status).toBe(200);
		expect((await patch(ada.cookie, { hideRead: true }, limited)).status).toBe(200);
		const refused = await problemOf(await patch(ada.cookie, { hideRead: false }, limited));
		expect(refused).toMatchObject({ status: 429, code: "rate_limited", limit: "SETTINGS_PER_MINUTE" });
		expect(await settingsOf(ada.cookie)).toEqual({ hideRead: true, invisible: false });
	});
});
