/**
 * One device of one person in one conversation, written from SPEC.md: a copy of
 * the log with a cursor, an outbox that keeps a message until its copy comes back,
 * and a socket or polling to carry both. It writes down all it does and sees.
 */
import type { Content, Entry } from "../checker/history.ts";
import { type Channel, type ChannelEvents, finalCodes, patience as times } from "./channel.ts";
import { Copy } from "./copy.ts";
import { Outbox } from "./outbox.ts";
import { PollChannel } from "./poll-channel.ts";
import type { Random } from "./random.ts";
import type { Recorder } from "./recorder.ts";
import { SocketChannel } from "./socket-channel.ts";
import { contentOf, type Frame, type Wire } from "./wire.ts";
import { callOf, contentOfWriting, type Writing } from "./writing.ts";

export interface DeviceOptions {
	name: string;
	person: string;
	conversation: string;
	wire: Wire;
	recorder: Recorder;
	random: Random;
	via?: "socket" | "polling";
	/** One of very many: keeps no copy of what it saw, and waits ten times as long before it gives up. */
	isOneOfMany?: boolean;
}

export class Device {
	readonly options: DeviceOptions;
	readonly copy = new Copy();
	cursor: number | null = 0;
	head = 0;
	via: "socket" | "polling";
	/** Set once the server said that there is nothing here for us. */
	isOut = false;
	#channel: Channel | null = null;
	#isReady = false;
	#connections = 0;
	#failures = 0;
	#retryAt = 0;
	#running = false;
	#isAsking = false;
	readonly #outbox = new Outbox();
	readonly #patience: number;

	constructor(options: DeviceOptions) {
		this.options = options;
		this.via = options.via ?? "socket";
		this.#patience = options.isOneOfMany === true ? 10 : 1;
	}

	get pending(): number {
		return this.#outbox.length;
	}

	get isLive(): boolean {
		return this.#isReady && this.cursor !== null && this.cursor >= this.head;
	}

	start(): void {
		this.#running = true;
		this.isOut = false;
		this.#connect();
	}

	stop(): void {
		this.#running = false;
		this.#drop();
	}

	/** Stores something to be sent. */
	write(writing: Writing): void {
		const clientId = `${this.options.random.next().toString(36).slice(2, 10)}-${this.#connections}`;
		this.#note({ kind: "send.invoke", ...this.#place(), clientId, ...contentOfWriting(writing) });
		this.#outbox.add(clientId, writing);
		this.#pump();
	}

