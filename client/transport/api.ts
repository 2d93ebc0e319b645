/** The REST calls of the protocol, with every failure in plain words. Those about accounts are in account-api.ts. */
import * as v from "valibot";
import { type ConversationCost, conversationCostSchema } from "../../src/protocol/cost.ts";
import {
	type ConversationSummary,
	type CreateConversation,
	conversationSummarySchema,
	type Message,
	messageSchema,
	type PatchConversation,
	type PatchListMarks,
	type PutThread,
	type Receipts,
	type ThreadStanding,
	threadStandingSchema,
} from "../../src/protocol/entities.ts";
import {
	type CreateInvite,
	type Invite,
	type InvitePreview,
	inviteListSchema,
	invitePreviewSchema,
	type MadeInvite,
	madeInviteSchema,
} from "../../src/protocol/invites.ts";
import {
	type EventPage,
	eventPageSchema,
	type MessagePage,
	messagePageSchema,
	type ThreadPage,
	threadPageSchema,
} from "../../src/protocol/pages.ts";
import { type SavedMessage, type SavedPage, savedMessageSchema, savedPageSchema } from "../../src/protocol/saved.ts";
import { type SearchPage, searchPageSchema } from "../../src/protocol/search.ts";
import type { WritingUp } from "../../src/protocol/up.ts";
import { AccountApi, nothingSchema } from "./account-api.ts";
import type { ApiResult } from "./call.ts";
import { fetchAs } from "./http.ts";
import { conversationPath, invitePath, type SavedName, savedPath } from "./paths.ts";

const messagesSchema = v.object({ messages: v.array(messageSchema) });

/** Which messages: below a seq, above one, around one, or around the first since a time in Unix ms. */
export type MessageQuery = { before: number } | { after: number } | { around: number } | { date: number };

/** The calls of one server. None throws; a failure is a value. */
export class Api extends AccountApi {
	/** Called at each 401 to one person's call: they are signed out, or somebody else is signed in (ID6). */
	onDoubt = () => {};

	/** The same for one person: refused when the session is somebody else's by now. */
	as(userId: string): Api {
		const { environment } = this;
		const { origin, clock } = environment;
		const api = new Api({ origin, clock, fetch: fetchAs(userId, (url, init) => environment.fetch(url, init)) });
		api.onSignedOut = () => this.onDoubt();
		return api;
	}

	/** SE1; days are those of this device. */
	searchMessages(query: string, inside: string | null, cursor: string | null): Promise<ApiResult<SearchPage>> {
		const asked = new URLSearchParams({ q: query, utcOffset: String(-new Date().getTimezoneOffset()) });
		if (inside !== null) asked.set("in", inside);
		if (cursor !== null) asked.set("cursor", cursor);
		return this.call("GET", `/api/search?${asked}`, searchPageSchema);
	}

	createConversation(body: CreateConversation): Promise<ApiResult<ConversationSummary>> {
		return this.call("POST", "/api/conversations", conversationSummarySchema, body);
	}

	/** CV3. */
	patchConversation(id: string, patch: PatchConversation): Promise<ApiResult> {
		return this.call("PATCH", conversationPath(id), nothingSchema, patch);
	}

	addMember(id: string, userId: string): Promise<ApiResult> {
		return this.call("POST", `${conversationPath(id)}/members`, nothingSchema, { userId });
	}

	removeMember(id: string, userId: string): Promise<ApiResult> {
		return this.call("DELETE", `${conversationPath(id)}/members/${encodeURIComponent(userId)}`, nothingSchema);
	}

	/** IV2. */
	async invites(id: string): Promise<ApiResult<Invite[]>> {
		const result = await this.call("GET", `${conversationPath(id)}/invites`, inviteListSchema);
		return result.ok ? { ok: true, value: result.value.invites } : result;
	}

	/** IV1. */
	createInvite(id: string, body: CreateInvite): Promise<ApiResult<MadeInvite>> {
		return this.call("POST", `${conversationPath(id)}/invites`, madeInviteSchema, body);
	}

	/** IV2. */
	revokeInvite(id: string, inviteId: string): Promise<ApiResult> {
		return this.call("DELETE", `${conversationPath(id)}/invites/${encodeURIComponent(inviteId)}`, nothingSchema);
	}

	/** CO1. */
	cost(id: string): Promise<ApiResult<ConversationCost>> {
		return this.call("GET", `${conversationPath(id)}/cost`, conversationCostSchema);
	}

	/** CO3. */
	setBudget(id: string, budget: number | null): Promise<ApiResult<ConversationCost>> {
		return this.call("PATCH", `${conversationPath(id)}/cost`, conversationCostSchema, { budget });
	}

	/** IV3. */
	lookAtInvite(code: string): Promise<ApiResult<InvitePreview>> {
		return this.call("GET", invitePath(code), invitePreviewSchema);
	}

	/** IV4. */
	useInvite(code: string): Promise<ApiResult<ConversationSummary>> {
		return this.call("POST", invitePath(code), conversationSummarySchema);
	}

