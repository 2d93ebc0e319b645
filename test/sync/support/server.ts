/** A small server: one conversation, its sockets, polling and REST. Only what the client's tests need. */
import { isChange } from "../../../client/store/changes.ts";
import { withPin } from "../../../client/store/conversation.ts";
import { withoutErased } from "../../../client/store/erase.ts";
import { sha256 } from "../../../client/store/sha256.ts";
import { showsIn } from "../../../client/store/threads.ts";
import { changedMessage } from "../../../client/store/window.ts";
import type { Fetch } from "../../../client/transport/environment.ts";
import { chainStart, hashAfter } from "../../../src/protocol/chain.ts";
import type { Down, Joined } from "../../../src/protocol/down.ts";
import type { ConversationSummary, Member, Message } from "../../../src/protocol/entities.ts";
import { clientIdOf, type LogEvent, seqOf } from "../../../src/protocol/events.ts";
import type { SavedMessage } from "../../../src/protocol/saved.ts";
import type { ConversationUp, SendMessage, WritingUp } from "../../../src/protocol/up.ts";
import { conversationId, joined, member, message, summary } from "../../transport/support/frames.ts";
import { type FakeSocket, makeSocketClass } from "../../transport/support/socket.ts";

const pageSize = 100;
/** Small, so that a thread has several. */
const threadPageSize = 2;

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const problem = (status: number, code: string) => json({ code, detail: `refused: ${code}` }, status);

