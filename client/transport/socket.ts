/**
 * The transport over a WebSocket. partysocket opens it again after a loss; the
 * delay, the ping and the device's signs are ours, since it has none of them.
 */
import ReconnectingWebSocket, { CloseEvent as OwnCloseEvent } from "partysocket/ws";
import { decodeDown } from "../../src/protocol/codec.ts";
import type { Down } from "../../src/protocol/down.ts";
import { closeCodes, isFinalClose } from "../../src/protocol/errors.ts";
import { fullJitter } from "./backoff.ts";
import type { DeviceEvent, Environment } from "./environment.ts";
import type { Hello, Transport, TransportEvents, Up } from "./transport.ts";

/** Times in ms. */
export const socketTimes = {
	/** The first retry comes after 0 to 4 s: a restart cuts everyone at one moment. */
	backoffBase: 4_000,
	backoffCap: 30_000,
	/** A connection that lived this long was a good one: the backoff starts anew. */
	stable: 5_000,
	/** How long an upgrade may take. */
	connect: 10_000,
	/** Proxies cut a connection that is silent for 30 to 60 s. */
	pingEvery: 25_000,
	pong: 5_000,
	/** When there is reason to think that the socket is dead. */
	probePong: 2_000,
	/** How often the clock is looked at, to notice that the machine slept. */
	tick: 5_000,
	/** A tick that comes later than this after the last one: it slept. */
	slept: 12_000,
} as const;

export type SocketEnvironment = Pick<Environment, "WebSocket" | "clock" | "random" | "device">;

/** What a browser reports when a connection ended without a close frame. */
const abnormal = 1006;

/**
 * After an error or a timeout partysocket reports a close event of its own
 * making, whose code is 1000 whatever happened. Only the browser's is the server's word.
 */
function codeOf(event: { code: number }): number {
	return event instanceof OwnCloseEvent ? abnormal : event.code;
}

/** A transport over a WebSocket to `url` (`ws:` or `wss:`). */
export class SocketTransport implements Transport {
	readonly kind = "socket";
	readonly #url: string;
	readonly #environment: SocketEnvironment;
	#events: TransportEvents | null = null;
	#socket: ReconnectingWebSocket | null = null;
	#unwatch = () => {};
	#attempt = 0;
	/** When the next try is due, and what ends the wait for it. */
	#tryAt = 0;
	#wake = () => {};
	/** The next try does not wait: the person or the device asked for it. */
	#atOnce = false;
	#openedAt: number | null = null;
	#closeCode = abnormal;
	#retryAfter: number | null = null;
	#lastTick = 0;
	#lastPing = 0;
	#cancelTick = () => {};
	#cancelPong: (() => void) | null = null;

	constructor(url: string, environment: SocketEnvironment) {
		this.#url = url;
		this.#environment = environment;
	}

