/** Invite links over REST (IV): those who manage a group make them, and whoever has one comes in. */
import { Hono } from "hono";
import * as v from "valibot";
import { requireCaller } from "../accounts/identify.ts";
import { noSuchInvite } from "../conversation/refusals.ts";
import type { Env } from "../env.ts";
import { createInviteSchema, inviteCodeSchema, inviteIdSchema } from "../protocol/invites.ts";
import type { Result } from "../result.ts";
import { readOptionalBody } from "./body.ts";
import { objectOf, unwrap } from "./conversation-object.ts";
import { dressed } from "./conversations.ts";
import { limitInviteMiss } from "./limited.ts";

type ConversationStub = ReturnType<typeof objectOf>;

/**
 * What `ask` answers of the conversation that `code` leads to. A code that leads nowhere, for whatever
 * reason, is counted, and answered alike (IV3, IV6).
 *
 * @throws {Problem} `rate_limited`, `not_found`, and what the conversation refuses
 */
async function follow<T>(
	code: string,
	{ request, env }: { request: Request; env: Env },
	ask: (conversation: ConversationStub) => Promise<Result<T>>,
): Promise<T> {
	const id = v.is(inviteCodeSchema, code) ? code.slice(0, code.indexOf(".")) : null;
	const giveBack = await limitInviteMiss(request, env, id);
	const found = id === null ? noSuchInvite : await ask(objectOf(env, id));
	if (found.ok || found.refusal.code !== noSuchInvite.refusal.code) await giveBack();
	return unwrap(found);
}

/** `/api/conversations/:id/invites`. */
export const conversationInviteRoutes = new Hono<{ Bindings: Env }>()
	.get("/:id/invites", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		return c.json({ invites: unwrap(await objectOf(c.env, c.req.param("id")).invites(caller)) });
	})
	.post("/:id/invites", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const wanted = await readOptionalBody(c.req.raw, createInviteSchema);
		return c.json(unwrap(await objectOf(c.env, c.req.param("id")).createInvite(caller, wanted)), 201);
	})
	.delete("/:id/invites/:inviteId", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const { id, inviteId } = c.req.param();
		// One that cannot be has been revoked, so to speak; whether the asker may ask is said all the same.
		const known = v.is(inviteIdSchema, inviteId) ? inviteId : "";
		unwrap(await objectOf(c.env, id).revokeInvite(caller, known));
		return c.body(null, 204);
	});

/** `/api/invites/:code`. */
export const inviteRoutes = new Hono<{ Bindings: Env }>()
	.get("/:code", async (c) => {
		const code = c.req.param("code");
		const asked = { request: c.req.raw, env: c.env };
		return c.json({ conversation: await follow(code, asked, (object) => object.lookAtInvite(code)) });
	})
	.post("/:code", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		await readOptionalBody(c.req.raw, v.object({}));
		const code = c.req.param("code");
		const asked = { request: c.req.raw, env: c.env };
		const { joined, ...row } = await follow(code, asked, (object) => object.useInvite(caller, code));
		if (!joined) return c.json(await dressed(row, caller, c.env));
		// What somebody had set for a conversation ended when they left it (CV8).
		return c.json({ ...row.summary, muted: false, markedUnread: false }, 201);
	});
