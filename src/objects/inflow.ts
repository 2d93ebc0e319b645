/**
 * What comes in over the sockets of an object. In a calm room a frame is heard at once, and what it writes is committed
 * by itself. Under load a commit is most of what a message costs, so frames wait for the end of the runtime's turn and
 * are heard one after the other, which is one commit. What came while they waited is all the proof of load there is:
 * the clock stands still within a turn, and storage may be fast or slow.
 */

/** The bounds of waiting. */
export const gathering = {
	/** As many as must come together for it to go on. A turn ends a millisecond or two after the first of them. */
	worthIt: 3,
	/** A frame waits to see whether others come after so many that did not; twice as many each time that none came … */
	tryAfter: 16,
	/** … up to this many: one frame in so many of a calm room comes a turn late. */
	tryAfterAtMost: 256,
	/** With so many the turn ends at once. */
	frames: 128,
	/** Or with so much, in units of UTF-16 or bytes. */
	size: 256 * 1024,
} as const;

type Data = string | ArrayBuffer;

interface Waiting<Socket> {
	socket: Socket;
	data: Data;
}

const sizeOf = (data: Data): number => (typeof data === "string" ? data.length : data.byteLength);

export class Inflow<Socket> {
	private waiting: Waiting<Socket>[] = [];
	private size = 0;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private isBusy = false;
	private tryAfter: number;
	private untilTry: number;

	/**
	 * @param calm so many frames may always come one by one: a server that gives 1 has every frame wait for the end of its turn
	 * @param hear takes one frame. What it throws ends that frame only, and is reported.
	 * @param together runs what hears several of them
	 */
	constructor(
		private readonly calm: number,
		private readonly hear: (socket: Socket, data: Data) => void,
		private readonly together: (act: () => void) => void,
	) {
		this.tryAfter = Math.min(gathering.tryAfter, calm);
		this.untilTry = this.tryAfter;
	}

	/** A frame came: it is heard after all that came before it, now or at the end of the turn. */
	take(socket: Socket, data: Data): void {
		if (this.waiting.length === 0 && !this.shouldWait()) {
			this.hear(socket, data);
			return;
		}
		this.waiting.push({ socket, data });
		this.size += sizeOf(data);
		if (this.waiting.length === gathering.frames || this.size > gathering.size) this.endTurn();
		else this.timer ??= setTimeout(() => this.endTurn(), 0);
	}

	private endTurn(): void {
		this.learn(this.waiting.length);
		this.flush();
	}

	/**
	 * What waits is heard now: before a socket is said to be gone, for one. An object with a timer does not sleep, and one
	 * that dies takes its sockets along: their clients say again what was not answered.
	 */
	flush(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
		const { waiting } = this;
		if (waiting.length === 0) return;
		this.waiting = [];
		this.size = 0;
		this.together(() => {
			for (const { socket, data } of waiting) this.hearOne(socket, data);
		});
	}

	private shouldWait(): boolean {
		if (this.isBusy) return true;
		this.untilTry -= 1;
		return this.untilTry <= 0;
	}

	private learn(came: number): void {
		this.isBusy = came >= gathering.worthIt;
		const next = this.isBusy ? gathering.tryAfter : Math.min(this.tryAfter * 2, gathering.tryAfterAtMost);
		this.tryAfter = Math.min(next, this.calm);
		this.untilTry = this.tryAfter;
	}

	private hearOne(socket: Socket, data: Data): void {
		try {
			this.hear(socket, data);
		} catch (error) {
			console.error("a frame could not be heard", error);
		}
	}
}
