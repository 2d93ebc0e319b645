/** The messages of a conversation over REST. Who may do what is decided in the object. */
import { Hono } from "hono";
import * as v from "valibot";
import { requireCaller } from "../accounts/identify.ts";
import type { Caller, Env } from "../env.ts";
import { clientIdSchema, editMessageBodySchema, type Message } from "../protocol/entities.ts";
import type { ErrorCode } from "../protocol/errors.ts";
import { limits } from "../protocol/limits.ts";
import { conversationUpSchemas, type WritingUp } from "../protocol/up.ts";
import { readBody } from "./body.ts";
import { notFound, objectOf, unwrap } from "./conversation-object.ts";
import { Problem } from "./problem.ts";

function pageNumber(name: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	if (!/^\d{1,15}$/.test(text)) throw new Problem({ code: "bad_request", detail: `${name} must be a whole number.` });
	return Number(text);
}

/** The part of the log that a query asks for; at most one of `directions` may be given (RS6, RS8). */
function readPage<D extends "before" | "after" | "around" | "date">(
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
function seqOf(text: string): number {
	if (!/^\d{1,15}$/.test(text)) throw new Problem(notFound);
	return Number(text);
}

/** The `clientId` of a request without a body; none: nobody can repeat it, so any will do. */
function readClientId(text: string | undefined): string {
	if (text === undefined) return crypto.randomUUID();
	const read = v.safeParse(clientIdSchema, text);
	if (!read.success) throw new Problem({ code: "bad_request", detail: `clientId: ${read.issues[0].message}` });
	return read.output;
}

/**
 * Does what is asked, of which it does not matter over REST whether it was so already.
 *
 * @returns the message as it is now; null: it was so already
 */
async function change(
	env: Env,
	id: string,
	caller: Caller,
	asked: WritingUp,
	already: ErrorCode,
): Promise<Message | null> {
	const changed = await objectOf(env, id).change(caller, asked);
	if (!changed.ok && changed.refusal.code === already) return null;
	return unwrap(changed).message;
}

export const messageRoutes = new Hono<{ Bindings: Env }>()
	.get("/:id/messages", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const request = readPage(c.req.query(), ["before", "after", "around", "date"]);
		return c.json(unwrap(await objectOf(c.env, c.req.param("id")).messages(caller, request)));
	})
	.get("/:id/events", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const request = readPage(c.req.query(), ["before", "after"]);
		return c.json(unwrap(await objectOf(c.env, c.req.param("id")).events(caller, request)));
	})
	.post("/:id/messages", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const message = await readBody(c.req.raw, v.omit(conversationUpSchemas.send_message, ["type"]));
		const asked = { type: "send_message", ...message } as const;
		const sent = unwrap(await objectOf(c.env, c.req.param("id")).change(caller, asked));
		return c.json(sent.message, sent.stored ? 201 : 200);
	})
	.get("/:id/messages/:seq", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const { id, seq } = c.req.param();
		return c.json(unwrap(await objectOf(c.env, id).message(caller, seqOf(seq))));
	})
	.patch("/:id/messages/:seq", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const { clientId, body } = await readBody(c.req.raw, editMessageBodySchema);
		const { id, seq } = c.req.param();
		const asked = { type: "edit_message", clientId: readClientId(clientId), seq: seqOf(seq), body } as const;
		const edited = await change(c.env, id, caller, asked, "no_change");
		return c.json(edited ?? unwrap(await objectOf(c.env, id).message(caller, asked.seq)));
	})
	.delete("/:id/messages/:seq", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const { id, seq } = c.req.param();
		const clientId = readClientId(c.req.query("clientId"));
		await change(c.env, id, caller, { type: "delete_message", clientId, seq: seqOf(seq) }, "message_deleted");
		return c.body(null, 204);
	})
	.on(["PUT", "DELETE"], "/:id/messages/:seq/reactions/:emoji", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const { id, seq, emoji } = c.req.param();
		const clientId = readClientId(c.req.query("clientId"));
		const asked = { type: "react", clientId, seq: seqOf(seq), emoji, on: c.req.method === "PUT" } as const;
		await change(c.env, id, caller, asked, "no_change");
		return c.body(null, 204);
	});
