/** The inbox of the person who asks: its socket, and the same over polling (CV6, CV7). */
import { Hono } from "hono";
import { requireCaller } from "../accounts/identify.ts";
import type { Env } from "../env.ts";
import { inboxExchangeSchema } from "../protocol/up.ts";
import { readBody } from "./body.ts";
import { upgrade } from "./sockets.ts";

export const inboxRoutes = new Hono<{ Bindings: Env }>()
	.post("/exchange", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const request = await readBody(c.req.raw, inboxExchangeSchema);
		const answer = await c.env.INBOX.getByName(caller.userId).exchange(caller, request);
		return answer === null ? c.body(null, 204) : c.json(answer);
	})
	.get("/socket", (c) => upgrade(c, (userId) => c.env.INBOX.getByName(userId)));
