import { afterEach, describe, expect, test, vi } from "vitest";
import { version } from "../../package.json";
import { problemResponse } from "../../src/http/problem.ts";
import { rate } from "../../src/rates.ts";
import { ask, bend, own, problemOf, signUp } from "./ask.ts";

afterEach(() => vi.restoreAllMocks());

/** A body that comes in pieces and says no length; `taken` tells how much of it was read. */
function inPieces(piece: string, most: number): { body: ReadableStream; taken: () => number } {
	let count = 0;
	const bytes = new TextEncoder().encode(piece);
	const body = new ReadableStream<Uint8Array>(
		{
			pull(controller) {
				if (count === most) return controller.close();
				count++;
				controller.enqueue(bytes);
			},
		},
		{ highWaterMark: 0 },
	);
	return { body, taken: () => count * bytes.byteLength };
}

describe("a body", () => {
	test("of any number of pieces is read whole", async () => {
		const text = JSON.stringify({ email: "ada@example.com", password: "no such password" });
		const bytes = new TextEncoder().encode(text);
		const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
		const writer = writable.getWriter();
		const written = (async () => {
			for (const byte of bytes) await writer.write(new Uint8Array([byte]));
			await writer.close();
		})();
		const answer = await ask("/api/auth/sign-in/email", { body: readable });
		await written;
		expect(await problemOf(answer)).toMatchObject({ code: "wrong_credentials" });
	});

	test("over 64 KiB without a length is refused, and not read to its end", async () => {
		const endless = inPieces("x".repeat(16_384), 1_000);
		const answer = await ask("/api/auth/sign-in/email", { body: endless.body });
		expect(await problemOf(answer)).toMatchObject({ code: "too_large", status: 413, limit: "frameBytes" });
		expect(endless.taken()).toBeLessThanOrEqual(65_536 + 2 * 16_384);
	});

	test("that claims to be too long is not read at all", async () => {
		const claimed = inPieces("{}", 1);
		const headers = { "Content-Length": "65537" };
		const answer = await ask("/api/auth/sign-in/email", { body: claimed.body, headers });
		expect(await problemOf(answer)).toMatchObject({ code: "too_large" });
		expect(claimed.taken()).toBe(0);
	});

	test("of exactly 64 KiB is taken", async () => {
		const frame = `{"email":"","password":""}`;
		const body = frame.replace('""}', `"${"x".repeat(65_536 - frame.length)}"}`);
		expect(new TextEncoder().encode(body).byteLength).toBe(65_536);
		expect(await problemOf(await ask("/api/auth/sign-in/email", { body }))).toMatchObject({ code: "bad_email" });
	});

	test("that is not UTF-8 is not JSON", async () => {
		const answer = await ask("/api/auth/sign-in/email", { body: new Uint8Array([0x22, 0xff, 0x22]) });
		expect(await problemOf(answer)).toMatchObject({ code: "bad_json", status: 400 });
	});

	test.each([
		["application/json; charset=utf-8", "bad_request"],
		["APPLICATION/JSON", "bad_request"],
		["text/json", "json_expected"],
		["application/jsonp", "json_expected"],
		["text/plain; application/json", "json_expected"],
	])("of the type %s is %s", async (type, code) => {
		const answer = await ask("/api/auth/sign-in/email", { body: "{}", headers: { "Content-Type": type } });
		expect(await problemOf(answer)).toMatchObject({ code });
	});

	test.each(["null", "[]", "7", '"x"'])("of another form: %s", async (body) => {
		expect(await problemOf(await ask("/api/auth/sign-in/email", { body }))).toMatchObject({ code: "bad_request" });
	});
});

describe("a problem", () => {
	test("says its type, title, status, code and detail, and when to come back", async () => {
		const answer = problemResponse({ code: "rate_limited", detail: "Wait.", retryAfter: 1.2 }, { limit: "X" });
		expect(answer.headers.get("Retry-After")).toBe("2");
		expect(await problemOf(answer)).toEqual({
			type: "urn:parley:error:rate_limited",
			title: "Too many of these in a short time.",
			status: 429,
			code: "rate_limited",
			detail: "Wait.",
			limit: "X",
			retryAfter: 1.2,
		});
	});

	test("tells nothing of an error that nobody foresaw, but the log does", async () => {
		const log = vi.spyOn(console, "error").mockImplementation(() => {});
		const broken = bend({
			DB: {
				prepare: () => {
					throw new Error("SQLITE_ERROR near SELECT secret");
				},
			},
		});
		const { cookie } = await signUp();
		const answer = await ask("/api/users?q=a", { cookie, env: broken });
		expect(answer.status).toBe(500);
		const text = await answer.clone().text();
		expect(text).not.toMatch(/sqlite|select|secret|\bat /i);
		expect(await problemOf(answer)).toMatchObject({ code: "internal" });
		expect(log).toHaveBeenCalled();
	});

	test("is what an unknown address answers", async () => {
		for (const path of ["/api", "/api/", "/api/nothing", "/api/health/more", "/api/me/", "/api/auth", "/api//me"]) {
			expect(await problemOf(await ask(path)), path).toMatchObject({ code: "not_found", status: 404 });
		}
	});

	test.each([
		["DELETE", "/api/health", "GET, HEAD"],
		["POST", "/api/me", "GET, PATCH, HEAD"],
		["GET", "/api/me/account", "POST"],
		["GET", "/api/auth/sign-in/email", "POST"],
		["POST", "/api/auth/get-session", "GET, HEAD"],
		["POST", "/api/users", "GET, HEAD"],
		["OPTIONS", "/api/users", "GET, HEAD"],
		["PUT", "/api/inbox/exchange", "POST"],
	])("is what %s %s answers, with what it takes", async (method, path, allow) => {
		const answer = await ask(path, { method });
		expect(answer.headers.get("Allow")).toBe(allow);
		expect(await problemOf(answer)).toMatchObject({ code: "method_not_allowed", status: 405 });
	});

	test("has a challenge beside each 401", async () => {
		expect((await ask("/api/me")).headers.get("WWW-Authenticate")).toBe("Bearer");
	});
});

