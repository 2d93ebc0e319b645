/** A person's list of conversations, followed live over the inbox's socket (CV6). */
import WebSocket from "ws";
import type { Recorder } from "./recorder.ts";
import { type Frame, type Summary, unpack, type Wire } from "./wire.ts";

/** Times in milliseconds. */
const times = { open: 5_000, ping: 1_000, silent: 3_000, again: 700 };

export class InboxWatch {
	readonly rows = new Map<string, Summary>();
	readonly #wire: Wire;
	readonly #recorder: Recorder;
	#socket: WebSocket | null = null;
	#heardAt = 0;
	#pingedAt = 0;
	#retryAt = 0;

	constructor(wire: Wire, recorder: Recorder) {
		this.#wire = wire;
		this.#recorder = recorder;
	}

	tick(): void {
		const now = this.#recorder.now();
		if (this.#socket === null) {
			if (now >= this.#retryAt) this.#connect(now);
			return;
		}
		const isOpen = this.#socket.readyState === WebSocket.OPEN;
		if (now - this.#heardAt > times.silent + (isOpen ? 0 : times.open)) this.#lost(this.#socket);
		else if (isOpen && now - this.#heardAt > times.ping && now - this.#pingedAt > times.ping) {
			this.#pingedAt = now;
			this.#socket.send("ping");
		}
	}

	stop(): void {
		this.#socket?.terminate();
		this.#socket = null;
		this.#retryAt = Number.POSITIVE_INFINITY;
	}

	#connect(now: number): void {
		this.#heardAt = now;
		const socket = new WebSocket(`${this.#wire.socketUrl}/api/inbox/socket`, {
			headers: this.#wire.headers,
			perMessageDeflate: false,
			handshakeTimeout: times.open,
		});
		this.#socket = socket;
		socket.on("open", () => socket.send(JSON.stringify({ type: "join_inbox", version: 1 })));
		socket.on("message", (data) => this.#hear(data.toString()));
		socket.on("error", () => {});
		socket.on("close", () => this.#lost(socket));
	}

	#lost(socket: WebSocket): void {
		if (this.#socket !== socket) return;
		socket.terminate();
		this.#socket = null;
		this.#retryAt = this.#recorder.now() + times.again;
	}

	#hear(text: string): void {
		this.#heardAt = this.#recorder.now();
		if (text === "pong") return;
		for (const frame of unpack(JSON.parse(text) as Frame)) {
			if (frame.type === "inbox") {
				this.rows.clear();
				for (const row of frame.conversations ?? []) this.rows.set(row.id, row);
			} else if (frame.type === "conversation_updated" && frame.conversation !== undefined) {
				this.rows.set(frame.conversation.id, frame.conversation);
			} else if (frame.type === "conversation_removed") {
				this.rows.delete(frame.conversationId ?? "");
			}
		}
	}
}
