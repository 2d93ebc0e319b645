/** What addresses and queries say of messages: which one, and which page. */
import { limits } from "../protocol/limits.ts";
import { notFound } from "./conversation-object.ts";
import { Problem } from "./problem.ts";

/**
 * A whole number of a query.
 *
 * @throws {Problem} `bad_request`
 */
export function pageNumber(name: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	if (!/^\d{1,15}$/.test(text)) throw new Problem({ code: "bad_request", detail: `${name} must be a whole number.` });
	return Number(text);
}

/** The part of the log that a query asks for; at most one of `directions` may be given (RS6, RS8). */
export function readPage<D extends "before" | "after" | "around" | "date">(
	query: Record<string, string>,
	directions: readonly D[],
): { [Direction in D]?: number } & { limit: number } {
	const given = directions.filter((direction) => query[direction] !== undefined);
	if (given.length > 1) {
		throw new Problem({ code: "bad_request", detail: `${directions.join(", ")} may not be combined.` });
	}
	const wanted = pageNumber("limit", query.limit) ?? limits.pageMessages;
	const limit = Math.min(Math.max(wanted, 1), limits.pageMessages);
	const page: { [Direction in D]?: number } = {};
	for (const direction of given) page[direction] = pageNumber(direction, query[direction]);
	return { ...page, limit };
}

/** The seq that an address names. What cannot be one names no message. */
export function seqOf(text: string): number {
	if (!/^\d{1,15}$/.test(text)) throw new Problem(notFound);
	return Number(text);
}
