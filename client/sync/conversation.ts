/**
 * One open conversation: shows this device's copy, follows what its link
 * brings, asks for what is missing, and says where this person stands.
 */
import { batch, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ThreadStanding } from "../../src/protocol/entities.ts";
import type { ConversationUp, JoinConversation } from "../../src/protocol/up.ts";
import { WIRE_VERSION } from "../../src/protocol/version.ts";
import type { LogStore } from "../local/log-store.ts";
import { applyFrame, emptyConversation, forgetLog, newestOfOthers, withOutbox } from "../store/conversation.ts";
import type { ConversationState, LinkState } from "../store/model.ts";
import { fromCopy, snapshotOf } from "../store/snapshot.ts";
import { withBroken } from "../store/verify.ts";
import type { Api } from "../transport/api.ts";
import type { Environment } from "../transport/environment.ts";
import { conversationPath } from "../transport/paths.ts";
import { Copy } from "./copy.ts";
import { History } from "./history.ts";
import { Intake, type Taken } from "./intake.ts";
import { laneMode } from "./lane.ts";
import { Link } from "./link.ts";
import { linkTo } from "./link-to.ts";
import type { Outbox } from "./outbox.ts";
import { Positions } from "./positions.ts";
import { ThreadPositions } from "./thread-positions.ts";
import { TypingEnds, TypingSign } from "./typing.ts";

/** A longer gap is not closed event by event: the newest page is shown, the rest is loaded on demand. */
export const longestGap = 500;

/** Moved positions are stored together after this, in ms; they are told again with each `joined`. */
export const positionsStoredAfter = 2_000;

export interface ConversationOptions {
	id: string;
	self: string;
	environment: Environment;
	api: Api;
	outbox: Outbox;
	logs: LogStore;
	/** Whether nobody is in front of this page (PR4). */
	away: ReadonlySignal<boolean>;
	/** Whether this person hides what they read, and so is not shown what others have (RD6). */
	hidesRead(): boolean;
	/** The highest seq of the log that the inbox knows; 0: none. */
	knownHead(): number;
	checkSession(): Promise<"signed_in" | "signed_out" | "unreachable">;
}

export class ConversationSession {
	readonly #options: ConversationOptions;
	readonly #state = signal<ConversationState>(emptyConversation("", ""));
	readonly #copy: Copy;
	readonly #intake: Intake;
	readonly #link: Link;
	readonly #positions: Positions;
	readonly #threadPositions: ThreadPositions;
	readonly #typing: TypingSign;
	readonly #stopEffects: (() => void)[];
	/** What is shown above the newest events. */
	readonly history: History;
	/** Whether a join that asks for missing events is on its way. */
	#isAsking = false;
	#isOver = false;
	readonly #typingEnds: TypingEnds;
	#cancelSnapshot: (() => void) | null = null;