export class FakeServer {
	readonly log: LogEvent[] = [];
	readonly members = new Map<string, Member>([
		["ann", member("ann")],
		["bob", member("bob")],
	]);
	/** What the list says besides the conversation. */
	readonly others: ConversationSummary[] = [];
	/** What was posted to those, as "id text". */
	readonly posted: string[] = [];
	/** Every request and frame of the client, as "METHOD path" or "type detail". */
	readonly seen: string[] = [];
	/** Sockets are refused while false. */
	acceptsSockets = true;
	/** Requests fail while false. */
	hasNetwork = true;
	isSignedIn = true;
	/** What happens between the question for a page of history and its answer. */
	beforeMessages: (() => Promise<void>) | null = null;
	/** Whose session it is. */
	self = "ann";
	/** What `send_message` is refused with, by clientId or text. */
	readonly refusals = new Map<string, { code: string; retryable: boolean; retryAfter?: number }>();
	/** Sends are neither stored nor answered while true. */
	swallowsSends = false;
	readonly sockets = makeSocketClass((socket) => this.#meet(socket));
	readonly #joined = new Set<FakeSocket>();
	readonly #inboxes = new Set<FakeSocket>();

	get head(): number {
		return this.log.length;
	}

	get texts(): string[] {
		return this.log.flatMap((event) => (event.type === "new_message" ? [event.message.body.text] : []));
	}

	/** Somebody else says something. */
	say(text: string, sender = "bob", clientId = `${sender}-${this.head + 1}`, place: Partial<Message> = {}): void {
		const said = message(this.head + 1, sender, clientId, text);
		this.#append({ ...said, message: { ...said.message, ...place } });
	}

	/** Gives the events from `seq` on the hashes that follow (HC1). */
	chain(seq = 1): void {
		for (const event of this.log.slice(seq - 1)) {
			event.hash = hashAfter(this.#hashBefore(seqOf(event)), conversationId, event, sha256);
		}
	}

	#hashBefore(seq: number): string {
		return this.log[seq - 2]?.hash ?? chainStart;
	}

	fill(count: number): void {
		for (let index = 0; index < count; index++) this.say(`old ${this.head + 1}`);
	}

	announce(frame: Down): void {
		for (const socket of this.#joined) socket.receive(frame);
	}

	/** The sockets of tabs that were killed carry nothing any more. */
	hangUp(): void {
		this.#joined.clear();
		this.#inboxes.clear();
	}

	/** Every open socket ends with `code`. */
	cut(code: number): void {
		for (const socket of [...this.#joined]) socket.closeWith(code);
		this.#joined.clear();
	}

	/** SM. */
	readonly saved = new Map<string, SavedMessage>();
	/** What the next saves are refused with. */
	savesFailWith: number | null = null;

	#tellInboxes(frame: Down): void {
		for (const socket of this.#inboxes) if (socket.readyState === 1) socket.receive(frame);
	}

	/** PUT and DELETE of a saved message, and the list. */
	#saved(method: string, path: string, body: { remindAt?: number | null } | null): Response {
		const [, conversation = "", seq = ""] = /^\/api\/inbox\/saved\/(.*)\/(\d+)$/.exec(path) ?? [];
		if (method === "GET") {
			const saved = [...this.saved.values()].map((one) => ({ ...one, message: null, senderName: null }));
			return json({ saved, hasMore: false });
		}
		if (this.savesFailWith !== null) return problem(this.savesFailWith, "refused");
		const name = `${conversation} ${seq}`;
		if (method === "DELETE") {
			this.saved.delete(name);
			this.#tellInboxes({ type: "saved_removed", conversationId: conversation, seq: Number(seq) });
			return new Response(null, { status: 204 });
		}
		const known = this.saved.get(name)?.savedAt ?? this.saved.size + 1;
		const remindAt = body?.remindAt ?? null;
		const saved = { conversationId: conversation, seq: Number(seq), savedAt: known, remindAt, due: false };
		this.saved.set(name, saved);
		this.#tellInboxes({ type: "saved_changed", saved });
		return json(saved);
	}

	readonly settings = { hideRead: false, invisible: false };
	refusesSettings = false;

	readonly fetch: Fetch = async (url, init) => {
		const { pathname, search } = new URL(url);
		const path = pathname.replace(`/api/conversations/${conversationId}`, "C");
		const body = init.body === undefined ? null : JSON.parse(String(init.body));
		if (!path.endsWith("/exchange")) this.seen.push(`${init.method} ${path}${search}`);
		await Promise.resolve();
		if (!this.hasNetwork) throw new TypeError("Failed to fetch");
		if (path === "/api/auth/get-session") return json(this.isSignedIn ? { user: { id: this.self } } : null);
		if (path === "/api/auth/sign-out") this.isSignedIn = false;
		if (path.startsWith("/api/auth/")) {
			if (path !== "/api/auth/sign-out") this.isSignedIn = true;
			return json({});
		}
		if (!this.isSignedIn) return problem(401, "signed_out");
		switch (`${init.method} ${path}`) {
			case "GET /api/me":
				return json(this.#me());
			case "PATCH /api/me":
				if (this.refusesSettings) return problem(429, "rate_limited");
				Object.assign(this.settings, body);
				return json(this.#me());
			case "POST /api/inbox/exchange":
				return body.after === null ? json({ frames: [this.#inbox()], rev: 1 }) : new Response(null, { status: 204 });
			case "POST C/exchange":
				return this.#exchange(body.after, body.frames);
			case "POST C/messages":
				return this.#post(body);
			case "PUT C/receipts":
				return json({ delivered: body.delivered ?? 0, read: body.read ?? 0 });
			case "GET C/messages":
				await this.beforeMessages?.();
				return json(this.#messages(new URLSearchParams(search)));
			case "GET C/pins":
				return json({ messages: this.pins.flatMap((seq) => this.messageAt(seq) ?? []) });
			case "PUT C/threads/1":
				return json({ thread: 1, read: this.head, following: body.following, unread: 0, mentions: 0, last: this.head });
			case "PATCH C":
				return json({});
			case "GET C/events":
				return this.#events(Number(new URLSearchParams(search).get("before")));
			default:
				if (path.endsWith("/messages") && init.method === "POST") return this.#postElsewhere(path, body);
				if (path.startsWith("/api/inbox/saved")) return this.#saved(init.method ?? "", path, body);
				if (!path.startsWith("C/messages/")) return problem(404, "not_found");
				if (init.method === "GET") {
					const message = this.messageAt(Number(path.split("/").at(-1)));
					return message === null ? problem(404, "not_found") : json(message);
				}
				return this.#changeByRest(
					init.method ?? "",
					path,
					body?.clientId ?? new URLSearchParams(search).get("clientId"),
					body?.body.text ?? "",
				);
		}
	};

	/** A message to one of `others`. */
	#postElsewhere(path: string, { body, forwarded }: SendMessage): Response {
		const id = path.split("/")[3] ?? "";
		if (!this.others.some((row) => row.id === id)) return problem(404, "not_found");
		this.posted.push(`${id} ${body.text}${forwarded ? " (forwarded)" : ""}`);
		return json({}, 201);
	}

	#me() {
		const name = this.self === "ann" ? "Ann" : "Bob";
		return { id: this.self, name, username: this.self, email: null, isGuest: true, settings: this.settings };
	}

	#inbox(): Down {
		return {
			type: "inbox",
			self: this.self,
			conversations: [summary(conversationId, { head: this.head }), ...this.others],
			saved: [...this.saved.values()],
			now: 1,
		};
	}

	#meet(socket: FakeSocket): void {
		socket.addEventListener("sent", () => this.#hear(socket, socket.sent.at(-1) ?? ""));
		socket.addEventListener("closing", () => this.#joined.delete(socket));
		queueMicrotask(() => {
			if (!this.acceptsSockets || !this.hasNetwork || !this.isSignedIn) socket.fail();
			else socket.accept();
		});
	}

	#hear(socket: FakeSocket, text: string): void {
		if (text === "ping") {
			queueMicrotask(() => socket.receive("pong"));
			return;
		}
		const frame = JSON.parse(text);
		queueMicrotask(() => {
			if (socket.readyState !== 1) return;
			if (frame.type === "join_inbox") {
				socket.receive(this.#inbox());
				this.#inboxes.add(socket);
				return;
			}
			const replies = this.#handle(frame);
			for (const reply of replies) socket.receive(reply);
			if (frame.type === "join_conversation") this.#joined.add(socket);
			if (replies.some((reply) => reply.type === "error" && reply.code === "start_again")) socket.closeWith(4509);
		});
	}

	/** Does what `frame` says, tells the sockets, and answers what only the sender gets. */
	#handle(frame: ConversationUp): Down[] {
		switch (frame.type) {
			case "join_conversation":
				this.seen.push(`join ${frame.after}`);
				return [this.#join(frame.after)];
			case "send_message":
				this.seen.push(`send ${frame.clientId} ${frame.body.text}`);
				return this.#send(frame);
			case "edit_message":
			case "delete_message":
			case "react":
			case "pin_message":
				this.seen.push(`${frame.type} ${frame.clientId} ${frame.seq}`);
				return this.swallowsSends ? [] : this.change(frame);
			case "mark_read":
			case "mark_delivered":
				this.seen.push(`${frame.type} ${frame.seq}`);
				return [];
			case "read_thread":
				this.seen.push(`read_thread ${frame.thread} ${frame.seq}`);
				return [];
			case "follow_thread":
				this.seen.push(`follow_thread ${frame.thread} ${frame.on}`);
				return [];
			case "typing":
				this.seen.push(`typing ${frame.on}`);
				return [];
			case "set_presence":
				this.seen.push(`away ${frame.away}`);
				return [];
			case "leave_conversation":
				return [];
		}
	}

	#join(after: number | null): Joined | Extract<Down, { type: "error" }> {
		if (after !== null && after > this.head) return { type: "error", code: "start_again", detail: "" };
		const rest = this.log.filter((event) => seqOf(event) > (after ?? 0));
		const frames = after === null ? rest.slice(-pageSize) : rest.slice(0, pageSize);
		return joined(this.head, frames, {
			self: this.self,
			pins: [...this.pins],
			more: rest.length > frames.length,
			prev: this.#hashBefore(frames[0] === undefined ? this.head + 1 : seqOf(frames[0])),
			members: [...this.members.values()].map((one) => ({ ...one, lastSeen: null })),
		});
	}

	#send({ clientId, body: { text }, ...more }: Omit<SendMessage, "type">): Down[] {
		if (this.swallowsSends) return [];
		const refusal = this.refusals.get(clientId) ?? this.refusals.get(text);
		if (refusal !== undefined) return [{ type: "rejected", clientId, detail: `no: ${refusal.code}`, ...refusal }];
		const known = this.log.find((event) => event.type === "new_message" && event.message.clientId === clientId);
		if (known !== undefined) return [known];
		const { replyTo, forwarded, thread, toConversation } = more;
		this.say(text, "ann", clientId, {
			...(replyTo === undefined ? {} : { replyTo }),
			...(forwarded ? { forwarded } : {}),
			...(thread === undefined ? {} : { thread }),
			...(toConversation ? { toConversation } : {}),
		});
		return [];
	}

	/** Does what a frame asks for, or says why not; a repetition is answered with what is stored. */
	change(frame: Exclude<WritingUp, SendMessage>, actor = "ann"): Down[] {
		const { clientId } = frame;
		const refusal = this.refusals.get(clientId) ?? this.refusals.get(frame.type);
		if (refusal !== undefined) return [{ type: "rejected", clientId, detail: `no: ${refusal.code}`, ...refusal }];
		const known = this.log.find((event) => clientIdOf(event) === clientId);
		if (known !== undefined) return [known];
		const fields = { seq: this.head + 1, at: 1, actor, hash: "", clientId, target: frame.seq };
		this.#append(changeOf(frame, fields, this.log));
		return [];
	}

	#append(event: LogEvent): void {
		this.log.push(event);
		this.chain(this.head);
		this.log.splice(0, this.head, ...withoutErased(this.log));
		this.announce(event);
	}

	/** The pinned messages. */
	get pins(): readonly number[] {
		return this.log.reduce<readonly number[]>((pins, event) => {
			if (event.type === "message_deleted") return withPin(pins, event.target, false);
			return event.type === "pin_changed" ? withPin(pins, event.target, event.on) : pins;
		}, []);
	}

	/** A message as it is now. */
	messageAt(seq: number): Message | null {
		const event = this.log[seq - 1];
		if (event?.type !== "new_message") return null;
		const edit = this.log.findLast((one) => one.type === "message_edited" && one.target === seq);
		if (edit?.type !== "message_edited" || event.message.deleted !== undefined) return event.message;
		return { ...event.message, body: edit.body, edited: { seq: edit.seq, at: edit.at } };
	}

	/** PATCH, PUT and DELETE of a message, its pin and its reactions. */
	#changeByRest(method: string, path: string, clientId: string, text: string): Response {
		const [, seq, pin, emoji] = /^C\/messages\/(\d+)(?:\/(pin)|\/reactions\/(.*))?$/.exec(path) ?? [];
		const target = { clientId, seq: Number(seq) };
		const [answer] =
			pin !== undefined
				? this.change({ type: "pin_message", ...target, on: method === "PUT" })
				: emoji !== undefined
					? this.change({ type: "react", ...target, emoji: decodeURIComponent(emoji), on: method === "PUT" })
					: method === "PATCH"
						? this.change({ type: "edit_message", ...target, body: { text } })
						: this.change({ type: "delete_message", ...target });
		if (answer?.type !== "rejected") return new Response(null, { status: 204 });
		return problem(answer.retryable ? 429 : 409, answer.code);
	}

	#exchange(after: number | null, frames: ConversationUp[]): Response {
		const replies = frames.flatMap((frame) => this.#handle(frame));
		const join = replies.find((reply) => reply.type === "joined");
		const from =
			join === undefined ? (after ?? 0) : join.frames.length === 0 ? join.head : seqOf(join.frames.at(-1) as LogEvent);
		const news = this.log.filter((event) => seqOf(event) > from);
		const page = news.slice(0, pageSize);
		const all = [...replies, ...page];
		if (all.length === 0 && frames.length === 0) return new Response(null, { status: 204 });
		return json({ frames: all, cursor: "1-1", more: news.length > page.length });
	}

	#post(sent: Omit<SendMessage, "type">): Response {
		const { clientId, body } = sent;
		this.seen.push(`post ${clientId} ${body.text}`);
		const refusal = this.refusals.get(clientId) ?? this.refusals.get(body.text);
		if (refusal !== undefined) return problem(refusal.retryable ? 429 : 422, refusal.code);
		this.#send(sent);
		const stored = this.log.find((event) => event.type === "new_message" && event.message.clientId === clientId);
		return stored?.type === "new_message" ? json(stored.message, 201) : problem(500, "internal");
	}

	/** RS6, RS8, TH3: messages as they are now. */
	#messages(query: URLSearchParams): { messages: Message[]; hasMore: boolean } {
		const thread = query.has("thread") ? Number(query.get("thread")) : null;
		const all = this.log.flatMap((event) =>
			event.type === "new_message" && showsIn(event.message, thread) && event.message.seq !== thread
				? [event.message]
				: [],
		);
		const changes = this.log.filter(isChange);
		const asked = Number(query.get("limit") ?? pageSize);
		const limit = thread === null ? asked : Math.min(asked, threadPageSize);
		const number = (name: string) => (query.has(name) ? Number(query.get(name)) : undefined);
		const [before, after, around, date] = ["before", "after", "around", "date"].map(number);
		const middle = around ?? (date === undefined ? undefined : all.find(({ at }) => at >= date)?.seq);
		const below = all.filter(({ seq }) => seq < (middle ?? before ?? Number.POSITIVE_INFINITY));
		const above = all.filter(({ seq }) => seq > (after ?? (middle ?? Number.POSITIVE_INFINITY) - 1));
		const older = after === undefined ? below.slice(-Math.ceil(limit / (middle === undefined ? 1 : 2))) : [];
		const newer = above.slice(0, middle === undefined ? limit : Math.ceil(limit / 2));
		const isAll = (after !== undefined || older.length === below.length) && newer.length === above.length;
		const now = (message: Message) =>
			changes.filter(({ target }) => target === message.seq).reduce(changedMessage, message);
		return { messages: [...older, ...newer].map(now), hasMore: !isAll };
	}

	#events(before: number): Response {
		const older = this.log.filter((event) => seqOf(event) < before);
		const events = older.slice(-pageSize);
		const prev = this.#hashBefore(events[0] === undefined ? 1 : seqOf(events[0]));
		return json({ events, hasMore: older.length > pageSize, prev });
	}
}

/** The event that a change becomes. */
function changeOf(
	frame: Exclude<WritingUp, SendMessage>,
	fields: { seq: number; at: number; actor: string; hash: string; clientId: string; target: number },
	log: readonly LogEvent[],
): LogEvent {
	switch (frame.type) {
		case "edit_message":
			return { type: "message_edited", ...fields, body: frame.body, salt: "salt" };
		case "react":
			return { type: "reaction_changed", ...fields, emoji: frame.emoji, on: frame.on };
		case "pin_message":
			return { type: "pin_changed", ...fields, on: frame.on };
		case "delete_message": {
			const edits = log.filter((event) => event.type === "message_edited" && event.target === frame.seq);
			return { type: "message_deleted", ...fields, erased: [frame.seq, ...edits.map(seqOf)] };
		}
	}
}
