/**
 * WebSocket frames (RFC 6455), as much of them as a client needs that only counts: cheap enough that 100,000 a second
 * leave a processor for the server that is measured.
 */

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A masking key need not be a secret where nobody listens in between. */
const mask = [0x5a, 0xc3, 0x17, 0x9e] as const;

/** A frame of a client: whole, masked. */
export function clientFrame(opcode: number, payload: Uint8Array): Uint8Array {
	const { length } = payload;
	const lengthBytes = length < 126 ? 0 : length < 65_536 ? 2 : 8;
	const start = 2 + lengthBytes + mask.length;
	const frame = new Uint8Array(start + length);
	frame[0] = 0x80 | opcode;
	frame[1] = 0x80 | (lengthBytes === 0 ? length : lengthBytes === 2 ? 126 : 127);
	const view = new DataView(frame.buffer);
	if (lengthBytes === 2) view.setUint16(2, length);
	if (lengthBytes === 8) view.setBigUint64(2, BigInt(length));
	frame.set(mask, start - mask.length);
	for (let at = 0; at < length; at++) frame[start + at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0);
	return frame;
}

interface Head {
	opcode: number;
	/** Where the payload begins, and how long it is, in bytes. */
	start: number;
	length: number;
}

/** The head of a server's frame at `at`; null: it is not all there yet. */
function headAt(bytes: Buffer, at: number): Head | null {
	if (bytes.length < at + 2) return null;
	const opcode = bytes.readUInt8(at) & 0x0f;
	const short = bytes.readUInt8(at + 1) & 0x7f;
	if (short < 126) return { opcode, start: at + 2, length: short };
	const lengthBytes = short === 126 ? 2 : 8;
	if (bytes.length < at + 2 + lengthBytes) return null;
	const length = short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
	return { opcode, start: at + 2 + lengthBytes, length };
}

/** Cuts what a server sends into frames. A payload is a view on what came: look at it at once, or copy it. */
export class FrameReader {
	/** What came of a frame that is not whole, and how many bytes must be there before it is worth a look. */
	#parts: Buffer[] = [];
	#held = 0;
	#needed = 0;

	/** Takes the next piece of the stream, and hands out every frame that is whole by now. */
	push(piece: Buffer, take: (opcode: number, payload: Buffer) => void): void {
		let bytes = piece;
		if (this.#held > 0) {
			this.#parts.push(piece);
			this.#held += piece.length;
			if (this.#held < this.#needed) return;
			bytes = Buffer.concat(this.#parts, this.#held);
			this.#parts = [];
			this.#held = 0;
		}
		let at = 0;
		for (;;) {
			const head = headAt(bytes, at);
			const end = head === null ? bytes.length + 1 : head.start + head.length;
			if (head === null || end > bytes.length) {
				this.#keep(bytes.subarray(at), end - at);
				return;
			}
			take(head.opcode, bytes.subarray(head.start, end));
			at = end;
		}
	}

	#keep(rest: Buffer, needed: number): void {
		if (rest.length === 0) return;
		this.#parts = [rest];
		this.#held = rest.length;
		this.#needed = needed;
	}
}
