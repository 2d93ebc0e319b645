/** One request with a deadline. */
import type { Environment, Fetch, FetchInit } from "./environment.ts";

export type HttpEnvironment = Pick<Environment, "fetch" | "clock">;

export interface HttpAnswer {
	status: number;
	/** The parsed JSON; null when there was none. */
	body: unknown;
	/** From `Retry-After`, in seconds. */
	retryAfter: number | undefined;
}

/** Thrown when no answer came: no network, no server, or too late. */
export class NoAnswer extends Error {
	constructor(cause: unknown) {
		super("no answer", { cause });
		this.name = "NoAnswer";
	}
}

export interface HttpRequest {
	method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	url: string;
	/** Sent as JSON. */
	body?: unknown;
	timeoutMs: number;
	/** It goes on when the page is closed. */
	keepalive?: boolean;
	/** Given up when aborted. */
	signal?: AbortSignal;
}

/**
 * The same, saying with each request whom it is meant to be from: the browser's
 * cookie may have become another person's behind this page's back (ID6).
 */
export function fetchAs(userId: string, fetch: Fetch): Fetch {
	return (url, init) => fetch(url, { ...init, headers: { ...init.headers, "Parley-User": userId } });
}

async function readJson(response: Response): Promise<unknown> {
	const text = await response.text();
	if (text === "") return null;
	try {
		return JSON.parse(text);
	} catch {
		// A proxy's error page, for example: the status says enough.
		return null;
	}
}

function readRetryAfter(response: Response): number | undefined {
	const seconds = Number.parseFloat(response.headers.get("Retry-After") ?? "");
	return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/** Sends `request` and reads the whole answer. @throws {NoAnswer} */
export async function request({ fetch, clock }: HttpEnvironment, request: HttpRequest): Promise<HttpAnswer> {
	const giveUp = new AbortController();
	const abort = () => giveUp.abort();
	const cancel = clock.after(request.timeoutMs, abort);
	request.signal?.addEventListener("abort", abort);
	try {
		const init: FetchInit = { method: request.method, signal: giveUp.signal };
		if (request.keepalive) init.keepalive = true;
		if (request.body !== undefined) {
			init.body = JSON.stringify(request.body);
			init.headers = { "Content-Type": "application/json" };
		}
		const response = await fetch(request.url, init);
		return { status: response.status, body: await readJson(response), retryAfter: readRetryAfter(response) };
	} catch (cause) {
		throw new NoAnswer(cause);
	} finally {
		cancel();
		request.signal?.removeEventListener("abort", abort);
	}
}
