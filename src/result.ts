import type { ErrorCode, Refusal } from "./protocol/errors.ts";

/**
 * What a rule or an object answers. Refusals are values, not exceptions: an
 * exception that crosses an RPC call loses its type and is reported as unhandled.
 */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** A result that holds `value`. */
export function ok<T>(value: T): { ok: true; value: T } {
	return { ok: true, value };
}

/** A result that says no, and why. `retryAfter` is in seconds. */
export function refuse(code: ErrorCode, detail: string, retryAfter?: number): { ok: false; refusal: Refusal } {
	return { ok: false, refusal: retryAfter === undefined ? { code, detail } : { code, detail, retryAfter } };
}
