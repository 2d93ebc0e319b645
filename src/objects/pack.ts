/**
 * Frames that wait for a socket under load. What is to be told goes to many
 * sockets in the same order, so sockets share their packs, and each is written out once.
 */
import { asOneMessage, batchOverhead } from "../protocol/codec.ts";
import { countBytes } from "../protocol/limits.ts";

export class Pack {
	/** The packs that hold this one's frames and one more. */
	private readonly next = new Map<string, Pack>();
	private written: string | null = null;

	private constructor(
		private readonly before: Pack | null,
		private readonly last: string,
		/** How many bytes it takes as one message, in UTF-8. */
		readonly size: number,
	) {}

	/** One that holds nothing. */
	static empty(): Pack {
		return new Pack(null, "", batchOverhead);
	}

	/** This pack's frames and one more, encoded; the same one however often it is asked for. */
	with(frame: string): Pack {
		const known = this.next.get(frame);
		if (known !== undefined) return known;
		const made = new Pack(this, frame, this.size + countBytes(frame) + 1);
		this.next.set(frame, made);
		return made;
	}

	/** As one message. */
	get text(): string {
		this.written ??= this.write();
		return this.written;
	}

	private write(): string {
		const frames: string[] = [];
		for (let pack: Pack = this; pack.before !== null; pack = pack.before) frames.push(pack.last);
		return asOneMessage(frames.reverse());
	}
}
