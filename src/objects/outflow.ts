/**
 * What goes out to the sockets of an object. A calm room is told everything at
 * once. Sending costs by the message and socket, so under load what comes within a
 * few milliseconds, and in one message has room, goes to each socket as one `batch`, in order; and so does what one turn leads to (inflow.ts).
 */
import { asOneMessage } from "../protocol/codec.ts";
import { Pack } from "./pack.ts";

/** The bounds of holding back. */
export const packing = {
	/** The longest that a frame waits, in milliseconds: a screen shows nothing sooner, at 60 pictures a second. */
	longestMs: 16,
	/** The most that goes to a socket as one message, in bytes: what waits for it goes out before more would come to it. */
	bytes: 64 * 1024,
	/** Over how long the load is averaged, in milliseconds. */
	averageMs: 250,
} as const;

/** How busy the sockets of an object are: what would be sent a second to all of them were nothing held back, as an average that fades. */
export class Load {
	private perSecond = 0;
	private notedAt = Number.NEGATIVE_INFINITY;

	/** @param calm up to so many frames a second nothing is held back */
	constructor(private readonly calm: number) {}

	/** `frames` were said, each counted once for every socket, or several to one socket that leave together anyway. */
	note(frames: number, now: number): void {
		this.perSecond = this.at(now) + (frames * 1000) / packing.averageMs;
		this.notedAt = now;
	}

	/**
	 * How far apart messages to one socket are kept now, in milliseconds; 0: not at all. Nothing between: a window in which but
	 * one message comes holds it back for nothing.
	 */
	windowMs(now: number): number {
		return this.at(now) > this.calm ? packing.longestMs : 0;
	}

	private at(now: number): number {
		return this.perSecond * Math.exp(-Math.max(0, now - this.notedAt) / packing.averageMs);
	}
}

type FramesFor<Socket> = (socket: Socket) => readonly string[] | null;

interface Held<Socket> {
	packs: Map<Socket, Pack>;
	/** What the packs of sockets that are told the same begin with. */
	nothing: Pack;
	/** null: a turn collects, and says at its end when this goes out. */
	timer: ReturnType<typeof setTimeout> | null;
}

export class Outflow<Socket> {
	private readonly load: Load;
	/** What waits. Nothing is lost with it: when memory goes, so do the sockets, and their clients resume. */
	private held: Held<Socket> | null = null;
	private sentAt = Number.NEGATIVE_INFINITY;
	/** Within a turn: the most that it told at once. */
	private widest: number | null = null;

	/**
	 * @param calm so many frames a second go out to all sockets together before any is held back
	 * @param write sends a text over a socket that may be gone
	 */
	constructor(
		calm: number,
		private readonly clock: () => number,
		private readonly write: (socket: Socket, text: string) => void,
	) {
		this.load = new Load(calm);
	}

	/** One socket is told these encoded frames, after what waits for it. */
	send(socket: Socket, frames: readonly string[]): void {
		const { held } = this;
		const waiting = held?.packs.get(socket);
		if (held === null || waiting === undefined) {
			this.write(socket, asOneMessage(frames));
			return;
		}
		let pack = withAll(waiting, frames);
		if (pack.size > packing.bytes) {
			this.write(socket, waiting.text);
			pack = withAll(held.nothing, frames);
		}
		held.packs.set(socket, pack);
	}

	/**
	 * Many sockets are told something: `framesFor` answers what, encoded, and null where it is nothing. Those that are told
	 * the same should be given the same array, one after the other. It runs once for each socket at every message, so it
	 * makes as little as it can that must be cleared away again.
	 */
	tell(sockets: Iterable<Socket>, framesFor: FramesFor<Socket>, now: number): void {
		this.held ??= this.widest === null ? this.startHolding(now) : collect(null);
		const { held } = this;
		const count = held === null ? this.writeEach(sockets, framesFor, now) : this.holdEach(held, sockets, framesFor);
		if (this.widest === null) this.load.note(count, now);
		else this.widest = Math.max(this.widest, count);
	}

	/** What `act` tells goes to each socket as one message. */
	turn(act: () => void): void {
		this.widest = 0;
		try {
			act();
		} finally {
			const now = this.clock();
			this.load.note(this.widest, now);
			this.widest = null;
			if (this.held?.timer === null) {
				const restMs = this.restMs(now);
				if (restMs <= 0) this.flush();
				else this.held.timer = setTimeout(() => this.flush(), restMs);
			}
		}
	}

	/** A socket is about to be closed: it gets what waits for it. */
	finish(socket: Socket): void {
		const waiting = this.held?.packs.get(socket);
		if (waiting === undefined) return;
		this.held?.packs.delete(socket);
		this.write(socket, waiting.text);
	}

	private startHolding(now: number): Held<Socket> | null {
		const restMs = this.restMs(now);
		return restMs <= 0 ? null : collect(setTimeout(() => this.flush(), restMs));
	}

	/** Until when what is told now waits, in milliseconds; 0 or less: not at all. */
	private restMs(now: number): number {
		return this.sentAt + this.load.windowMs(now) - now;
	}

	/** At once; answers how many frames went out. */
	private writeEach(sockets: Iterable<Socket>, framesFor: FramesFor<Socket>, now: number): number {
		let count = 0;
		let [lastFrames, text] = [none, ""];
		for (const socket of sockets) {
			const frames = framesFor(socket);
			if (frames === null) continue;
			if (frames !== lastFrames) [lastFrames, text] = [frames, asOneMessage(frames)];
			this.write(socket, text);
			count += frames.length;
		}
		this.sentAt = now;
		return count;
	}

	/** After what waits already; answers how many frames were added. */
	private holdEach({ packs, nothing }: Held<Socket>, sockets: Iterable<Socket>, framesFor: FramesFor<Socket>): number {
		let count = 0;
		let [before, lastFrames, pack, isTooMuch] = [nothing, none, nothing, false];
		for (const socket of sockets) {
			const frames = framesFor(socket);
			if (frames === null) continue;
			const waiting = packs.get(socket) ?? nothing;
			if (waiting !== before || frames !== lastFrames) {
				[before, lastFrames, pack] = [waiting, frames, withAll(waiting, frames)];
				isTooMuch = pack.size > packing.bytes && waiting !== nothing;
				if (isTooMuch) pack = withAll(nothing, frames);
			}
			if (isTooMuch) this.write(socket, waiting.text);
			packs.set(socket, pack);
			count += frames.length;
		}
		return count;
	}

	private flush(): void {
		const { held } = this;
		if (held === null) return;
		if (held.timer !== null) clearTimeout(held.timer);
		this.held = null;
		this.sentAt = this.clock();
		for (const [socket, pack] of held.packs) this.write(socket, pack.text);
	}
}

const none: readonly string[] = [];

function collect<Socket>(timer: Held<Socket>["timer"]): Held<Socket> {
	return { packs: new Map(), nothing: Pack.empty(), timer };
}

function withAll(pack: Pack, frames: readonly string[]): Pack {
	return frames.reduce((all, frame) => all.with(frame), pack);
}
