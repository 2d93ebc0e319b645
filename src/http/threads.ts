/** Threads over REST: which ones one follows, and where one stands in them. Who may do what is decided in the object. */
import { Hono } from "hono";
import { requireCaller } from "../accounts/identify.ts";
import type { Env } from "../env.ts";
import { putThreadSchema, putThreadsSchema } from "../protocol/entities.ts";
import { limits } from "../protocol/limits.ts";
import { readBody } from "./body.ts";
import { objectOf, unwrap } from "./conversation-object.ts";
import { readPage, seqOf } from "./page.ts";

export const threadRoutes = new Hono<{ Bindings: Env }>()
	.get("/:id/threads", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const { before, limit } = readPage(c.req.query(), ["before"]);
		const page = { limit: Math.min(limit, limits.threadsListed), ...(before === undefined ? {} : { before }) };
		return c.json(unwrap(await objectOf(c.env, c.req.param("id")).threads(caller, page)));
	})
	.put("/:id/threads", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const { read } = await readBody(c.req.raw, putThreadsSchema);
		return c.json(unwrap(await objectOf(c.env, c.req.param("id")).readThreads(caller, read)));
	})
	.put("/:id/threads/:seq", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const put = await readBody(c.req.raw, putThreadSchema);
		const { id, seq } = c.req.param();
		return c.json(unwrap(await objectOf(c.env, id).putThread(caller, seqOf(seq), put)));
	});