	/** The oldest that waits goes out over REST too, in this very moment. Answers whether there was one. */
	duplicate(): boolean {
		const first = this.#outbox.oldest;
		if (first === undefined || this.#channel === null) return false;
		const { conversation, wire } = this.options;
		const { clientId, writing, hash } = first;
		this.#pump();
		const [method, path, content] = callOf(conversation, clientId, writing);
		wire.call(method, path, content).then(
			({ status, body }) => {
				// Of a change, the answer does not tell the event: its event will.
				if (writing.type !== "send_message") return;
				if ((status !== 200 && status !== 201) || body.seq === undefined) return;
				// Noted even if the socket has told it already: both must say the same.
				this.#note({ kind: "send.ok", ...this.#place(), clientId, seq: body.seq });
				this.#acknowledge({ seq: body.seq, clientId, hash });
			},
			() => this.#note({ kind: "send.info", ...this.#place(), clientId }),
		);
		return true;
	}

	/** Says how far this person is; `rest`: by a call whose answer tells where they stand. */
	claim(delivered: number, read: number, rest: boolean): void {
		const { person, conversation, wire } = this.options;
		this.#note({ kind: "claim", ...this.#place(), delivered: Math.max(delivered, read), read });
		if (!rest) {
			if (delivered > read) this.#channel?.send({ type: "mark_delivered", seq: delivered });
			if (read > 0) this.#channel?.send({ type: "mark_read", seq: read });
			return;
		}
		// The answer may be overtaken on its way: it is another connection.
		const at = { ...this.#place(), device: `${this.options.name} by REST`, user: person };
		wire.call("PUT", `/api/conversations/${conversation}/receipts`, { delivered, read }).then(
			({ status, body }) => {
				if (status !== 200) return;
				this.#note({ kind: "receipt", ...at, delivered: body.delivered ?? 0, read: body.read ?? 0 });
			},
			() => {},
		);
	}

	/** TH5: says how far this person has read a thread. */
	readThread(thread: number, seq: number): void {
		this.#channel?.send({ type: "read_thread", thread, seq });
	}

	/** TH4. Nothing tells whether it came through: it is not asked again. */
	follow(thread: number, on: boolean): void {
		this.#note({ kind: "follow", ...this.#place(), thread, on });
		this.#channel?.send({ type: "follow_thread", thread, on });
	}

	/** Goes on over the other transport. */
	switch(): void {
		this.via = this.via === "socket" ? "polling" : "socket";
		this.#reconnect();
	}

	freeze(on: boolean): void {
		this.#channel?.freeze(on);
	}

	/**
	 * Loses its copy, as a browser that cleans up; what it has not sent it keeps.
	 * `all`: it wants everything again, from the first event, not just the newest page.
	 */
	wipe(all: boolean): void {
		this.cursor = all ? 0 : null;
		this.head = 0;
		this.copy.clear();
		if (all) this.#note({ kind: "gap", ...this.#here(), from: 0, to: 0 });
		this.#reconnect();
	}

	tick(): void {
		if (!this.#running || this.isOut) return;
		const now = this.options.recorder.now();
		if (this.#channel === null) {
			if (now >= this.#retryAt) this.#connect();
			return;
		}
		this.#channel.tick(now);
		const oldest = this.#outbox.underWay;
		if (oldest !== undefined && now - oldest.sentAt > times.acknowledge) this.#reconnect();
	}

	#connect(): void {
		this.#drop();
		const { name, wire, recorder, conversation } = this.options;
		const connection = `${name}#${++this.#connections}`;
		const events: ChannelEvents = {
			after: () => this.cursor,
			joined: (frame, asked, after) => this.#joined(frame, asked, after, connection),
			polled: (frames, asked, after, more) => this.#polled(frames, asked, after, more, connection),
			heard: (frame) => this.#heard(frame, connection, "live"),
			lost: (code) => this.#lost(code, connection),
		};
		this.#note({ kind: "open", ...this.#at(connection), via: this.via });
		const path = `/api/conversations/${conversation}`;
		const make = this.via === "socket" ? SocketChannel : PollChannel;
		this.#channel = new make(wire, path, recorder, events, this.#patience);
	}

	#drop(): void {
		const channel = this.#channel;
		this.#channel = null;
		this.#isReady = false;
		this.#isAsking = false;
		this.#outbox.rewind();
		channel?.drop();
	}

	#reconnect(): void {
		this.#drop();
		this.#retryAt = 0;
	}

	#lost(code: number, connection: string): void {
		this.#note({ kind: "close", ...this.#at(connection), code });
		if (finalCodes.has(code)) this.isOut = true;
		if (code === 4509) this.cursor = null;
		this.#drop();
		const most = Math.min(
			times.backoffCap * this.#patience,
			times.backoffBase * this.#patience * 2 ** this.#failures++,
		);
		this.#retryAt = this.options.recorder.now() + this.options.random.next() * most;
	}

