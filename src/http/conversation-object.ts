/** From the id in an address to the object, and from what it answers to an answer. */
import * as v from "valibot";
import type { Env } from "../env.ts";
import { conversationIdSchema } from "../protocol/entities.ts";
import type { Result } from "../result.ts";
import { Problem } from "./problem.ts";

/** ER6. */
export const notFound = { code: "not_found", detail: "There is no such conversation, or you are not in it." } as const;

/** The value of a result, or its refusal as a problem. */
export function unwrap<T>(result: Result<T>): T {
	if (!result.ok) throw new Problem(result.refusal);
	return result.value;
}

export function isConversationId(id: string): boolean {
	return v.is(conversationIdSchema, id);
}

/** The object with this id. An id that cannot be one touches no object. */
export function objectOf(env: Env, id: string) {
	if (!isConversationId(id)) throw new Problem(notFound);
	return env.CONVERSATION.getByName(id);
}
