/** `/api/users`: finding people. */
import { Hono } from "hono";
import { requireCaller } from "../accounts/identify.ts";
import { searchUsers } from "../accounts/people.ts";
import type { Env } from "../env.ts";
import { isLongerThan, limits } from "../protocol/limits.ts";
import { Problem } from "./problem.ts";

export const userRoutes = new Hono<{ Bindings: Env }>();

userRoutes.get("/", async (c) => {
	const caller = await requireCaller(c.req.raw, c.env);
	const query = c.req.query("q") ?? "";
	if (isLongerThan(query, limits.queryLength) || !query.isWellFormed()) {
		throw new Problem(
			{ code: "bad_request", detail: `q has at most ${limits.queryLength} characters.` },
			{ limit: "queryLength" },
		);
	}
	return c.json({ users: await searchUsers(c.env.DB, query, caller.userId) });
});
