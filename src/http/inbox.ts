/** The inbox of the person who asks: its socket, and the same over polling (CV6, CV7), and what they set in it (CV8). */
import { Hono } from "hono";
import { requireCaller } from "../accounts/identify.ts";
import type { Env } from "../env.ts";
import { patchListMarksSchema } from "../protocol/entities.ts";
import { inboxExchangeSchema } from "../protocol/up.ts";
import { readBody } from "./body.ts";
import { Problem } from "./problem.ts";
import { upgrade } from "./sockets.ts";

export const inboxRoutes = new Hono<{ Bindings: Env }>()
	.post("/exchange", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const request = await readBody(c.req.raw, inboxExchangeSchema);
		const answer = await c.env.INBOX.getByName(caller.userId).exchange(caller, request);
		return answer === null ? c.body(null, 204) : c.json(answer);
	})
	.patch("/conversations/:id", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const patch = await readBody(c.req.raw, patchListMarksSchema);
		const marked = await c.env.INBOX.getByName(caller.userId).mark(c.req.param("id"), patch);
		if (!marked.ok) throw new Problem(marked.refusal);
		return c.json(marked.value);
	})
	.get("/socket", (c) => upgrade(c, (userId) => c.env.INBOX.getByName(userId)));
