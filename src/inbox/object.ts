/**
 * The Durable Object of one person: their list of conversations, and where
 * their sessions have sockets open. The shell around the rules in inbox.ts.
 */
import { DurableObject } from "cloudflare:workers";
import type { VersionedSummary } from "../conversation/notify.ts";
import type { Caller, DatedSettings, Env, Names } from "../env.ts";
import { countSave } from "../limiter/person.ts";
import { Agenda } from "../objects/agenda.ts";
import { failureFrame, Gate, refuseFrame } from "../objects/gate.ts";
import { Sockets, signedOutFrame, silence } from "../objects/sockets.ts";
import { openUpgrade, refusedUpgrade } from "../objects/upgrade.ts";
import { decodeInboxUp } from "../protocol/codec.ts";
import type { Down } from "../protocol/down.ts";
import type { ConversationSummary, ListMarks, PatchListMarks } from "../protocol/entities.ts";
import type { SavedMessage } from "../protocol/saved.ts";
import type { InboxExchange, InboxUp } from "../protocol/up.ts";
import { refuseVersion } from "../protocol/version.ts";
import { rate } from "../rates.ts";
import { ok, type Result, refuse } from "../result.ts";
import { migrate } from "../storage/migrate.ts";
import { sqlOf } from "../storage/sql.ts";
import { ConversationList, type InboxStore, type Standing } from "./inbox.ts";
import { Later } from "./later.ts";
import { migrations } from "./migrations.ts";
import { Revisions } from "./revisions.ts";
import { SavedMessages, type SavedName, type SavedRequest } from "./saved.ts";
import { createSavedStore } from "./saved-store.ts";
import { Saving } from "./saving.ts";
import { createInboxStore } from "./store.ts";

/** Someone who polls looks at the list for this long after a poll: hidden pages poll every 30 s. */
const pollerMs = 40_000;
/** HS2. */
const notJoined = { code: "not_joined", detail: "The first frame must be join_inbox." } as const;

/** ER6: whatever is not on the list, for whatever reason. */
const notOnList = refuse("not_found", "There is no such conversation, or you are not in it.");

/** What an inbox exchange brings; null: nothing is new and nothing was asked (204). */
export type InboxExchangeAnswer = { frames: Down[]; rev: number } | null;

