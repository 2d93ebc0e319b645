import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { chooseSubprotocol, identify } from "../../src/accounts/identify.ts";
import type { Env } from "../../src/env.ts";
import { ask, bend, cookieOf, fresh, listed, own, problemOf, signUp } from "./ask.ts";

const socket = { Upgrade: "websocket", Connection: "Upgrade", "Sec-WebSocket-Version": "13" };

/** An inbox that takes every upgrade without being one. */
const open = bend({
	INBOX: { getByName: () => ({ fetch: async () => new Response("upgraded"), endSession: async () => {} }) },
});

function inSubprotocol(token: string): Record<string, string> {
	return { "Sec-WebSocket-Protocol": `parley.v1, bearer.${Buffer.from(token).toString("base64url")}` };
}

const origins: [name: string, origin: string | null, allowed: boolean][] = [
	["own", own, true],
	["listed", listed, true],
	["foreign", "https://evil.example", false],
	["null", "null", false],
	["prefix of a host", "https://parley.test.evil.example", false],
	["suffix of a host", "https://evil-parley.test", false],
	["suffix of a listed host", "https://evil-app.example", false],
	["other port", `${own}:8443`, false],
	["other port of a listed one", `${listed}:8443`, false],
	["sub-domain", "https://sub.parley.test", false],
	["sub-domain of a listed one", "https://sub.app.example", false],
	["other scheme", "http://parley.test", false],
	["listed one with a path", `${listed}/`, false],
	["listed one in capitals", "https://APP.example", false],
	["empty", "", false],
];

describe("an upgrade", () => {
	describe.each(["cookie", "token", "subprotocol", "nothing"] as const)("with %s", (credential) => {
		async function status(origin: string | null): Promise<[number, string]> {
			const ada = await signUp();
			const answer = await ask("/api/inbox/socket", {
				origin,
				env: open,
				headers: { ...socket, ...(credential === "subprotocol" ? inSubprotocol(ada.token) : {}) },
				...(credential === "cookie" ? { cookie: ada.cookie } : {}),
				...(credential === "token" ? { bearer: ada.token } : {}),
			});
			return [answer.status, answer.status === 200 ? "" : (await problemOf(answer)).code];
		}

		const signedIn = credential === "nothing" ? [401, "signed_out"] : [200, ""];

		test.each(origins)("from %s (%s)", async (_, origin, allowed) => {
			expect(await status(origin)).toEqual(allowed ? signedIn : [403, "foreign_origin"]);
		});

		test("without an Origin", async () => {
			const program = credential === "token" || credential === "subprotocol";
			expect(await status(null)).toEqual(program ? [200, ""] : [403, "foreign_origin"]);
		});
	});

	test("with a cookie, a bad token and no Origin is nobody's", async () => {
		const { cookie } = await signUp();
		const call = { origin: null, env: open, headers: socket, cookie, bearer: "bad" };
		expect((await ask("/api/inbox/socket", call)).status).toBe(401);
	});

	test("without WebSocket is told so", async () => {
		const answer = await ask("/api/inbox/socket", { env: open });
		expect(answer.headers.get("Upgrade")).toBe("websocket");
		expect(await problemOf(answer)).toMatchObject({ code: "upgrade_expected", status: 426 });
	});

	test("too often from one address is refused, and says which limit", async () => {
		const few = { ...open, UPGRADES_PER_MINUTE: "2" };
		const { cookie } = await signUp();
		const headers = { ...socket, "CF-Connecting-IP": "198.51.100.77" };
		for (let i = 0; i < 2; i++) {
			expect((await ask("/api/inbox/socket", { origin: own, headers, cookie, env: few })).status).toBe(200);
		}
		const answer = await ask("/api/inbox/socket", { origin: own, headers, cookie, env: few });
		expect(answer.headers.get("Retry-After")).toMatch(/^\d+$/);
		expect(await problemOf(answer)).toMatchObject({ code: "rate_limited", limit: "UPGRADES_PER_MINUTE" });
	});
});

