import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientFrame, FrameReader, opcodes } from "../../bench/load/frames.ts";

/** What a server sends: the same frame without a mask. */
function serverFrame(opcode: number, payload: Buffer): Buffer {
	const { length } = payload;
	const head = length < 126 ? Buffer.alloc(2) : length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10);
	head[0] = 0x80 | opcode;
	if (length < 126) head[1] = length;
	else if (length < 65_536) head.writeUInt16BE(length, 2);
	else head.writeBigUInt64BE(BigInt(length), 2);
	if (length >= 126) head[1] = length < 65_536 ? 126 : 127;
	return Buffer.concat([head, payload]);
}

function read(stream: Buffer, cuts: readonly number[]): string[] {
	const reader = new FrameReader();
	const found: string[] = [];
	let from = 0;
	for (const cut of [...cuts, stream.length].sort((one, other) => one - other)) {
		reader.push(stream.subarray(from, cut), (opcode, payload) => {
			found.push(`${opcode} ${payload.toString("hex")}`);
		});
		from = cut;
	}
	return found;
}

describe("frames", () => {
	test("come whole and in order, wherever the stream was cut", () => {
		const payloads = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(payloads, fc.array(fc.nat(2_000), { maxLength: 20 }), (contents, cuts) => {
				const stream = Buffer.concat(contents.map((content) => serverFrame(opcodes.text, Buffer.from(content))));
				const inside = cuts.filter((cut) => cut <= stream.length);
				expect(read(stream, inside)).toEqual(contents.map((content) => `1 ${Buffer.from(content).toString("hex")}`));
			}),
		);
	});

	test.each([0, 125, 126, 65_535, 65_536, 200_000])("of %i bytes are read", (length) => {
		const payload = Buffer.alloc(length, 7);
		const stream = Buffer.concat([serverFrame(opcodes.text, payload), serverFrame(opcodes.ping, Buffer.from("a"))]);
		expect(
			read(
				stream,
				[1, 3, 9, 60_000].filter((cut) => cut < stream.length),
			),
		).toEqual([`1 ${payload.toString("hex")}`, "9 61"]);
	});

	test.each([0, 125, 126, 65_535, 65_536])("of a client hold their %i bytes, masked", (length) => {
		const payload = Buffer.alloc(length, "parley");
		const frame = Buffer.from(clientFrame(opcodes.text, payload));
		expect(frame[0]).toBe(0x81);
		expect((frame[1] ?? 0) & 0x80).toBe(0x80);
		const start = frame.length - length;
		const key = frame.subarray(start - 4, start);
		const plain = Buffer.from([...frame.subarray(start)].map((byte, index) => byte ^ (key[index & 3] ?? 0)));
		expect(plain.equals(payload)).toBe(true);
		expect(start).toBe(length < 126 ? 6 : length < 65_536 ? 8 : 14);
	});
});