export class Inbox extends DurableObject<Env> {
	private readonly clock = () => Date.now();
	private readonly store: InboxStore;
	private readonly list: ConversationList;
	private readonly saved: SavedMessages;
	private readonly saving: Saving;
	private readonly later: Later;
	private readonly sockets: Sockets;
	private readonly gate: Gate;
	private readonly agenda: Agenda;
	private polledAt = 0;
	/** Joins that wait for the list. */
	private joining = 0;

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		const sql = sqlOf(ctx.storage);
		migrate(sql, migrations);
		this.store = createInboxStore(sql);
		// An inbox is not told whether anybody looks.
		this.sockets = new Sockets(ctx, this.clock, Number.POSITIVE_INFINITY, () => silence.away);
		const revs = new Revisions(this.clock);
		this.list = new ConversationList(this.store, this.clock, revs);
		const isListed = (conversationId: string) => this.list.has(conversationId);
		this.saved = new SavedMessages(createSavedStore(sql), revs, isListed, this.clock);
		const { clock, store, saved, sockets } = this;
		this.later = new Later({ storage: ctx.storage, env, store, saved, sockets, clock });
		this.saving = new Saving({
			saved,
			clock,
			isListed,
			ask: (caller, { conversationId, seq }) => env.CONVERSATION.getByName(conversationId).message(caller, seq),
			count: () => countSave(env, ctx.id.name ?? ""),
			tell: (frames) => this.later.tell(frames),
		});
		this.gate = new Gate(rate(env, "FRAMES_PER_SECOND"), this.clock);
		this.agenda = new Agenda(() => this.work(), this.clock);
		this.plan();
	}

	/** An upgrade from the Worker (CV6). */
	override fetch(request: Request): Response {
		const { caller, protocol } = openUpgrade(request);
		const now = this.clock();
		this.sockets.closeSilent(now);
		if (this.sockets.open(caller.userId).length >= rate(this.env, "SOCKETS_PER_PERSON")) {
			return new Response(null, { status: 429 });
		}
		if (this.store.hasEnded(caller.sessionId)) return refusedUpgrade("signedOut", signedOutFrame, protocol);
		const { response } = this.sockets.accept(caller, protocol, now);
		this.plan();
		return response;
	}

	override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
		if (!this.sockets.isHeard(socket)) return;
		const { caller, joined } = this.sockets.attachment(socket);
		const passed = this.gate.pass(socket, caller, data, decodeInboxUp);
		if (!passed.ok) {
			refuseFrame(this.sockets, socket, passed.refusal);
			return;
		}
		const { frame: asked } = passed;
		if (asked.type !== "join_inbox") {
			const { clientId } = asked;
			const answer: Down | null = joined
				? await this.saving.answer(caller, asked)
				: { type: "rejected", clientId, ...notJoined, retryable: true };
			if (answer !== null && this.sockets.isOpen(socket)) this.sockets.send(socket, [answer]);
			return;
		}
		const refused = refuseVersion(asked.version);
		if (refused !== null) {
			this.sockets.refuse(socket, "badFrame", refused);
			return;
		}
		// Somebody looks from here on, but hears of changes only after the list, which has all up to then.
		this.joining++;
		this.sockets.noteHello(socket);
		const frame = await this.inboxFrame(caller)
			.catch((error: unknown) => console.error("a list could not be made", error))
			.finally(() => this.joining--);
		if (!this.sockets.isOpen(socket)) return;
		if (frame === undefined) {
			// It comes again, and asks again.
			this.sockets.close(socket, "restart");
			return;
		}
		this.sockets.markJoined(socket);
		this.sockets.send(socket, [frame]);
	}

	override webSocketClose(socket: WebSocket, code: number): void {
		this.sockets.answerClose(socket, code);
	}

	override webSocketError(socket: WebSocket): void {
		this.sockets.lost(socket);
	}

	/** A conversation hands in its newest summary; the answer says whether somebody looks. */
	update(news: VersionedSummary): { watching: boolean } {
		this.sockets.closeSilent(this.clock());
		const watching = this.isWatched();
		const wasListed = this.list.has(news.summary.id);
		const frame = this.list.update(news, watching);
		if (frame !== null) this.sockets.broadcast([frame], this.clock());
		const revealed = wasListed ? [] : this.saved.reveal(news.summary.id);
		if (revealed.length > 0) this.ctx.waitUntil(this.later.tell(revealed));
		return { watching };
	}

	/** The person is no longer a member of this conversation. */
	remove(conversationId: string): void {
		const frame = this.list.remove(conversationId);
		if (frame !== null) this.sockets.broadcast([frame], this.clock());
	}

	/** CV2. */
	async conversations(): Promise<ConversationSummary[]> {
		await this.refresh();
		return this.list.conversations();
	}

	/** CV8: the person marks a conversation for themselves. */
	async mark(conversationId: string, patch: PatchListMarks): Promise<Result<ConversationSummary>> {
		if (!this.list.has(conversationId)) return notOnList;
		await this.refresh(conversationId);
		const standing = await this.env.CONVERSATION.getByName(conversationId).standingOf(this.ctx.id.name ?? "");
		const marked = standing === null ? null : this.list.mark(conversationId, standing, patch);
		if (marked === null) return notOnList;
		if (marked.frame !== null) this.sockets.broadcast([marked.frame], this.clock());
		return ok(marked.row);
	}

	/** What the person has set for a conversation in which they stand so (CV8). */
	marksOf(conversationId: string, standing: Standing): ListMarks {
		return this.list.marksOf(conversationId, standing);
	}

	/** SM1, SM2. */
	async save(caller: Caller, name: SavedName, remindAt: number | null): Promise<Result<SavedMessage>> {
		const done = await this.saving.save(caller, name, remindAt);
		return done.ok ? ok(done.value.saved) : done;
	}

	/** SM3. Answers whether it was saved. */
	unsave(name: SavedName): Promise<Result<boolean>> {
		return this.saving.unsave(name);
	}

	/** SM7, without the messages themselves. */
	async savedPage(request: SavedRequest): Promise<{ saved: SavedMessage[]; hasMore: boolean }> {
		await this.later.settle();
		return this.saved.page(request);
	}

	/** CV7. */
	async exchange(caller: Caller, request: InboxExchange): Promise<InboxExchangeAnswer> {
		this.polledAt = this.clock();
		const frames: Down[] = [];
		let joins = request.after === null;
		for (const value of request.frames) {
			const decoded = decodeInboxUp(value);
			const answer = decoded.ok ? await this.answerPolled(caller, decoded.value) : failureFrame(decoded.failure);
			if (answer === "joins") joins = true;
			else if (answer !== null) frames.push(answer);
		}
		await this.refresh();
		await this.later.settle();
		const after = request.after ?? 0;
		const savedSince = this.saved.changesAfter(after);
		if (joins || savedSince === null) frames.push(await this.inboxFrame(caller));
		else frames.push(...this.list.changesAfter(after), ...savedSince);
		if (frames.length === 0 && request.frames.length === 0) return null;
		return { frames, rev: this.list.rev() };
	}

	/** A socket of this session was accepted by a conversation; false: the session has ended, close it. */
	notePlace(sessionId: string, conversationId: string): boolean {
		if (this.store.hasEnded(sessionId)) return false;
		this.store.notePlace(sessionId, conversationId, this.clock());
		return true;
	}

	/** The person has new names: every conversation tells them. One that is out of reach learns them at the next join. */
	async rename(names: Names): Promise<void> {
		const userId = this.ctx.id.name ?? "";
		await this.list.forEach(async (conversationId) => {
			await this.env.CONVERSATION.getByName(conversationId).rename(userId, names);
		});
	}

	/** The person has other settings: every conversation takes them. One that is out of reach takes them at the next join. */
	async tellSettings(settings: DatedSettings): Promise<void> {
		const userId = this.ctx.id.name ?? "";
		await this.list.forEach(async (conversationId) => {
			await this.env.CONVERSATION.getByName(conversationId).takeSettings(userId, settings);
		});
	}

	/** A session has ended: its sockets here and in every conversation are closed (ID5). */
	async endSession(sessionId: string): Promise<void> {
		this.store.endSession(sessionId, this.clock());
		for (const socket of this.sockets.open()) {
			if (this.sockets.attachment(socket).caller.sessionId === sessionId) this.refuseSignedOut(socket);
		}
		await this.later.closePlaces(sessionId);
	}

	/** Reminders, and what could not be told before. Runs at least once. */
	override alarm(): Promise<void> {
		return this.later.ring();
	}

	/** "joins": the whole list is asked for; null: what is to be told comes with the changes. */
	private async answerPolled(caller: Caller, frame: InboxUp): Promise<Down | "joins" | null> {
		if (frame.type === "join_inbox") return refuseVersion(frame.version) ?? "joins";
		return this.saving.answer(caller, frame);
	}

	private refuseSignedOut(socket: WebSocket): void {
		this.sockets.refuse(socket, "signedOut", signedOutFrame);
	}

	private async inboxFrame(caller: Caller): Promise<Down> {
		await this.refresh();
		await this.later.remind();
		const conversations = this.list.conversations();
		return { type: "inbox", self: caller.userId, conversations, saved: this.saved.newest(), now: this.clock() };
	}

	private refresh(only?: string): Promise<void> {
		const userId = this.ctx.id.name ?? "";
		return this.list.refresh(
			(conversationId) => this.env.CONVERSATION.getByName(conversationId).takeSummary(userId),
			(frame) => this.sockets.broadcast([frame], this.clock()),
			only,
		);
	}

	private isWatched(): boolean {
		return this.joining > 0 || this.sockets.people().size > 0 || this.clock() - this.polledAt < pollerMs;
	}

	private plan(): void {
		this.agenda.plan(this.sockets.helloDueAt());
	}

	/** Closes sockets that never joined. Called by the agenda; a test may call it at any time. */
	work(): void {
		this.sockets.closeStrangers(this.clock(), "join_inbox");
		this.plan();
	}
}
