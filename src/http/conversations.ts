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
	conversationIdSchema,
	createConversationSchema,
	patchConversationSchema,
	receiptsSchema,
	userIdSchema,
} from "../protocol/entities.ts";
import { limits } from "../protocol/limits.ts";
import { conversationUpSchemas, exchangeSchema } from "../protocol/up.ts";
import type { Result } from "../result.ts";
import { readBody } from "./body.ts";
import { limitCreation } from "./limited.ts";
import { Problem } from "./problem.ts";
import { upgrade } from "./sockets.ts";

const notFound = { code: "not_found", detail: "There is no such conversation, or you are not in it." } as const;

/** The value of a result, or its refusal as a problem. */
function unwrap<T>(result: Result<T>): T {
	if (!result.ok) throw new Problem(result.refusal);
	return result.value;
}

function isConversationId(id: string): boolean {
	return v.is(conversationIdSchema, id);
}

/** The object with this id. An id that cannot be one touches no object. */
function objectOf(env: Env, id: string) {
	if (!isConversationId(id)) throw new Problem(notFound);
	return env.CONVERSATION.getByName(id);
}

/** The whole row: what the conversation tells, with what its reader has set (CV8). */
async function dressed({ summary, ...member }: MemberSummary, caller: Caller, env: Env): Promise<ConversationSummary> {
	return { ...summary, ...(await env.INBOX.getByName(caller.userId).marksOf(summary.id, member)) };
}

function pageNumber(name: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	if (!/^\d{1,15}$/.test(text)) throw new Problem({ code: "bad_request", detail: `${name} must be a whole number.` });
	return Number(text);
}

/** The part of the log that a query asks for; at most one of `directions` may be given (RS6). */
function readPage<D extends "before" | "after" | "around">(
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
		const newcomers = people.map(({ id: userId, name }) => ({ userId, name }));
		const maker = { userId: caller.userId, name: caller.name };
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
	.get("/:id/messages", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const request = readPage(c.req.query(), ["before", "after", "around"]);
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
		const sent = unwrap(await objectOf(c.env, c.req.param("id")).send(caller, message));
		return c.json(sent.event.message, sent.kind === "stored" ? 201 : 200);
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
		return c.json(unwrap(await object.addMember(caller, { userId: person.id, name: person.name })), 201);
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
