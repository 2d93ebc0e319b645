import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	checkBody,
	decodeConversationUp,
	decodeDown,
	decodeInboxUp,
	encodeDown,
	encodeFrame,
	parseJson,
} from "../../src/protocol/codec.ts";
import type { Down } from "../../src/protocol/down.ts";
import { limits } from "../../src/protocol/limits.ts";
import { exchangeSchema } from "../../src/protocol/up.ts";
import { joined } from "../transport/support/frames.ts";

const nested = (levels: number) => `${"[".repeat(levels)}1${"]".repeat(levels)}`;
const keyed = (keys: number) =>
	JSON.stringify(Object.fromEntries(Array.from({ length: keys }, (_, i) => [`k${i}`, 1])));

/** The code that a text is refused with, or ok. */
function codeOf(text: string): string {
	const parsed = parseJson(text);
	return parsed.ok ? "ok" : parsed.failure.code;
}

/** The failure of a frame for a conversation. */
function failureOf(value: unknown) {
	const decoded = decodeConversationUp(value);
	return decoded.ok ? null : decoded.failure;
}

describe("parsing", () => {
	test("ER5 64 KiB are taken, a byte more is not, whatever the bytes are", () => {
		const fill = (character: string, bytes: number) => {
			const size = new TextEncoder().encode(character).length;
			return `"${character.repeat((bytes - 2) / size)}"`;
		};
		for (const character of ["a", "é", "\u2003", "😀"]) {
			const size = new TextEncoder().encode(character).length;
			const rest = (limits.frameBytes - 2) % size;
			expect(codeOf(`${fill(character, limits.frameBytes - rest)}${" ".repeat(rest)}`)).toBe("ok");
			expect(codeOf(`${fill(character, limits.frameBytes - rest)}${" ".repeat(rest + 1)}`)).toBe("too_large");
		}
		expect(parseJson("x".repeat(limits.frameBytes + 1))).toMatchObject({ failure: { code: "too_large", fatal: true } });
	});

	test("ER7 8 levels are taken, 9 are not, and a million do not overflow", () => {
		expect([codeOf(nested(8)), codeOf(nested(9))]).toEqual(["ok", "too_complex"]);
		expect(codeOf(nested(30_000))).toBe("too_complex");
		expect(codeOf(`${'{"a":'.repeat(9)}1${"}".repeat(9)}`)).toBe("too_complex");
	});

	test("ER7 64 keys are taken, 65 are not, on all levels together", () => {
		expect([codeOf(keyed(64)), codeOf(keyed(65))]).toEqual(["ok", "too_complex"]);
		expect(codeOf(`[${keyed(32)},${keyed(33)}]`)).toBe("too_complex");
		expect(codeOf(`{"a":${keyed(63)}}`)).toBe("ok");
	});

	test("ER7 the fullest exchange that is allowed fits", () => {
		const frame = { type: "send_message", clientId: "x", body: { text: "y" }, replyTo: 1 };
		const text = JSON.stringify({
			after: 0,
			cursor: "c",
			frames: Array.from({ length: limits.exchangeFrames }, () => frame),
		});
		const parsed = parseJson(text);
		expect(parsed.ok && checkBody(exchangeSchema, parsed.value).ok).toBe(true);
	});

	test("ER4 what is not JSON is fatal", () => {
		for (const text of ["", "{", "{{{", "ping ", "undefined", "{'a':1}", "\u0000"]) {
			expect(parseJson(text)).toMatchObject({ failure: { code: "bad_json", fatal: true } });
		}
	});
});

