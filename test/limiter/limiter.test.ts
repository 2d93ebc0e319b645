import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Env } from "../../src/env.ts";
import { addressOf } from "../../src/limiter/address.ts";
import { ask, bend, fresh, problemOf, signInGuest, signUp } from "../http/ask.ts";

const { ADDRESS_LIMITER } = env as unknown as Env;
/** In the future: an alarm that is set for the past is set for now. */
const start = Date.UTC(2040, 0, 1, 12);
const minute = 60_000;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["Date"], now: start });
});
afterEach(() => {
	vi.useRealTimers();
});

function limiter() {
	return ADDRESS_LIMITER.getByName(crypto.randomUUID());
}

describe("an address", () => {
	test("has its number a minute, and is told how long to wait", async () => {
		const address = limiter();
		for (let i = 0; i < 3; i++) expect(await address.take("sign_in", 3)).toEqual({ ok: true });
		expect(await address.take("sign_in", 3)).toEqual({ ok: false, retryAfter: 60 });
		vi.setSystemTime(start + 45_500);
		expect(await address.take("sign_in", 3)).toEqual({ ok: false, retryAfter: 15 });
		vi.setSystemTime(start + minute);
		expect(await address.take("sign_in", 3)).toEqual({ ok: true });
	});

	test("is counted for each thing on its own", async () => {
		const address = limiter();
		expect(await address.take("sign_in", 1)).toEqual({ ok: true });
		expect(await address.take("sign_up", 1)).toEqual({ ok: true });
		expect(await address.take("upgrade", 1)).toEqual({ ok: true });
		expect(await address.take("sign_in", 1)).toMatchObject({ ok: false });
	});

	test("is not forgotten with the memory of its object", async () => {
		const name = crypto.randomUUID();
		expect(await ADDRESS_LIMITER.getByName(name).take("upgrade", 1)).toEqual({ ok: true });
		await evictDurableObject(ADDRESS_LIMITER.getByName(name));
		vi.setSystemTime(start + 11_000);
		expect(await ADDRESS_LIMITER.getByName(name).take("upgrade", 1)).toEqual({ ok: false, retryAfter: 49 });
	});

	test("takes no more than its number of several at once", async () => {
		const address = limiter();
		const taken = await Promise.all(Array.from({ length: 20 }, () => address.take("sign_up", 5)));
		expect(taken.filter(({ ok }) => ok)).toHaveLength(5);
	});

	test("is given back what turned out not to count, and never more than that", async () => {
		const address = limiter();
		await address.giveBack("invite_miss");
		expect(await address.take("invite_miss", 1)).toEqual({ ok: true });
		await address.giveBack("invite_miss");
		await address.giveBack("invite_miss");
		expect(await address.take("invite_miss", 1)).toEqual({ ok: true });
		expect(await address.take("invite_miss", 1)).toMatchObject({ ok: false });
	});

	test("leaves nothing behind when its minute is over", async () => {
		const address = limiter();
		await address.take("upgrade", 5);
		vi.setSystemTime(start + 30_000);
		await address.take("sign_in", 5);
		vi.setSystemTime(start + minute);
		await runDurableObjectAlarm(address);
		// The sign-in's minute is not over.
		expect(await runInDurableObject(address, (_, state) => state.storage.getAlarm())).toBe(start + 90_000);
		vi.setSystemTime(start + 90_000);
		await runDurableObjectAlarm(address);
		const left = await runInDurableObject(address, async (_, state) => ({
			rows: [...state.storage.kv.list()],
			alarm: await state.storage.getAlarm(),
		}));
		expect(left).toEqual({ rows: [], alarm: null });
		expect(await address.take("upgrade", 1)).toEqual({ ok: true });
	});

	test("writes one row a call, and none when it refuses", async () => {
		const address = limiter();
		await address.take("upgrade", 2);
		await runInDurableObject(address, async (instance, state) => {
			const put = vi.spyOn(state.storage.kv, "put");
			const setAlarm = vi.spyOn(state.storage, "setAlarm");
			await instance.take("upgrade", 2);
			await instance.take("upgrade", 2);
			expect(put).toHaveBeenCalledTimes(1);
			expect(setAlarm).not.toHaveBeenCalled();
		});
	});
});

