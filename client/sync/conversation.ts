/**
 * One open conversation: applies what its link brings, asks for what is
 * missing, and says where this person stands.
 */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { type Down, type LogEvent, seqOf } from "../../src/protocol/down.ts";
import { type Message, refuseText } from "../../src/protocol/entities.ts";
import type { ConversationUp, JoinConversation } from "../../src/protocol/up.ts";
import { WIRE_VERSION } from "../../src/protocol/version.ts";
import {
	applyFrame,
	emptyConversation,
	expireTyping,
	forgetLog,
	nextTypingEnd,
	prependOlder,
	withOutbox,
} from "../store/conversation.ts";
import type { ConversationState, LinkState, VerbResult } from "../store/model.ts";
import { type Api, conversationPath } from "../transport/api.ts";
import type { Environment } from "../transport/environment.ts";
import { PollTransport } from "../transport/poll.ts";
import { SocketTransport } from "../transport/socket.ts";
import { Link } from "./link.ts";
import type { Outbox } from "./outbox.ts";
import { Positions } from "./positions.ts";
import { TypingSign } from "./typing.ts";
import { refusal, toVerb } from "./verbs.ts";

/** A longer gap is not closed event by event: the newest page is shown, the rest is loaded on demand. */
export const longestGap = 500;

export interface ConversationOptions {
	id: string;
	self: string;
	environment: Environment;
	api: Api;
	outbox: Outbox;
	checkSession(): Promise<"signed_in" | "signed_out" | "unreachable">;
}

export class ConversationSession {
	readonly #options: ConversationOptions;
	readonly #state = signal<ConversationState>(emptyConversation("", ""));
	readonly #link: Link;
	readonly #positions: Positions;
	readonly #typing: TypingSign;
	readonly #stopOutbox: () => void;
	/** Whether a join that asks for missing events is on its way. */
	#isAsking = false;
	#cancelTypingEnd = () => {};

