/** The messages of a conversation over REST. Who may do what is decided in the object. */
import { Hono } from "hono";
import * as v from "valibot";
import { requireCaller } from "../accounts/identify.ts";
import type { Caller, Env } from "../env.ts";
import { clientIdSchema, editMessageBodySchema, type Message } from "../protocol/entities.ts";
import type { ErrorCode } from "../protocol/errors.ts";
import { conversationUpSchemas, type WritingUp } from "../protocol/up.ts";
import { readBody } from "./body.ts";
import { objectOf, unwrap } from "./conversation-object.ts";
import { pageNumber, readPage, seqOf } from "./page.ts";
import { Problem } from "./problem.ts";

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
		const thread = pageNumber("thread", c.req.query("thread"));
		const request = { ...readPage(c.req.query(), ["before", "after", "around", "date"]), thread };
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
	.get("/:id/pins", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		return c.json({ messages: unwrap(await objectOf(c.env, c.req.param("id")).pins(caller)) });
	})
	.on(["PUT", "DELETE"], "/:id/messages/:seq/pin", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const { id, seq } = c.req.param();
		const clientId = readClientId(c.req.query("clientId"));
		const asked = { type: "pin_message", clientId, seq: seqOf(seq), on: c.req.method === "PUT" } as const;
		await change(c.env, id, caller, asked, "no_change");
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
