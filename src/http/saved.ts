/** What the person who asks has saved for later (SM), with each message as it is now. */
import { Hono } from "hono";
import { requireCaller } from "../accounts/identify.ts";
import type { NamedMessage } from "../conversation/named.ts";
import type { Caller, Env } from "../env.ts";
import { limits } from "../protocol/limits.ts";
import { type SavedMessage, type SavedPage, type SavedRow, saveSchema } from "../protocol/saved.ts";
import type { Result } from "../result.ts";
import { readOptionalBody } from "./body.ts";
import { unwrap } from "./conversation-object.ts";
import { Problem } from "./problem.ts";

/** A Worker may have six connections open at once. */
const parallel = 6;

function badRequest(detail: string): Problem {
	return new Problem({ code: "bad_request", detail });
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	if (!/^\d{1,15}$/.test(text)) throw badRequest(`${name} must be a whole number.`);
	return Number(text);
}

function readReminder(text: string | undefined): boolean | undefined {
	if (text === undefined) return undefined;
	if (text !== "true" && text !== "false") throw badRequest("reminder is true or false.");
	return text === "true";
}

/** The message that an address names. What cannot be a seq names none. */
function nameOf({ id, seq }: { id: string; seq: string }) {
	if (!/^\d{1,15}$/.test(seq)) {
		throw new Problem({ code: "not_found", detail: "There is no such message, or it is not yours to see." });
	}
	return { conversationId: id, seq: Number(seq) };
}

/** Asks each conversation once for all of its messages, a few at a time. One that cannot be asked does not fail the rest. */
async function withMessages(
	saved: readonly SavedMessage[],
	ask: (conversationId: string, seqs: number[]) => Promise<Result<NamedMessage[]>>,
): Promise<SavedRow[]> {
	const found = new Map<string, NamedMessage[] | "failed">();
	const waiting = [...new Set(saved.map(({ conversationId }) => conversationId))];
	const askInTurn = async () => {
		for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
			const seqs = saved.flatMap(({ conversationId, seq }) => (conversationId === id ? [seq] : []));
			const answer = await ask(id, seqs).catch((error: unknown) => {
				console.error("a conversation could not be asked for saved messages", error);
				return null;
			});
			// Whoever is no member there is told nothing (ER6).
			found.set(id, answer === null ? "failed" : answer.ok ? answer.value : []);
		}
	};
	await Promise.all(Array.from({ length: parallel }, askInTurn));
	return saved.map((one) => {
		const there = found.get(one.conversationId) ?? [];
		if (there === "failed") return { ...one, message: null, senderName: null, failed: true };
		const named = there.find(({ message }) => message.seq === one.seq);
		return { ...one, message: named?.message ?? null, senderName: named?.senderName ?? null, failed: false };
	});
}

async function readPage(env: Env, caller: Caller, query: Record<string, string>): Promise<SavedPage> {
	const limit = Math.min(Math.max(wholeNumber("limit", query.limit) ?? limits.pageMessages, 1), limits.pageMessages);
	const [before, reminder] = [wholeNumber("before", query.before), readReminder(query.reminder)];
	const request = {
		limit,
		...(before === undefined ? {} : { before }),
		...(reminder === undefined ? {} : { reminder }),
	};
	const { saved, hasMore } = await env.INBOX.getByName(caller.userId).savedPage(request);
	const ask = (id: string, seqs: number[]) => env.CONVERSATION.getByName(id).messagesAt(caller, seqs);
	return { saved: await withMessages(saved, ask), hasMore };
}

export const savedRoutes = new Hono<{ Bindings: Env }>()
	.get("/", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		return c.json(await readPage(c.env, caller, c.req.query()));
	})
	.put("/:id/:seq", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		const { remindAt } = await readOptionalBody(c.req.raw, saveSchema);
		const inbox = c.env.INBOX.getByName(caller.userId);
		return c.json(unwrap(await inbox.save(caller, nameOf(c.req.param()), remindAt)));
	})
	.delete("/:id/:seq", async (c) => {
		const caller = await requireCaller(c.req.raw, c.env);
		unwrap(await c.env.INBOX.getByName(caller.userId).unsave(nameOf(c.req.param())));
		return c.body(null, 204);
	});