	open(hello: () => Hello, events: TransportEvents): void {
		this.#events = events;
		this.#unwatch = this.#environment.device.watch((event) => this.#onDevice(event));
		const socket = new ReconnectingWebSocket(() => this.#waitForTurn(), undefined, {
			WebSocket: this.#environment.WebSocket,
			minReconnectionDelay: 0,
			maxReconnectionDelay: 0,
			connectionTimeout: socketTimes.connect,
			// Its queue is flushed before `open`, ahead of the hello. The outbox is the only queue.
			maxEnqueuedMessages: 0,
			// The only place that sees each close once and as it came: listeners get a copy, whose code can be wrong.
			shouldReconnectOnClose: (event) => {
				this.#closeCode = codeOf(event);
				return !isFinalClose(this.#closeCode);
			},
		});
		this.#socket = socket;
		socket.addEventListener("open", () => this.#onOpen(hello()));
		socket.addEventListener("message", (event) => this.#onMessage(event.data));
		socket.addEventListener("close", () => this.#onClose(this.#closeCode));
	}

	send(frame: Up): boolean {
		return this.#openedAt !== null && (this.#socket?.send(JSON.stringify(frame)) ?? false);
	}

	retry(): void {
		if (this.#openedAt !== null) return;
		this.#atOnce = true;
		this.#wake();
	}

	close(): void {
		this.#events = null;
		this.#stop();
		this.#socket?.close();
		// An unfinished wait would keep the page's timer; partysocket sees that it was closed.
		this.#wake();
	}

	/** partysocket asks for the URL before each try; the answer comes when its time has come. */
	async #waitForTurn(): Promise<string> {
		const wait = this.#atOnce ? 0 : this.#tryAt - this.#environment.clock.now();
		if (wait > 0) {
			await new Promise<void>((resolve) => {
				const cancel = this.#environment.clock.after(wait, resolve);
				this.#wake = () => {
					cancel();
					resolve();
				};
			});
		}
		this.#wake = () => {};
		this.#atOnce = false;
		return this.#url;
	}

	#onOpen(hello: Hello): void {
		const now = this.#environment.clock.now();
		this.#openedAt = now;
		this.#retryAfter = null;
		this.#lastTick = now;
		this.#lastPing = now;
		this.#scheduleTick();
		this.#socket?.send(JSON.stringify(hello));
		// Whoever has pinged once can be told from a client that never does, should it die before its next ping (HS7).
		this.#socket?.send("ping");
		this.#events?.opened();
	}

	#onMessage(data: unknown): void {
		// Whatever came, the connection lives.
		this.#cancelPong?.();
		this.#cancelPong = null;
		if (data === "pong" || typeof data !== "string") return;
		let frames: Down[];
		try {
			frames = decodeDown(data);
		} catch {
			// A frame that cannot be read is a hole. The resume of the next connection fills it.
			this.#socket?.reconnect();
			return;
		}
		for (const frame of frames) {
			if (frame.type === "error" && frame.retryAfter !== undefined) this.#retryAfter = frame.retryAfter;
		}
		if (frames.length > 0) this.#events?.received(frames);
	}

	#onClose(code: number): void {
		const { clock } = this.#environment;
		const wasOpen = this.#openedAt !== null;
		const lived = this.#openedAt === null ? 0 : clock.now() - this.#openedAt;
		this.#openedAt = null;
		this.#cancelTick();
		this.#cancelPong?.();
		this.#cancelPong = null;
		const final = isFinalClose(code);
		if (final) this.#stop();
		else this.#planRetry(code, lived);
		this.#events?.lost({ code, final, wasOpen, retryAt: final ? null : this.#tryAt });
	}

	#planRetry(code: number, lived: number): void {
		const { clock, random } = this.#environment;
		if (lived >= socketTimes.stable) this.#attempt = 0;
		let delay = fullJitter(random, this.#attempt, socketTimes.backoffBase, socketTimes.backoffCap);
		this.#attempt++;
		if (code === closeCodes.tooManyFrames && this.#retryAfter !== null) delay += this.#retryAfter * 1000;
		this.#tryAt = this.#atOnce ? clock.now() : clock.now() + delay;
	}

	#onDevice(event: DeviceEvent): void {
		if (event !== "online" && event !== "visible") return;
		// A socket that slept, or whose network changed, can be dead and still say OPEN.
		if (this.#openedAt !== null) this.#ping(socketTimes.probePong);
		else this.retry();
	}

	#scheduleTick(): void {
		this.#cancelTick();
		this.#cancelTick = this.#environment.clock.after(socketTimes.tick, () => this.#tick());
	}

	#tick(): void {
		const now = this.#environment.clock.now();
		const slept = now - this.#lastTick > socketTimes.slept;
		this.#lastTick = now;
		if (slept) this.#ping(socketTimes.probePong);
		else if (now - this.#lastPing >= socketTimes.pingEvery) this.#ping(socketTimes.pong);
		this.#scheduleTick();
	}

	/** Asks for a sign of life within `deadline` ms; without one, connects again at once. */
	#ping(deadline: number): void {
		this.#lastPing = this.#environment.clock.now();
		this.#socket?.send("ping");
		this.#cancelPong?.();
		this.#cancelPong = this.#environment.clock.after(deadline, () => {
			this.#cancelPong = null;
			this.#atOnce = true;
			// A dead socket does not finish closing. partysocket lets go of it and reports the close itself.
			this.#socket?.reconnect();
		});
	}

	#stop(): void {
		this.#unwatch();
		this.#cancelTick();
		this.#cancelPong?.();
		this.#cancelPong = null;
		this.#openedAt = null;
	}
}