	constructor(options: ConversationOptions) {
		const { id, self, environment, outbox, checkSession, logs } = options;
		this.#options = options;
		this.#state.value = emptyConversation(id, self);
		this.#copy = new Copy({
			logs,
			userId: self,
			conversationId: id,
			clock: environment.clock,
			contradicted: (seq) => this.#noteBroken(seq),
		});
		this.#intake = new Intake({
			copy: this.#copy,
			state: () => this.#state.peek(),
			now: () => environment.clock.now(),
			pause: environment.pause,
			taken: (taken) => this.#taken(taken),
			settled: (sent, isStored) => this.#settle(sent, isStored),
			superseded: () => {
				this.#startAgain();
				this.#ask(null);
			},
		});
		this.history = new History({
			...options,
			copy: this.#copy,
			state: () => this.#state.peek(),
			set: (state) => this.#set(state),
			settle: (sent, isStored) => this.#settle(sent, isStored),
			brokenFound: () => this.#storeSnapshot(),
		});
		const send = (frame: ConversationUp) => this.#link.send(frame);
		this.#link = new Link({
			...linkTo(environment, conversationPath(id), self),
			hello: () => this.#hello(),
			checkSession,
			received: (frames) => this.#intake.take(frames),
			lost: () => this.#lost(),
			startAgain: () => this.#startAgain(),
		});
		this.#positions = new Positions(environment.clock, send);
		this.#threadPositions = new ThreadPositions(environment.clock, send);
		this.#typing = new TypingSign(environment.clock, send, () => this.state.peek().coarse);
		this.#typingEnds = new TypingEnds(
			environment.clock,
			() => this.#state.peek(),
			(state) => this.#set(state),
		);
		this.#stopEffects = [
			effect(() => {
				const rows = outbox.rows.value.filter((row) => row.conversationId === id);
				this.#set(withOutbox(this.#state.peek(), rows));
			}),
			// A connection begins as one with somebody in front of it: only a change is told, and what differs after a join.
			effect(() => void send({ type: "set_presence", away: options.away.value })),
			effect(() => {
				const link = this.#link.state.value;
				if (link.name !== "ended" || link.reason === "bad_client") return;
				// CV5: whoever is no member has no copy.
				this.#intake.drop();
				this.#copy.remove();
			}),
		];
	}

	get state(): ReadonlySignal<ConversationState> {
		return this.#state;
	}

	get link(): ReadonlySignal<LinkState> {
		return this.#link.state;
	}

	/** Shows what is on this device, then connects. */
	async start(): Promise<void> {
		const link = this.#link;
		this.#options.outbox.attach(this.#options.id, {
			mode: () => laneMode(link.state.peek()),
			send: (f) => link.send(f),
		});
		const copy = await this.#copy.open();
		if (this.#isOver) return;
		if (copy !== null) this.#set(fromCopy(this.#state.peek(), copy, this.#options.hidesRead()));
		this.#link.start();
	}

	markThreadRead(thread: number, seq: number): void {
		this.#threadPositions.read(thread, Math.min(seq, this.#state.peek().cursor));
	}

	/** The server has answered where this person stands in a thread. */
	stands(standing: ThreadStanding): void {
		this.#set(applyFrame(this.#state.peek(), { type: "thread_status", ...standing }, 0));
	}

	markRead(seq: number): void {
		this.#positions.read(Math.min(seq, this.#state.peek().cursor));
	}

	setTyping(on: boolean): void {
		this.#typing.set(on);
	}

	reconnect(): void {
		this.#link.reconnect();
	}

	/** The session has ended. */
	signOut(): void {
		this.#end();
		this.#copy.close();
		this.#link.signOut();
	}

	close(): void {
		this.#typing.set(false);
		this.#positions.close();
		this.#threadPositions.close();
		if (this.#cancelSnapshot !== null) this.#storeSnapshot();
		this.#end();
		for (const stop of this.#stopEffects) stop();
		this.#link.stop();
		this.#options.outbox.attach(this.#options.id, null);
	}

	#end(): void {
		this.#isOver = true;
		this.#typingEnds.cancel();
		this.#cancelSnapshot?.();
		this.#intake.drop();
	}

	/** RS1, RS3: a copy that is far behind does not ask for what it would not show. */
	#hello(): JoinConversation {
		const { loaded, cursor } = this.#state.peek();
		const isNear = loaded && this.#options.knownHead() - cursor <= longestGap;
		return { type: "join_conversation", version: WIRE_VERSION, after: isNear ? cursor : null };
	}

	#taken({ frames, next: taken, sent, isStored }: Taken): void {
		const { id, outbox } = this.#options;
		const before = this.#state.peek();
		const joined = frames.some((frame) => frame.type === "joined");
		if (joined) this.#isAsking = false;
		const next = this.history.bounded(taken);
		// In one step, so that a message is never seen twice or not at all.
		batch(() => {
			this.#settle(sent, isStored);
			this.#set(withOutbox(next, outbox.rowsOf(id)));
		});
		for (const frame of frames) {
			if (frame.type === "rejected") outbox.rejected(id, frame);
			if (frame.type === "thread_status") this.#threadPositions.confirmed(frame);
			if (frame.type === "joined") this.#threadPositions.rejoined(frame.threads);
			if (frame.type !== "message_status" && frame.type !== "thread_status") continue;
			if (frame.type === "message_status" && frame.userId === next.self) this.#positions.confirmed(frame);
			this.#cancelSnapshot ??= this.#options.environment.clock.after(positionsStoredAfter, () => this.#storeSnapshot());
		}
		this.#typingEnds.plan();
		this.#askForMissing(next, joined && next.cursor === before.cursor && before.loaded);
		this.#link.setCaughtUp(this.#intake.isCurrent && next.loaded && next.cursor >= next.head);
		const me = next.members.get(next.self);
		if (joined && me !== undefined) this.#positions.rejoined(me);
		if (joined || next.cursor !== before.cursor) this.#markDelivered(next);
		if (joined) outbox.connected(id);
		if (joined) void this.history.refresh();
		if (joined && this.#options.away.peek()) this.#link.send({ type: "set_presence", away: true });
	}

	/** The log's copies of own messages, whether they are new here or not. */
	#settle(sent: readonly string[], isStored: boolean): void {
		for (const clientId of sent) this.#options.outbox.stored(this.#options.id, clientId, isStored);
	}

	/** HC3. */
	#noteBroken(seq: number): void {
		const next = withBroken(this.#state.peek(), seq);
		if (next === this.#state.peek()) return;
		this.#set(next);
		this.#storeSnapshot();
	}

	#storeSnapshot(): void {
		this.#cancelSnapshot?.();
		this.#cancelSnapshot = null;
		const state = this.#state.peek();
		if (state.loaded) void this.#copy.save({ events: [], snapshot: snapshotOf(state, state.cursor), sent: [] });
	}

	/** RS4. */
	#startAgain(): void {
		this.#intake.drop();
		this.#copy.startAgain();
		this.#set(forgetLog(this.#state.peek()));
	}

	/** EV6, RS1. `isStuck`: the last answer brought nothing new; asking again at once would not either. */
	#askForMissing(state: ConversationState, isStuck: boolean): void {
		const gap = state.head - state.cursor;
		if (!state.loaded || gap <= 0 || this.#isAsking || isStuck) return;
		this.#ask(gap > longestGap ? null : state.cursor);
	}

	#ask(after: number | null): void {
		this.#isAsking = this.#link.send({ type: "join_conversation", version: WIRE_VERSION, after });
	}

	/** RD1: up to the newest message of somebody else. */
	#markDelivered(state: ConversationState): void {
		const seq = newestOfOthers(state);
		if (seq > (state.members.get(state.self)?.delivered ?? 0)) this.#positions.delivered(seq);
	}

	#lost(): void {
		this.#isAsking = false;
		this.#intake.lost();
		this.#options.outbox.disconnected(this.#options.id);
	}

	#set(next: ConversationState): void {
		if (next !== this.#state.peek()) this.#state.value = next;
	}
}