describe("a call that changes something", () => {
	describe.each(["cookie", "token"] as const)("with a %s", (credential) => {
		test.each(origins)("from %s (%s)", async (_, origin, allowed) => {
			const ada = await signUp();
			const call = credential === "cookie" ? { cookie: ada.cookie } : { bearer: ada.token };
			const answer = await ask("/api/auth/sign-out", { json: {}, origin, ...call });
			expect(answer.status).toBe(allowed ? 200 : 403);
			expect((await ask("/api/me", call)).status).toBe(allowed ? 401 : 200);
		});

		test.each([
			[null, true],
			["same-origin", true],
			["none", true],
			["same-site", false],
			["cross-site", false],
		])("without an Origin, Sec-Fetch-Site being %s", async (site, allowed) => {
			const ada = await signUp();
			const call = credential === "cookie" ? { cookie: ada.cookie } : { bearer: ada.token };
			const headers: Record<string, string> = site === null ? {} : { "Sec-Fetch-Site": site };
			const answer = await ask("/api/auth/sign-out", { json: {}, origin: null, headers, ...call });
			expect(answer.status).toBe(allowed ? 200 : 403);
		});
	});

	test.each(["PUT", "PATCH", "DELETE", "POST"])("whatever its method: %s", async (method) => {
		const answer = await ask("/api/nothing/here", { method, origin: "https://evil.example" });
		expect(await problemOf(answer)).toMatchObject({ code: "foreign_origin", status: 403 });
	});

	test("signs nobody in for a foreign page", async () => {
		const answer = await ask("/api/auth/sign-up/email", { json: fresh(), origin: "https://evil.example" });
		expect(await problemOf(answer)).toMatchObject({ code: "foreign_origin" });
		expect(cookieOf(answer)).toBe("");
	});

	test("while reading is open: a foreign page cannot see the answer", async () => {
		const { cookie } = await signUp();
		const answer = await ask("/api/me", { cookie, origin: "https://evil.example" });
		expect(answer.status).toBe(200);
		expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(null);
		expect(answer.headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
	});
});

describe("CORS", () => {
	const exposed = "set-auth-token, Retry-After";

	test("lets a listed origin read answers, refusals too", async () => {
		for (const answer of [
			await ask("/api/health", { origin: listed }),
			await ask("/api/me", { origin: listed }),
			await ask("/api/auth/sign-up/email", { json: fresh(), origin: listed }),
			await ask("/api/auth/sign-up/email", { json: {}, origin: listed }),
		]) {
			expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(listed);
			expect(answer.headers.get("Access-Control-Allow-Credentials")).toBe("true");
			expect(answer.headers.get("Access-Control-Expose-Headers")).toBe(exposed);
			expect(answer.headers.get("Cross-Origin-Resource-Policy")).toBe("cross-origin");
			expect(answer.headers.get("Vary")).toMatch(/\bOrigin\b/);
		}
	});

	test.each(origins.filter(([, origin]) => origin !== listed))("says nothing to %s (%s)", async (_, origin) => {
		const answer = await ask("/api/health", { origin });
		expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
		expect(answer.headers.get("Vary")).toMatch(/\bOrigin\b/);
	});

	const preflight = { "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type" };

	test("answers a preflight of a listed origin", async () => {
		const answer = await ask("/api/conversations", { method: "OPTIONS", origin: listed, headers: preflight });
		expect(answer.status).toBe(204);
		expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(listed);
		expect(answer.headers.get("Access-Control-Allow-Methods")).toBe("GET, POST, PUT, PATCH, DELETE");
		expect(answer.headers.get("Access-Control-Allow-Headers")).toBe("Authorization, Content-Type, Parley-User");
		expect(await answer.text()).toBe("");
	});

	test("answers a preflight of any other one without leave", async () => {
		const answer = await ask("/api/me", { method: "OPTIONS", origin: "https://evil.example", headers: preflight });
		expect(answer.status).toBe(204);
		expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
	});

	test("takes several origins, by spaces or commas, and none by default", async () => {
		const several = bend({ ALLOWED_ORIGINS: "https://a.example, https://b.example https://c.example" });
		for (const name of ["a", "b", "c"]) {
			const origin = `https://${name}.example`;
			const answer = await ask("/api/health", { origin, env: several });
			expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(origin);
		}
		const none = bend({ ALLOWED_ORIGINS: undefined });
		expect((await ask("/api/auth/sign-out", { json: {}, origin: listed, env: none })).status).toBe(403);
	});
});

describe("the token among the subprotocols", () => {
	const bindings = env as unknown as Env;

	function offering(protocols: string, upgrade = true): Request {
		const headers = { "Sec-WebSocket-Protocol": protocols, ...(upgrade ? socket : {}) };
		return new Request(`${own}/api/inbox/socket`, { headers });
	}

	test("tells who is asking", async () => {
		const ada = await signUp();
		const { "Sec-WebSocket-Protocol": protocols = "" } = inSubprotocol(ada.token);
		const caller = await identify(offering(protocols), bindings);
		expect(caller).toEqual({
			userId: ada.id,
			name: ada.name,
			username: ada.username,
			settings: { hideRead: false, invisible: false, at: 0 },
			sessionId: expect.any(String),
			sessionExpiresAt: expect.any(Number),
		});
		expect(caller?.sessionExpiresAt).toBeGreaterThan(Date.now());
	});

	test("counts for upgrades alone", async () => {
		const ada = await signUp();
		const { "Sec-WebSocket-Protocol": protocols = "" } = inSubprotocol(ada.token);
		expect(await identify(offering(protocols, false), bindings)).toBe(null);
	});

	test.each(["parley.v1", "bearer.", "bearer.@@@", "bearer.AAAA", "bearer.eA, parley.v1", ""])(
		"is not %j",
		async (text) => {
			expect(await identify(offering(text), bindings)).toBe(null);
		},
	);

	test("is never sent back: the answer names the protocol, when it was offered", () => {
		expect(chooseSubprotocol(offering("parley.v1, bearer.abc"))).toBe("parley.v1");
		expect(chooseSubprotocol(offering("bearer.abc,parley.v1"))).toBe("parley.v1");
		expect(chooseSubprotocol(offering("bearer.abc"))).toBe(null);
		expect(chooseSubprotocol(offering("parley.v2"))).toBe(null);
	});
});
