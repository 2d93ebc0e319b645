/** Errors of the REST API: RFC 9457 problem+json with a stable `code`. */
import { errorKinds, type Refusal } from "../protocol/errors.ts";

/** What a problem may say beyond its refusal. */
export interface ProblemExtra {
	/** The field of the body that is at fault. */
	field?: string;
	/** The var or limit that was exceeded. */
	limit?: string;
	/** Headers of the answer, such as `Allow`. */
	headers?: Readonly<Record<string, string>>;
}

/** Thrown in a route; `onError` turns it into the answer. Carries nothing that a stranger may not read. */
export class Problem extends Error {
	constructor(
		readonly refusal: Refusal,
		readonly extra: ProblemExtra = {},
	) {
		super(`${refusal.code}: ${refusal.detail}`);
		this.name = "Problem";
	}
}

/** The answer for `refusal`: its status, its body and `Retry-After` in whole seconds. */
export function problemResponse(refusal: Refusal, extra: ProblemExtra = {}): Response {
	const { status, title } = errorKinds[refusal.code];
	const headers = new Headers(extra.headers);
	headers.set("Content-Type", "application/problem+json");
	if (refusal.retryAfter !== undefined) {
		headers.set("Retry-After", String(Math.max(1, Math.ceil(refusal.retryAfter))));
	}
	// RFC 9110 asks for a challenge with every 401; browsers show no dialog for this scheme.
	if (status === 401) headers.set("WWW-Authenticate", "Bearer");
	const body = {
		type: `urn:parley:error:${refusal.code}`,
		title,
		status,
		code: refusal.code,
		detail: refusal.detail,
		field: extra.field,
		limit: extra.limit,
		retryAfter: refusal.retryAfter,
	};
	return new Response(JSON.stringify(body), { status, headers });
}
