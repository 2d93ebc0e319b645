/**
 * The connection of one resource (a conversation or the inbox): opens and
 * closes the transports as the phases of link-phase.ts say.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Down } from "../../src/protocol/down.ts";
import { closeCodes } from "../../src/protocol/errors.ts";
import { isEqual } from "../store/equal.ts";
import type { LinkState } from "../store/model.ts";
import type { Environment } from "../transport/environment.ts";
import type { Hello, Lost, Transport, TransportEvents, Up } from "../transport/transport.ts";
import { type LinkPhase, type Over, overAfter, showLink } from "./link-phase.ts";

/** Times in ms. */
export const linkTimes = {
	/** An upgrade that takes longer is taken for blocked. */
	open: 4_000,
	/** From the open socket to its first answer, which can be a large page. */
	answer: 10_000,
	/** A session that was found to be valid after a 4401 is tried again at most this often. */
	revive: 10_000,
} as const;

export interface LinkOptions {
	environment: Pick<Environment, "clock" | "device" | "info">;
	/** null where there is no WebSocket. */
	makeSocket: (() => Transport) | null;
	makePoll: () => Transport;
	hello: () => Hello;
	/** Who we are: what this person wrote must never go out as another's (ID6). */
	self: string;
	/** Asks the server who we are, since a browser is not told why an upgrade failed. */
	checkSession(): Promise<"signed_in" | "signed_out" | "unreachable">;
	/** Frames in order, from whichever transport. */
	received(frames: readonly Down[]): void;
	/** What was under way may be lost; the next `joined` says how far it got. */
	lost(): void;
	/** The server's log does not go as far as our copy (4509). */
	startAgain(): void;
}

export class Link {
	readonly #options: LinkOptions;
	readonly #state = signal<LinkState>({ name: "connecting" });
	#phase: LinkPhase = { name: "idle" };
	#socket: Transport | null = null;
	#poll: Transport | null = null;
	#cancelPatience = () => {};
	#unwatch = () => {};
	#isCaughtUp = false;
	#saysOffline = false;
	#announced: "socket" | "polling" = "socket";
	#revivedAt = Number.NEGATIVE_INFINITY;

	constructor(options: LinkOptions) {
		this.#options = options;
	}

	get state(): ReadonlySignal<LinkState> {
		return this.#state;
	}