	#joined(frame: Frame, asked: number, after: number | null, connection: string): void {
		const events = (frame.frames ?? []).flatMap((each) => contentOf(each) ?? []);
		const { head = 0, more = false, members = [], threads = [], pins = [] } = frame;
		const last = events.at(-1)?.seq ?? after ?? head;
		this.#note({ kind: "page", via: "join", ...this.#at(connection), asked, after, head, last, more });
		this.head = Math.max(this.head, head);
		this.copy.pins = pins;
		if (this.cursor === null) {
			const first = events[0]?.seq ?? head + 1;
			this.cursor = first - 1;
			this.#note({ kind: "gap", ...this.#here(), from: 1, to: first - 1 });
		}
		for (const event of events) this.#take(event, connection, "page");
		for (const member of members) this.#noteReceipt(member);
		for (const { thread, read } of threads) this.#note({ kind: "thread", ...this.#at(connection), thread, read });
		this.#isAsking = false;
		this.#isReady = true;
		this.#failures = 0;
		this.#askForMissing();
		this.#pump();
	}

	#polled(frames: Frame[], asked: number, after: number, more: boolean, connection: string): void {
		let last = after;
		for (const frame of frames) if (contentOf(frame)?.seq === last + 1) last++;
		this.#note({ kind: "page", via: "poll", ...this.#at(connection), asked, after, head: null, last, more });
		this.#isReady = true;
		this.#failures = 0;
		for (const frame of frames) this.#heard(frame, connection, "page");
		this.head = Math.max(this.head, last);
		this.#pump();
	}

	#heard(frame: Frame, connection: string, via: "live" | "page"): void {
		const event = contentOf(frame);
		if (event !== null) {
			this.#take(event, connection, via);
			this.#askForMissing();
			this.#pump();
			return;
		}
		if (frame.type === "message_status") {
			this.#noteReceipt(frame);
		} else if (frame.type === "thread_status") {
			this.#note({ kind: "thread", ...this.#at(connection), thread: frame.thread ?? 0, read: frame.read ?? 0 });
		} else if (frame.type === "rejected") {
			this.#rejected(frame);
		} else if (frame.type === "error" && frame.code === "start_again") {
			this.cursor = null;
		}
	}

	/** EV6. */
	#take(event: Content, connection: string, via: "live" | "page"): void {
		const applied = this.cursor !== null && event.seq === this.cursor + 1;
		this.#note({ kind: "received", ...this.#at(connection), ...event, via, applied });
		this.head = Math.max(this.head, event.seq);
		if (applied) {
			this.cursor = event.seq;
			if (this.options.isOneOfMany !== true) this.copy.take(event);
		}
		if (event.sender === this.options.person && event.clientId !== null) {
			this.#acknowledge(event);
		}
	}

	#askForMissing(): void {
		if (this.cursor === null || this.cursor >= this.head || this.#isAsking || this.via === "polling") return;
		this.#isAsking = this.#channel?.send({ type: "join_conversation", version: 1, after: this.cursor }) ?? false;
	}

	#acknowledge({ seq, ...content }: Omit<Content, "sender">): void {
		if (content.clientId === null || !this.#outbox.stored(content)) return;
		this.#note({ kind: "send.ok", ...this.#place(), clientId: content.clientId, seq });
		this.options.recorder.acknowledged++;
		this.#pump();
	}

	#rejected({ clientId = "", code = "", retryable }: Frame): void {
		if (retryable === true) {
			// Everything goes out again, in order.
			this.#reconnect();
			return;
		}
		const refused = this.#outbox.refused(clientId);
		if (refused === undefined) return;
		const { hash, sentAt: asked } = refused;
		this.#note({ kind: "send.fail", ...this.#place(), clientId, hash, code, asked });
		this.#pump();
	}

	#pump(): void {
		if (this.#channel !== null && this.#isReady) this.#outbox.pump(this.#channel, this.options.recorder.now());
	}

	#noteReceipt({ userId: user = "", delivered = 0, read = 0 }: Partial<Frame>): void {
		this.#note({ kind: "receipt", ...this.#here(), user, delivered, read });
	}

	#note(entry: Entry): void {
		this.options.recorder.note(entry);
	}

	#place() {
		return { conversation: this.options.conversation, person: this.options.person };
	}

	#here() {
		return { ...this.#place(), device: this.options.name };
	}

	#at(connection: string) {
		return { ...this.#here(), connection };
	}
}
