/** Conversations over REST, and the upgrade to one. Who may do what is decided in the object. */
import { Hono } from "hono";
import * as v from "valibot";
import { requireCaller } from "../accounts/identify.ts";
import { findUsersByIds } from "../accounts/people.ts";
import { directId, newGroupId } from "../conversation/id.ts";
import { checkTitle } from "../conversation/membership.ts";
import type { MemberSummary } from "../conversation/notify.ts";
import type { Caller, Env } from "../env.ts";
import {
	addMemberSchema,
	type ConversationSummary,
	type CreateConversation,
	createConversationSchema,
	patchConversationSchema,
	receiptsSchema,
	userIdSchema,
} from "../protocol/entities.ts";
import { limits } from "../protocol/limits.ts";
import { exchangeSchema } from "../protocol/up.ts";
import { readBody } from "./body.ts";
import { isConversationId, notFound, objectOf, unwrap } from "./conversation-object.ts";
import { limitCreation } from "./limited.ts";
import { Problem } from "./problem.ts";
import { upgrade } from "./sockets.ts";

/** The whole row: what the conversation tells, with what its reader has set (CV8). */
export async function dressed(
	{ summary, ...member }: MemberSummary,
	caller: Caller,
	env: Env,
): Promise<ConversationSummary> {
	return { ...summary, ...(await env.INBOX.getByName(caller.userId).marksOf(summary.id, member)) };
}

interface Newcomers {
	id: string;
	title: string | null;
	userIds: string[];
}

/** Checks what CV1 asks of each kind. */
async function plan(caller: Caller, body: CreateConversation): Promise<Newcomers> {
	const others = [...new Set(body.members)].filter((userId) => userId !== caller.userId);
	if (body.kind === "direct") {
		const [other] = others;
		if (other === undefined || others.length > 1) {
			throw new Problem({
				code: "bad_request",
				detail: "members: a direct conversation has exactly one other person.",
			});
		}
		return { id: await directId(caller.userId, other), title: null, userIds: others };
	}
	if (others.length + 1 > limits.members) {
		throw new Problem({ code: "members_limit", detail: `A conversation has at most ${limits.members} members.` });
	}
	const title = unwrap(checkTitle("title", body.title ?? ""));
	return { id: newGroupId(), title: title === "" ? null : title, userIds: others };
}

export const conversationRoutes = new Hono<{ Bindings: Env }>()
	.get("/", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		return c.json({ conversations: await c.env.INBOX.getByName(caller.userId).conversations() });
	})
	.post("/", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const body = await readBody(c.req.raw, createConversationSchema);
		const { id, title, userIds } = await plan(caller, body);
		await limitCreation(caller.userId, c.env);
		const people = await findUsersByIds(c.env.DB, userIds);
		if (people.length < userIds.length) {
			throw new Problem({ code: "unknown_user", detail: "members: there is no such person." }, { field: "members" });
		}
		const newcomers = people.map(({ id: userId, name, username, settings }) => ({ userId, name, username, settings }));
		const maker = { userId: caller.userId, name: caller.name, username: caller.username, settings: caller.settings };
		const founding = { id, kind: body.kind, title, makerId: caller.userId, people: [maker, ...newcomers] };
		const { created, ...row } = unwrap(await objectOf(c.env, id).create(founding));
		// Nobody can have set anything for a new one, and an inbox that is down must not be in the way.
		if (created) return c.json({ ...row.summary, muted: false, markedUnread: false }, 201);
		return c.json(await dressed(row, caller, c.env));
	})
	.get("/:id", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		return c.json(await dressed(unwrap(await objectOf(c.env, c.req.param("id")).summary(caller)), caller, c.env));
	})
	.patch("/:id", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const patch = await readBody(c.req.raw, patchConversationSchema);
		return c.json(await dressed(unwrap(await objectOf(c.env, c.req.param("id")).patch(caller, patch)), caller, c.env));
	})
	.put("/:id/receipts", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const receipts = await readBody(c.req.raw, receiptsSchema);
		return c.json(unwrap(await objectOf(c.env, c.req.param("id")).mark(caller, receipts)));
	})
	.post("/:id/members", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const { userId } = await readBody(c.req.raw, addMemberSchema);
		const object = objectOf(c.env, c.req.param("id"));
		// Whether the asker is in the conversation comes first: else this would tell who exists.
		unwrap(await object.summary(caller));
		const [person] = await findUsersByIds(c.env.DB, [userId]);
		if (person === undefined) {
			throw new Problem({ code: "unknown_user", detail: "userId: there is no such person." }, { field: "userId" });
		}
		const { id, name, username, settings } = person;
		return c.json(unwrap(await object.addMember(caller, { userId: id, name, username, settings })), 201);
	})
	.delete("/:id/members/:userId", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const userId = c.req.param("userId");
		if (!v.is(userIdSchema, userId)) throw new Problem(notFound);
		unwrap(await objectOf(c.env, c.req.param("id")).removeMember(caller, userId));
		return c.body(null, 204);
	})
	.post("/:id/exchange", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const request = await readBody(c.req.raw, exchangeSchema);
		const answer = unwrap(await objectOf(c.env, c.req.param("id")).exchange(caller, request));
		return answer === null ? c.body(null, 204) : c.json(answer);
	})
	.get("/:id/socket", (c) => {
		const id = c.req.param("id");
		return upgrade(c, () => (isConversationId(id) ? c.env.CONVERSATION.getByName(id) : null));
	});
