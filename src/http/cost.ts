/** What a conversation costs, over REST. Who may see it is decided in the object. */
import { Hono } from "hono";
import { requireCaller } from "../accounts/identify.ts";
import type { Env } from "../env.ts";
import { patchCostSchema } from "../protocol/cost.ts";
import { readBody } from "./body.ts";
import { objectOf, unwrap } from "./conversation-object.ts";

export const costRoutes = new Hono<{ Bindings: Env }>()
	.get("/:id/cost", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		return c.json(unwrap(await objectOf(c.env, c.req.param("id")).cost(caller)));
	})
	.patch("/:id/cost", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const { budget } = await readBody(c.req.raw, patchCostSchema);
		return c.json(unwrap(await objectOf(c.env, c.req.param("id")).setBudget(caller, budget)));
	});
