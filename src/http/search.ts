/** `/api/search`: messages, in all conversations of the asker or in one (SE). */
import { Hono } from "hono";
import { requireCaller } from "../accounts/identify.ts";
import { findUserIdsByUsername } from "../accounts/people.ts";
import { namesMatch, parseQuery, type SearchQuery } from "../conversation/search-query.ts";
import type { Env } from "../env.ts";
import type { ConversationSummary } from "../protocol/entities.ts";
import { limits } from "../protocol/limits.ts";
import type { SearchPage } from "../protocol/search.ts";
import { objectOf, unwrap } from "./conversation-object.ts";
import { gather, readCursor, type SearchedConversation } from "./gather.ts";
import { limitSearch } from "./limited.ts";
import { Problem } from "./problem.ts";

/** Minutes that a clock may be ahead of UTC or behind it. */
const farthestOffset = 14 * 60;

function badRequest(detail: string): Problem {
	return new Problem({ code: "bad_request", detail });
}

function readOffset(text: string | undefined): number {
	if (text === undefined) return 0;
	if (!/^-?\d{1,3}$/.test(text) || Math.abs(Number(text)) > farthestOffset) {
		throw badRequest(`utcOffset is a number of minutes from -${farthestOffset} to ${farthestOffset}.`);
	}
	return Number(text);
}

/** What a conversation is called for `readerId`: its title, or whom it is with. */
function namesOf({ title, members }: ConversationSummary, readerId: string): string[] {
	if (title !== null) return [title];
	return members.filter(({ userId }) => userId !== readerId).map(({ name }) => name);
}

/** The usernames that `from:` asks for, as ids. */
async function withUserIds(query: SearchQuery, db: D1Database): Promise<SearchQuery> {
	const from = await Promise.all(
		query.from.map(async ({ name }) => {
			const plain = name.replace(/^@/, "");
			return { name: plain, userIds: await findUserIdsByUsername(db, plain) };
		}),
	);
	return { ...query, from };
}

export const searchRoutes = new Hono<{ Bindings: Env }>().get("/", async (c) => {
	const caller = await requireCaller(c.req.raw, c.env);
	const { q = "", in: only, cursor, utcOffset } = c.req.query();
	const asked = unwrap(parseQuery(q, readOffset(utcOffset)));
	const after = cursor === undefined ? null : readCursor(cursor);
	if (cursor !== undefined && after === null) throw badRequest("cursor: take it from the answer before.");
	if (only !== undefined && asked.inside.length > 0) {
		throw badRequest("You are searching one conversation already: leave in: out.");
	}
	await limitSearch(caller.userId, c.env);
	const query = await withUserIds(asked, c.env.DB);
	const limit = limits.searchResults;
	const ask = (id: string, floor: number | undefined) =>
		objectOf(c.env, id).search(caller, { query, after, limit, floor });
	if (only !== undefined) {
		const found = unwrap(await ask(only, undefined));
		const page = await gather([{ id: only, activityAt: 0 }], async () => ({ ok: true, value: found }), limit);
		return c.json({ ...page, left: 0 } satisfies SearchPage);
	}
	const mine = await c.env.INBOX.getByName(caller.userId).conversations();
	const wanted: SearchedConversation[] = mine.filter((row) =>
		query.inside.every((value) => namesOf(row, caller.userId).some((name) => namesMatch(name, value))),
	);
	const page = await gather(wanted.slice(0, limits.searchConversations), ask, limit);
	return c.json({ ...page, left: Math.max(0, wanted.length - limits.searchConversations) } satisfies SearchPage);
});
