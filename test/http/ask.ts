/** Asks the app as a program or a browser would, with an environment that a test can bend. */
import { env } from "cloudflare:workers";
import type { DatedSettings, Env } from "../../src/env.ts";
import { app } from "../../src/http/app.ts";

export const own = "https://parley.test";
export const listed = "https://app.example";

/** What INBOX.endSession was told, in order. */
export const ended: { userId: string; sessionId: string }[] = [];

/** What INBOX.rename was told, in order. */
export const renamed: { userId: string; name: string }[] = [];

/** What INBOX.tellSettings was told, in order. */
export const toldSettings: { userId: string; settings: DatedSettings }[] = [];

const inbox = {
	getByName: (userId: string) => ({
		endSession: async (sessionId: string): Promise<void> => {
			ended.push({ userId, sessionId });
		},
		tellSettings: async (settings: DatedSettings): Promise<void> => {
			toldSettings.push({ userId, settings });
		},
		rename: async (name: string): Promise<void> => {
			renamed.push({ userId, name });
		},
	}),
};

const page = "<!doctype html><title>Parley</title>";

const assets = {
	fetch: async (request: Request): Promise<Response> => {
		if (new URL(request.url).pathname !== "/") return new Response("missing", { status: 404 });
		if (request.headers.get("If-None-Match") === '"1"') return new Response(null, { status: 304 });
		return new Response(page, { headers: { "Content-Type": "text/html; charset=utf-8", ETag: '"1"' } });
	},
};

/** The test's environment with some bindings replaced. Made once per set: better-auth is kept per environment. */
export function bend(changes: Record<string, unknown> = {}): Env {
	return Object.assign({}, env, { INBOX: inbox, ASSETS: assets }, changes) as unknown as Env;
}

const usual = bend();

export interface Call {
	method?: string;
	/** Sent as JSON. */
	json?: unknown;
	/** Sent as it is; has precedence over `json`. */
	body?: BodyInit;
	headers?: Record<string, string>;
	cookie?: string;
	bearer?: string;
	/** null: none. Left out: our own for what a browser would send it with. */
	origin?: string | null;
	host?: string;
	env?: Env;
}

/** The answer to one request. */
export async function ask(path: string, call: Call = {}): Promise<Response> {
	const { json, cookie, bearer, host = own } = call;
	const body = call.body ?? (json === undefined ? undefined : JSON.stringify(json));
	const method = call.method ?? (body === undefined ? "GET" : "POST");
	const headers = new Headers(call.headers);
	if (body !== undefined && !headers.has("Content-Type")) headers.set("Content-Type", "application/json");
	if (cookie !== undefined) headers.set("Cookie", cookie);
	if (bearer !== undefined) headers.set("Authorization", `Bearer ${bearer}`);
	const origin = call.origin === undefined && method !== "GET" ? host : call.origin;
	if (typeof origin === "string") headers.set("Origin", origin);
	return app.fetch(new Request(`${host}${path}`, { method, headers, body: body ?? null }), call.env ?? usual);
}

/** What an answer set, as a browser would send it back. */
export function cookieOf(answer: Response): string {
	return answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(";")[0])
		.join("; ");
}

export interface Problem {
	type: string;
	title: string;
	status: number;
	code: string;
	detail: string;
	field?: string;
	limit?: string;
	retryAfter?: number;
}

/** The problem that `answer` is; fails when it is none. */
export async function problemOf(answer: Response): Promise<Problem> {
	const type = answer.headers.get("Content-Type");
	if (type !== "application/problem+json") throw new Error(`${answer.status} ${type}: ${await answer.text()}`);
	return answer.json<Problem>();
}

let count = 0;

/** Words for a new account that no other test uses. */
export function fresh(): { name: string; username: string; email: string; password: string } {
	const id = `${crypto.randomUUID().slice(0, 8)}${count++}`;
	return {
		name: `Ada ${id}`,
		username: `ada_${id}`,
		email: `ada.${id}@example.com`,
		password: "correct horse battery",
	};
}

export interface Member {
	id: string;
	name: string;
	username: string;
	email: string;
	password: string;
	cookie: string;
	token: string;
}

/** A new account, signed in. */
export async function signUp(words: Partial<ReturnType<typeof fresh>> = {}): Promise<Member> {
	const account = { ...fresh(), ...words };
	const answer = await ask("/api/auth/sign-up/email", { json: account });
	if (answer.status !== 200) throw new Error(`sign-up: ${answer.status} ${await answer.text()}`);
	const { user } = await answer.clone().json<{ user: { id: string } }>();
	return { ...account, id: user.id, cookie: cookieOf(answer), token: answer.headers.get("set-auth-token") ?? "" };
}

/** A new guest, signed in. */
export async function signInGuest(name?: string): Promise<{ id: string; cookie: string; token: string }> {
	const answer = await ask("/api/auth/sign-in/anonymous", { json: name === undefined ? {} : { name } });
	if (answer.status !== 200) throw new Error(`guest: ${answer.status} ${await answer.text()}`);
	const { user } = await answer.clone().json<{ user: { id: string } }>();
	return { id: user.id, cookie: cookieOf(answer), token: answer.headers.get("set-auth-token") ?? "" };
}
