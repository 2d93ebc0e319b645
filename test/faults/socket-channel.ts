/** Frames over a WebSocket: join first, ping when it is quiet, give up when nothing answers. */
import WebSocket from "ws";
import type { Channel, ChannelEvents } from "./channel.ts";
import type { Recorder } from "./recorder.ts";
import { type Frame, unpack, type Wire } from "./wire.ts";

/** Times in milliseconds. */
const times = { open: 5_000, ping: 1_000, silent: 3_000 };

const abnormal = 1006;

export class SocketChannel implements Channel {
	readonly via = "socket";
	readonly window = 16;
	readonly #recorder: Recorder;
	readonly #socket: WebSocket;
	/** Joins that were not answered yet. */
	readonly #joins: { asked: number; after: number | null }[] = [];
	#events: ChannelEvents | null;
	readonly #patience: number;
	#heardAt: number;
	#pingedAt = 0;
	#isFrozen = false;

	constructor(wire: Wire, path: string, recorder: Recorder, events: ChannelEvents, patience: number) {
		this.#patience = patience;
		this.#recorder = recorder;
		this.#events = events;
		this.#heardAt = recorder.now();
		this.#socket = new WebSocket(`${wire.socketUrl}${path}/socket`, {
			headers: wire.headers,
			perMessageDeflate: false,
			handshakeTimeout: times.open * patience,
		});
		this.#socket.on("open", () => this.send({ type: "join_conversation", version: 1, after: events.after() }));
		this.#socket.on("message", (data) => this.#hear(data.toString()));
		// "close" follows.
		this.#socket.on("error", () => {});
		this.#socket.on("close", (code) => this.#end(code));
	}

	send(frame: unknown): boolean {
		if (this.#socket.readyState !== WebSocket.OPEN || this.#isFrozen) return false;
		const { type, after } = frame as { type: string; after?: number | null };
		if (type === "join_conversation") this.#joins.push({ asked: this.#recorder.now(), after: after ?? null });
		this.#socket.send(JSON.stringify(frame));
		return true;
	}

	tick(now: number): void {
		if (this.#isFrozen) return;
		const silence = times.silent + (this.#socket.readyState === WebSocket.OPEN ? 0 : times.open);
		if (now - this.#heardAt > silence * this.#patience) {
			this.#socket.terminate();
			this.#end(abnormal);
		} else if (now - this.#heardAt > times.ping && now - this.#pingedAt > times.ping) {
			this.#pingedAt = now;
			if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send("ping");
		}
	}

	/** A frozen client reads nothing and sends nothing; the network goes on. */
	freeze(on: boolean): void {
		this.#isFrozen = on;
		if (this.#socket.readyState !== WebSocket.OPEN) return;
		if (on) this.#socket.pause();
		else this.#socket.resume();
		this.#heardAt = this.#recorder.now();
	}

	drop(): void {
		this.#events = null;
		this.#socket.terminate();
	}

	#hear(text: string): void {
		this.#heardAt = this.#recorder.now();
		if (text === "pong") return;
		for (const frame of unpack(JSON.parse(text) as Frame)) {
			if (frame.type !== "joined") {
				this.#events?.heard(frame);
				continue;
			}
			const join = this.#joins.shift();
			if (join !== undefined) this.#events?.joined(frame, join.asked, join.after);
		}
	}

	#end(code: number): void {
		const events = this.#events;
		this.#events = null;
		events?.lost(code);
	}
}