describe("decoding frames", () => {
	test("ER4 a value that is no object with a type is fatal", () => {
		for (const value of [null, 1, "text", [], {}, { type: 5 }, { type: null }, [{ type: "typing", on: true }]]) {
			expect(failureOf(value)).toMatchObject({ code: "bad_frame", fatal: true });
		}
	});

	test("ER4 an unknown type is not fatal, even one that objects inherit", () => {
		for (const type of ["nonsense", "toString", "constructor", "__proto__", "", "join_inbox", "x".repeat(60_000)]) {
			expect(failureOf({ type })).toMatchObject({ code: "unknown_type", fatal: false });
		}
	});

	test("ER3 ER4 wrong fields are fatal, unless a usable clientId can be answered", () => {
		expect(failureOf({ type: "send_message", clientId: "a", body: 1 })).toMatchObject({ clientId: "a", fatal: false });
		for (const clientId of [undefined, 5, "", "a b", "é", "x".repeat(65), {}]) {
			const failure = failureOf({ type: "send_message", clientId, body: { text: "hi" } });
			expect(failure).toMatchObject({ code: "bad_frame", fatal: true });
			expect(failure).not.toHaveProperty("clientId");
		}
	});

	test("RS4 A27 a seq is a whole number from 0 that JSON can hold", () => {
		const join = (after: unknown) => failureOf({ type: "join_conversation", version: 1, after });
		for (const after of [null, 0, 1, Number.MAX_SAFE_INTEGER]) expect(join(after)).toBeNull();
		for (const after of [-1, 1.5, "1", Number.MAX_SAFE_INTEGER + 1, Number.POSITIVE_INFINITY, undefined, [], true]) {
			expect(join(after)).toMatchObject({ code: "bad_frame" });
		}
	});

	test("ER1 fields that are not known are ignored, none reaches the rules", () => {
		const decoded = decodeConversationUp(
			JSON.parse('{"type":"typing","on":true,"sender":"eve","__proto__":{"on":false},"seq":9}'),
		);
		expect(decoded).toEqual({ ok: true, value: { type: "typing", on: true } });
		expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
	});

	test("CV6 an inbox takes its own frames only", () => {
		expect(decodeInboxUp({ type: "join_inbox", version: 1 }).ok).toBe(true);
		expect(decodeInboxUp({ type: "join_conversation", version: 1, after: null })).toMatchObject({
			failure: { code: "unknown_type" },
		});
	});

	test("ER4 whatever comes in, decoding answers and changes nothing of the language", () => {
		fc.assert(
			fc.property(
				fc.jsonValue(),
				fc.constantFrom("send_message", "typing", "mark_read", "__proto__"),
				(value, type) => {
					for (const frame of [value, { ...(value as object), type }]) {
						const decoded = decodeConversationUp(frame);
						expect(typeof decoded.ok).toBe("boolean");
					}
				},
			),
		);
		expect(Object.keys(Object.prototype)).toEqual([]);
	});
});

describe("frames down", () => {
	const typing: Down = { type: "typing", userId: "u", on: true };
	const error: Down = { type: "error", code: "not_found", detail: "d" };

	test("EV7 one frame is itself, several are a batch, and both are read back in order", () => {
		expect(JSON.parse(encodeDown([typing]))).toEqual(typing);
		expect(JSON.parse(encodeDown([typing, error]))).toEqual({ type: "batch", frames: [typing, error] });
		expect(decodeDown(encodeDown([typing, error, typing]))).toEqual([typing, error, typing]);
	});

	test("EV7 a reader leaves out what it does not know, and does not pass over what it should", () => {
		expect(
			decodeDown('{"type":"batch","frames":[{"type":"new_in_v2"},{"type":"typing","userId":"u","on":true,"more":1}]}'),
		).toEqual([typing]);
		for (const text of ['{"type":"typing"}', '{"type":"batch"}', "5", "{", '{"type":"batch","frames":[5]}']) {
			expect(() => decodeDown(text)).toThrow();
		}
	});

	test("EV8 an event of a type that is not known keeps its place, alone, in a batch and in a joined", () => {
		const event = { type: "poll_started", seq: 7, at: 1, actor: "ann", hash: "h", question: "?" };
		const read = { type: "unknown_event", seq: 7, at: 1, actor: "ann", hash: "h", raw: event };
		expect(decodeDown(JSON.stringify(event))).toEqual([read]);
		expect(decodeDown(JSON.stringify({ type: "batch", frames: [event] }))).toEqual([read]);
		const [hello] = decodeDown(JSON.stringify({ ...joined(7), frames: [event] }));
		expect(hello).toMatchObject({ type: "joined", frames: [read] });
		// What has no place in the log, or is malformed, is none.
		expect(decodeDown(JSON.stringify({ type: "weather", seq: 7, at: 1 }))).toEqual([]);
		expect(() => decodeDown(JSON.stringify({ ...joined(7), frames: [{ ...event, seq: "7" }] }))).toThrow();
		expect(() => decodeDown(JSON.stringify({ ...event, type: "reaction_changed" }))).toThrow();
	});

	test("HS3 a joined is read as it was written, also when members of the one before are told of again", () => {
		const member = { username: null, role: "member" as const, delivered: 0, read: 0, lastSeen: null };
		const ann = { ...member, userId: "ann", name: "Ann" };
		const ben = { ...member, userId: "ben", name: 'Ben, "B"' };
		for (const members of [[ann, ben], [ann, { ...ben, lastSeen: 5 }], [ben], []]) {
			const frame: Down = { ...joined(7), members };
			expect(JSON.parse(encodeFrame(frame))).toEqual(frame);
			expect(decodeDown(encodeDown([frame, typing]))).toEqual([frame, typing]);
		}
	});

	test("EV5 any well-formed text survives the way down", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const message = { seq: 1, clientId: "c", sender: "s", at: 1, body: { text } };
				const frame: Down = { type: "new_message", conversationId: "g", message, salt: "s", hash: "h" };
				expect(decodeDown(encodeDown([frame]))).toEqual([frame]);
			}),
		);
	});
});