describe("the address of a request", () => {
	test.each([
		["203.0.113.7", "203.0.113.7"],
		["::ffff:203.0.113.7", "203.0.113.7"],
		["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
		["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
		["2001:db8::1", "2001:db8:0:0::/64"],
		["::1", "0:0:0:0::/64"],
		["::", "0:0:0:0::/64"],
		["2001:db8::1::2", "local"],
		["1:2:3:4:5:6:7", "local"],
		["evil", "local"],
		["", "local"],
	])("%j counts as %j", (address, name) => {
		const headers = { "CF-Connecting-IP": address, "X-Forwarded-For": "198.51.100.1", "X-Real-IP": "198.51.100.2" };
		expect(addressOf(new Request("https://parley.test/", { headers }))).toBe(name);
	});

	test("is not what the caller says of itself", () => {
		const headers = { "X-Forwarded-For": "198.51.100.1" };
		expect(addressOf(new Request("https://parley.test/", { headers }))).toBe("local");
	});
});

describe("over the limit", () => {
	const one = bend({ SIGN_UPS_PER_MINUTE: "2", SIGN_INS_PER_MINUTE: "2" });
	let address = 0;

	function from(): Record<string, string> {
		return { "CF-Connecting-IP": `203.0.113.${++address}` };
	}

	test("new accounts and guests count together, and a refused one is not made", async () => {
		const headers = from();
		const words = fresh();
		expect((await ask("/api/auth/sign-up/email", { json: words, headers, env: one })).status).toBe(200);
		expect((await ask("/api/auth/sign-in/anonymous", { json: {}, headers, env: one })).status).toBe(200);
		const guest = await signInGuest();
		for (const [path, json, cookie] of [
			["/api/auth/sign-up/email", fresh(), ""],
			["/api/auth/sign-in/anonymous", {}, ""],
			["/api/me/account", fresh(), guest.cookie],
		] as const) {
			const answer = await ask(path, { json, headers, cookie, env: one });
			expect(answer.headers.get("Retry-After")).toBe("60");
			const problem = await problemOf(answer);
			expect(problem).toMatchObject({
				code: "rate_limited",
				status: 429,
				limit: "SIGN_UPS_PER_MINUTE",
				retryAfter: 60,
			});
			expect(problem.detail).toContain("SIGN_UPS_PER_MINUTE");
		}
		const other = { json: fresh(), headers: from(), env: one };
		expect((await ask("/api/auth/sign-up/email", other)).status).toBe(200);
	});

	test("tries at a password, right or wrong, by any name", async () => {
		const headers = from();
		const ada = await signUp();
		const right = { email: ada.email, password: ada.password };
		await ask("/api/auth/sign-in/email", { json: { ...right, password: "wrong wrong" }, headers, env: one });
		await ask("/api/auth/sign-in/username", {
			json: { username: "nobody", password: "wrong wrong" },
			headers,
			env: one,
		});
		const answer = await ask("/api/auth/sign-in/email", { json: right, headers, env: one });
		expect(await problemOf(answer)).toMatchObject({ code: "rate_limited", limit: "SIGN_INS_PER_MINUTE" });
		vi.setSystemTime(start + minute);
		expect((await ask("/api/auth/sign-in/email", { json: right, headers, env: one })).status).toBe(200);
	});

	test("a body that is refused anyway does not count", async () => {
		const headers = from();
		for (let i = 0; i < 3; i++) {
			const answer = await ask("/api/auth/sign-up/email", { json: { ...fresh(), name: "" }, headers, env: one });
			expect(answer.status).toBe(422);
		}
		expect((await ask("/api/auth/sign-up/email", { json: fresh(), headers, env: one })).status).toBe(200);
	});
});