	constructor(options: ConversationOptions) {
		const { id, self, environment, outbox, checkSession } = options;
		this.#options = options;
		this.#state.value = emptyConversation(id, self);
		const url = environment.origin + conversationPath(id);
		const send = (frame: ConversationUp) => this.#link.send(frame);
		this.#link = new Link({
			environment,
			makeSocket:
				environment.WebSocket === undefined
					? null
					: () => new SocketTransport(`${url.replace(/^http/, "ws")}/socket`, environment),
			makePoll: () => new PollTransport(`${url}/exchange`, environment),
			hello: () => this.#hello(),
			checkSession,
			received: (frames) => this.#receive(frames),
			lost: () => this.#lost(),
			startAgain: () => {
				this.#state.value = forgetLog(this.#state.peek());
			},
		});
		this.#positions = new Positions(environment.clock, send);
		this.#typing = new TypingSign(environment.clock, send);
		this.#stopOutbox = effect(() => {
			const rows = outbox.rows.value.filter((row) => row.conversationId === id);
			this.#set(withOutbox(this.#state.peek(), rows));
		});
	}

	get state(): ReadonlySignal<ConversationState> {
		return this.#state;
	}

	get link(): ReadonlySignal<LinkState> {
		return this.#link.state;
	}

	start(): void {
		this.#link.start();
		this.#options.outbox.attach(this.#options.id, { mode: () => this.#laneMode(), send: (f) => this.#link.send(f) });
	}

	/** Stores the message; it is sent from the outbox. */
	async send(text: string): Promise<VerbResult> {
		const wrong = refuseText(text);
		if (wrong !== null) return refusal(wrong);
		this.#typing.set(false);
		await this.#options.outbox.add(this.#options.id, text);
		return { ok: true, value: undefined };
	}

	markRead(seq: number): void {
		this.#positions.read(Math.min(seq, this.#state.peek().cursor));
	}

	setTyping(on: boolean): void {
		this.#typing.set(on);
	}

	/** Loads a page of older messages, if there are any and none is being loaded. */
	async loadOlder(): Promise<VerbResult> {
		const { id, api } = this.#options;
		const { loaded, hasOlder, loadingOlder, cursor, events } = this.#state.peek();
		if (!loaded || !hasOlder || loadingOlder) return { ok: true, value: undefined };
		const [first] = events;
		const before = first === undefined ? cursor + 1 : seqOf(first);
		this.#set({ ...this.#state.peek(), loadingOlder: true });
		const result = await api.history(id, before);
		const state = this.#state.peek();
		const firstNow = state.events[0];
		// The newest page may have replaced everything meanwhile; then this page would leave a hole.
		const isStale = first !== undefined && (firstNow === undefined || seqOf(firstNow) !== before);
		if (!result.ok || isStale) {
			this.#set({ ...state, loadingOlder: false });
			return result.ok ? { ok: true, value: undefined } : toVerb(result);
		}
		for (const message of result.value.messages) this.#settle(message);
		const next = prependOlder(state, result.value.messages, result.value.hasMore);
		this.#set(withOutbox(next, this.#options.outbox.rowsOf(id)));
		return { ok: true, value: undefined };
	}

	reconnect(): void {
		this.#link.reconnect();
	}

	/** The session has ended. */
	signOut(): void {
		this.#link.signOut();
	}

	close(): void {
		this.#typing.set(false);
		this.#positions.close();
		this.#cancelTypingEnd();
		this.#stopOutbox();
		this.#link.stop();
		this.#options.outbox.attach(this.#options.id, null);
	}

	#hello(): JoinConversation {
		const { loaded, cursor } = this.#state.peek();
		return { type: "join_conversation", version: WIRE_VERSION, after: loaded ? cursor : null };
	}

	#laneMode(): "frames" | "wait" | "rest" {
		const link = this.#link.state.peek();
		switch (link.name) {
			case "live":
			case "catching_up":
			case "polling":
				return "frames";
			case "connecting":
				return "wait";
			case "offline":
				return link.retryAt === null ? "rest" : "wait";
			case "signed_out":
			case "ended":
				return "rest";
		}
	}

	#receive(frames: readonly Down[]): void {
		const { id, environment, outbox } = this.#options;
		const before = this.#state.peek();
		let next = before;
		let joined = false;
		for (const frame of frames) {
			next = applyFrame(next, frame, environment.clock.now());
			if (frame.type === "joined") {
				joined = true;
				this.#isAsking = false;
				for (const event of frame.frames) this.#settleEvent(event);
			} else if (frame.type === "new_message") {
				this.#settleEvent(frame);
			} else if (frame.type === "message_status" && frame.userId === next.self) {
				this.#positions.confirmed(frame);
			} else if (frame.type === "rejected") {
				outbox.rejected(id, frame);
			}
		}
		// In one step, so that a message is never seen twice or not at all.
		this.#set(withOutbox(next, outbox.rowsOf(id)));
		this.#planTypingEnd();
		this.#askForMissing(next, joined && next.cursor === before.cursor && before.loaded);
		this.#link.setCaughtUp(next.loaded && next.cursor >= next.head);
		const me = next.members.get(next.self);
		if (joined && me !== undefined) this.#positions.rejoined(me);
		if (next.cursor !== before.cursor) this.#markDelivered(next);
		if (joined) outbox.connected(id);
	}

	/** The log's copy of an own message, whether it is new here or not. */
	#settle(message: Message): void {
		const { id, self, outbox } = this.#options;
		if (message.sender === self) outbox.stored(id, message.clientId);
	}

	#settleEvent(event: LogEvent): void {
		if (event.type === "new_message") this.#settle(event.message);
	}

	/** EV6, RS1. `isStuck`: the last answer brought nothing new; asking again at once would not either. */
	#askForMissing(state: ConversationState, isStuck: boolean): void {
		const gap = state.head - state.cursor;
		if (!state.loaded || gap <= 0 || this.#isAsking || isStuck) return;
		const after = gap > longestGap ? null : state.cursor;
		this.#isAsking = this.#link.send({ type: "join_conversation", version: WIRE_VERSION, after });
	}

	/** RD1: up to the newest message of somebody else. */
	#markDelivered(state: ConversationState): void {
		for (let index = state.events.length - 1; index >= 0; index--) {
			const event = state.events[index];
			if (event?.type !== "new_message" || event.message.sender === state.self) continue;
			const { seq } = event.message;
			if (seq > (state.members.get(state.self)?.delivered ?? 0)) this.#positions.delivered(seq);
			return;
		}
	}

	#planTypingEnd(): void {
		this.#cancelTypingEnd();
		const { clock } = this.#options.environment;
		const end = nextTypingEnd(this.#state.peek());
		if (end === null) return;
		this.#cancelTypingEnd = clock.after(Math.max(0, end - clock.now()), () => {
			this.#set(expireTyping(this.#state.peek(), clock.now()));
			this.#planTypingEnd();
		});
	}

	#lost(): void {
		this.#isAsking = false;
		this.#options.outbox.disconnected(this.#options.id);
	}

	#set(next: ConversationState): void {
		if (next !== this.#state.peek()) this.#state.value = next;
	}
}