	start(): void {
		const { device } = this.#options.environment;
		this.#saysOffline = !device.isOnline();
		this.#unwatch = device.watch((event) => {
			if (event === "offline") this.#saysOffline = true;
			if (event === "online") this.#saysOffline = false;
			const isDisplaced = this.#phase.name === "over" && this.#phase.shown.name === "offline";
			if (isDisplaced && (event === "visible" || event === "online")) this.#try();
			this.#show();
		});
		this.#try();
	}

	/** Whether the frame went out. */
	send(frame: Up): boolean {
		if (this.#phase.name === "socket") return this.#socket?.send(frame) ?? false;
		if (this.#phase.name === "polling") return this.#poll?.send(frame) ?? false;
		return false;
	}

	/** Told by the reader of the frames: whether everything up to the head is here. */
	setCaughtUp(isCaughtUp: boolean): void {
		this.#isCaughtUp = isCaughtUp;
		this.#show();
	}

	/** Tries now. */
	reconnect(): void {
		if (this.#phase.name === "idle") return;
		if (this.#phase.name === "over") {
			this.#try();
			return;
		}
		this.#socket?.retry();
		this.#poll?.retry();
	}

	/** Ends it for good. */
	stop(): void {
		this.#unwatch();
		this.#closeAll();
		this.#phase = { name: "idle" };
	}

	/** Ends it since the session has ended. */
	signOut(): void {
		if (this.#phase.name !== "idle") this.#end({ name: "signed_out" });
	}

	#try(): void {
		this.#closeAll();
		this.#isCaughtUp = false;
		this.#phase = { name: "trying", failures: 0 };
		this.#openSocket();
		if (this.#socket === null) this.#fallBack();
		else this.#waitFor(linkTimes.open);
		this.#show();
	}

	/** Falls back to polling unless the socket gets on within `ms`. */
	#waitFor(ms: number): void {
		this.#cancelPatience();
		this.#cancelPatience = this.#options.environment.clock.after(ms, () => this.#fallBack());
	}

	#openSocket(): void {
		const socket = this.#options.makeSocket?.() ?? null;
		this.#socket = socket;
		const events: TransportEvents = {
			opened: () => this.#phase.name === "trying" && this.#waitFor(linkTimes.answer),
			received: (frames) => this.#socketReceived(frames),
			lost: (lost) => this.#socketLost(lost),
		};
		socket?.open(this.#options.hello, events);
	}

	#socketReceived(frames: readonly Down[]): void {
		if (this.#isAnothers(frames)) return;
		const answered = frames.some((frame) => frame.type === "joined" || frame.type === "inbox");
		if (answered && this.#phase.name !== "socket") {
			this.#cancelPatience();
			this.#closePoll();
			// Up to the head that polling knew.
			this.#isCaughtUp = false;
			this.#phase = { name: "socket" };
			this.#announce("socket");
		}
		this.#heard(frames);
	}

	#socketLost(lost: Lost): void {
		if (lost.final) {
			this.#finish(lost.code);
			return;
		}
		if (lost.code === closeCodes.startAgain) this.#options.startAgain();
		const wait = Math.max(0, (lost.retryAt ?? 0) - this.#options.environment.clock.now());
		switch (this.#phase.name) {
			case "socket":
				this.#isCaughtUp = false;
				this.#phase = { name: "trying", failures: 0 };
				this.#waitFor(wait + linkTimes.open);
				this.#show();
				this.#options.lost();
				return;
			case "trying":
				this.#phase.failures++;
				if (this.#phase.failures === 1 && !lost.wasOpen) void this.#askWhy();
				// One that never opened may be blocked: nobody is kept waiting to find out.
				if (!lost.wasOpen || this.#phase.failures >= 2) this.#fallBack();
				else this.#waitFor(wait + linkTimes.open);
				break;
			case "polling":
				this.#phase.socketRetryAt = lost.retryAt;
				break;
		}
		this.#show();
	}

	#fallBack(): void {
		this.#cancelPatience();
		this.#phase = { name: "polling", answered: false, pollRetryAt: null, socketRetryAt: null };
		this.#announce("polling");
		this.#poll = this.#options.makePoll();
		this.#poll.open(this.#options.hello, {
			opened: () => this.#pollOpened(),
			received: (frames) => {
				if (!this.#isAnothers(frames)) this.#heard(frames);
			},
			lost: (lost) => this.#pollLost(lost),
		});
		this.#show();
	}

	#pollOpened(): void {
		if (this.#phase.name !== "polling") return;
		// The network is back, of which a device does not always say a word: what waits for its time need not.
		if (this.#phase.pollRetryAt !== null) this.#socket?.retry();
		this.#phase.answered = true;
		this.#phase.pollRetryAt = null;
		this.#saysOffline = false;
		this.#show();
	}

	#pollLost(lost: Lost): void {
		if (lost.final) {
			this.#finish(lost.code);
			return;
		}
		if (lost.code === closeCodes.startAgain) this.#options.startAgain();
		if (this.#phase.name !== "polling") return;
		this.#isCaughtUp = false;
		this.#phase.pollRetryAt = lost.retryAt;
		this.#show();
		this.#options.lost();
	}

	/** Ends the link when the session behind it has become somebody else's, and finds out whose. */
	#isAnothers(frames: readonly Down[]): boolean {
		const { self, checkSession } = this.#options;
		const stranger = frames.some((frame) => (frame.type === "joined" || frame.type === "inbox") && frame.self !== self);
		if (!stranger) return false;
		this.#end({ name: "signed_out" });
		void checkSession();
		return true;
	}

	#heard(frames: readonly Down[]): void {
		// The device's word is not always true; what arrives is.
		this.#saysOffline = false;
		this.#options.received(frames);
		this.#show();
	}

	async #askWhy(): Promise<void> {
		if ((await this.#options.checkSession()) === "signed_out") this.signOut();
	}

	#finish(code: number): void {
		this.#end(overAfter(code));
		if (code === closeCodes.signedOut) void this.#revive();
	}

	/** After a 4401: another tab may have signed in anew since. */
	async #revive(): Promise<void> {
		const answer = await this.#options.checkSession();
		const now = this.#options.environment.clock.now();
		const isOver = this.#phase.name === "over" && this.#phase.shown.name === "signed_out";
		if (answer !== "signed_in" || !isOver || now - this.#revivedAt < linkTimes.revive) return;
		this.#revivedAt = now;
		this.#try();
	}

	#end(shown: Over): void {
		this.#closeAll();
		this.#isCaughtUp = false;
		this.#phase = { name: "over", shown };
		this.#show();
		this.#options.lost();
	}

	#closeAll(): void {
		this.#cancelPatience();
		this.#socket?.close();
		this.#socket = null;
		this.#closePoll();
	}

	#closePoll(): void {
		this.#poll?.close();
		this.#poll = null;
	}

	/** Once per change. */
	#announce(kind: "socket" | "polling"): void {
		if (kind === this.#announced) return;
		this.#announced = kind;
		const { info } = this.#options.environment;
		info(kind === "polling" ? "WebSocket not available, using polling" : "WebSocket available again");
	}

	#show(): void {
		const next = showLink(this.#phase, this.#isCaughtUp, this.#saysOffline);
		if (!isEqual(next, this.#state.peek())) this.#state.value = next;
	}
}