test("health says that it is well, and which version", async () => {
	const answer = await ask("/api/health");
	expect(answer.status).toBe(200);
	expect(await answer.json()).toEqual({ ok: true, version });
});

test.each([
	["7", 7],
	["0", 5],
	["-1", 5],
	["1.5", 5],
	["many", 5],
	["", 5],
	[undefined, 5],
	["99999999999", 5],
])("a rate of %j is %i", (text, expected) => {
	expect(rate({ MESSAGES_PER_SECOND: text }, "MESSAGES_PER_SECOND")).toBe(expected);
});

describe("headers", () => {
	test.each(["/", "/api/health", "/api/nothing", "/nowhere", "/assets/gone.js"])(
		"of every answer: %s",
		async (path) => {
			const { headers } = await ask(path);
			expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
			expect(headers.get("Referrer-Policy")).toBe("no-referrer");
			expect(headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
			expect(headers.get("Strict-Transport-Security")).toBe("max-age=63072000; includeSubDomains");
		},
	);

	test("of the API keep it out of every cache and frame", async () => {
		for (const path of ["/api/health", "/api/me", "/api/nothing", "/api/auth/get-session"]) {
			const { headers } = await ask(path);
			expect(headers.get("Cache-Control"), path).toBe("no-store");
			expect(headers.get("Content-Security-Policy"), path).toBe("default-src 'none'; frame-ancestors 'none'");
		}
	});

	test("of the API do not depend on how its address is spelled", async () => {
		const answer = await ask("/%61pi/health");
		expect(answer.status).toBe(200);
		expect(answer.headers.get("Cache-Control")).toBe("no-store");
	});

	test("of a page let it load from here alone", async () => {
		const { headers } = await ask("/");
		expect(headers.get("Content-Security-Policy")).toBe(
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; " +
				"font-src 'self'; connect-src 'self' wss://parley.test; manifest-src 'self'; worker-src 'self'; " +
				"base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
				"trusted-types app-ahead app-sw; upgrade-insecure-requests",
		);
		expect(headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
		expect(headers.get("Cross-Origin-Embedder-Policy")).toBe("require-corp");
		expect(headers.get("Permissions-Policy")).toContain("camera=()");
		expect(headers.get("Cache-Control")).toBe("no-cache");
	});

	test("of a page on plain http do not ask for https", async () => {
		const { headers } = await ask("/", { host: "http://127.0.0.1:8787" });
		const policy = headers.get("Content-Security-Policy") ?? "";
		expect(policy).toContain("connect-src 'self' ws://127.0.0.1:8787;");
		expect(policy).not.toContain("upgrade-insecure-requests");
		expect(headers.get("Strict-Transport-Security")).toBe(null);
	});
});

describe("pages", () => {
	test.each([
		"/",
		"/sign-in",
		"/sign-up",
		"/new",
		"/c/d_abc",
		"/c/d_abc/",
		"/c/d_abc/7",
		"/i/g_abc.def",
		"/share?text=hi",
		"/?x=1",
	])("%s is the app", async (path) => {
		const answer = await ask(path);
		expect(answer.status).toBe(200);
		expect(await answer.text()).toContain("<title>Parley</title>");
	});

	test.each(["/nowhere", "/c", "/c/a/b", "/c/a/1/2", "/sign-in/x", "/index.php"])(
		"%s is the app, saying 404",
		async (path) => {
			const answer = await ask(path);
			expect(answer.status).toBe(404);
			expect(answer.headers.get("Content-Type")).toMatch(/^text\/html/);
			expect(answer.headers.get("Content-Security-Policy")).toContain("script-src 'self'");
		},
	);

	test("a missing file of a build is no page", async () => {
		const answer = await ask("/assets/main-0ld.js");
		expect(await problemOf(answer)).toMatchObject({ code: "not_found", status: 404 });
	});

	test("an unchanged page is not sent again", async () => {
		const answer = await ask("/c/x", { headers: { "If-None-Match": '"1"' } });
		expect(answer.status).toBe(304);
		expect(answer.headers.get("Content-Security-Policy")).toBe(null);
	});

	test("one that cannot be handed out says so in words, without what went wrong", async () => {
		vi.spyOn(console, "error").mockImplementation(() => {});
		const broken = bend({ ASSETS: { fetch: () => Promise.reject(new Error("disk on fire at /srv")) } });
		const answer = await ask("/c/x", { env: broken });
		expect(answer.status).toBe(500);
		expect(answer.headers.get("Content-Type")).toMatch(/^text\/html/);
		expect(answer.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
		const text = await answer.text();
		expect(text).toContain("Try again");
		expect(text).not.toContain("fire");
	});

	test("HEAD is GET without a body", async () => {
		const answer = await ask("/", { method: "HEAD", origin: null });
		expect(answer.status).toBe(200);
		expect(await answer.text()).toBe("");
	});

	test.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])("%s changes no page", async (method) => {
		const answer = await ask("/", { method, host: own });
		expect(answer.headers.get("Allow")).toBe("GET, HEAD");
		expect(await problemOf(answer)).toMatchObject({ code: "method_not_allowed" });
	});
});