	/** CV8. */
	patchListMarks(id: string, patch: PatchListMarks): Promise<ApiResult<ConversationSummary>> {
		return this.call("PATCH", `/api/inbox/conversations/${encodeURIComponent(id)}`, conversationSummarySchema, patch);
	}

	/** RS6, RS8: a page of history, of messages as they are now, at most `limit` (a page). */
	messages(id: string, query: MessageQuery, limit?: number): Promise<ApiResult<MessagePage>> {
		const asked = new URLSearchParams();
		for (const [name, value] of Object.entries({ ...query, limit })) {
			if (value !== undefined) asked.set(name, String(value));
		}
		return this.call("GET", `${conversationPath(id)}/messages?${asked}`, messagePageSchema);
	}

	/** RS9: one message as it is now, wherever it stands. */
	message(id: string, seq: number): Promise<ApiResult<Message>> {
		return this.call("GET", `${conversationPath(id)}/messages/${seq}`, messageSchema);
	}

	/** SM1. */
	save(name: SavedName, remindAt: number | null): Promise<ApiResult<SavedMessage>> {
		return this.call("PUT", savedPath(name), savedMessageSchema, { remindAt });
	}

	/** SM3. */
	unsave(name: SavedName): Promise<ApiResult<undefined>> {
		return this.call("DELETE", savedPath(name), nothingSchema);
	}

	/** SM7: those saved before `before`; null: the newest. */
	savedPage(before: number | null, reminder: boolean): Promise<ApiResult<SavedPage>> {
		const from = before === null ? "" : `&before=${before}`;
		return this.call("GET", `/api/inbox/saved?reminder=${reminder}${from}`, savedPageSchema);
	}

	/** RS7: the newest page of the log below `before`, ascending. */
	events(id: string, before: number): Promise<ApiResult<EventPage>> {
		return this.call("GET", `${conversationPath(id)}/events?before=${before}`, eventPageSchema);
	}

	/** RS6: the page of messages, as they are now, that has `around` in its middle. */
	async messagesAround(id: string, around: number, limit: number): Promise<ApiResult<Message[]>> {
		const path = `${conversationPath(id)}/messages?around=${around}&limit=${limit}`;
		const result = await this.call("GET", path, messagesSchema);
		return result.ok ? { ok: true, value: result.value.messages } : result;
	}

	/** PN2. */
	async pins(id: string): Promise<ApiResult<Message[]>> {
		const result = await this.call("GET", `${conversationPath(id)}/pins`, messagesSchema);
		return result.ok ? { ok: true, value: result.value.messages } : result;
	}

	/** Writes into the log, as the frame of that name does. Every 2xx means that the log has it (SD5, ED1, DL1, RX1, PN1). */
	write(id: string, frame: WritingUp): Promise<ApiResult<unknown>> {
		const messages = `${conversationPath(id)}/messages`;
		if (frame.type === "send_message") {
			const { type, ...message } = frame;
			return this.call("POST", messages, nothingSchema, message);
		}
		const path = `${messages}/${frame.seq}`;
		const query = `?clientId=${encodeURIComponent(frame.clientId)}`;
		switch (frame.type) {
			case "edit_message":
				return this.call("PATCH", path, nothingSchema, { clientId: frame.clientId, body: frame.body });
			case "delete_message":
				// It is what a page sends that goes away (Outbox.leave).
				return this.call("DELETE", path + query, nothingSchema, undefined, true);
			case "pin_message":
				return this.call(frame.on ? "PUT" : "DELETE", `${path}/pin${query}`, nothingSchema);
			case "react": {
				const reaction = `${path}/reactions/${encodeURIComponent(frame.emoji)}${query}`;
				return this.call(frame.on ? "PUT" : "DELETE", reaction, nothingSchema);
			}
		}
	}

	/** TH3: the newest page of a thread below `before`, ascending. */
	thread(id: string, thread: number, before?: number): Promise<ApiResult<MessagePage>> {
		const older = before === undefined ? "" : `&before=${before}`;
		return this.call("GET", `${conversationPath(id)}/messages?thread=${thread}&limit=50${older}`, messagePageSchema);
	}

	/** TH4, TH5. */
	putThread(id: string, thread: number, put: PutThread): Promise<ApiResult<ThreadStanding>> {
		return this.call("PUT", `${conversationPath(id)}/threads/${thread}`, threadStandingSchema, put);
	}

	/** TH9. */
	followedThreads(id: string, before: number | null): Promise<ApiResult<ThreadPage>> {
		const older = before === null ? "" : `?before=${before}`;
		return this.call("GET", `${conversationPath(id)}/threads${older}`, threadPageSchema);
	}

	/** TH9: all of them up to `seq`. */
	readThreads(id: string, seq: number): Promise<ApiResult> {
		return this.call("PUT", `${conversationPath(id)}/threads`, nothingSchema, { read: seq });
	}

	putReceipts(id: string, receipts: Receipts): Promise<ApiResult> {
		return this.call("PUT", `${conversationPath(id)}/receipts`, nothingSchema, receipts);
	}
}
