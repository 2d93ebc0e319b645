import { describe, expect, test } from "vitest";
import { limits } from "../../src/protocol/limits.ts";
import type { TestSocket } from "../support/people.ts";
import { join, joined, logOf, message, open, pair, path, refusal, settled } from "./kit.ts";

const nested = (levels: number) => `{"type":"typing","on":${"[".repeat(levels)}1${"]".repeat(levels)}}`;
const many = `{"type":"typing","on":true,${Array.from({ length: 63 }, (_, i) => `"k${i}":1`).join(",")}}`;
const big = JSON.stringify(message("big", "x".repeat(limits.frameBytes)));
const unusable = JSON.stringify({ type: "send_message", clientId: "not usable", body: { text: "hi" } });

const fatal: [string, string | ArrayBuffer, string, number][] = [
	["ER4 text that is not JSON", "{{{", "bad_json", 4400],
	["ER4 an empty text", "", "bad_json", 4400],
	["ER4 JSON that is no object", "5", "bad_frame", 4400],
	["ER4 a list of frames", '[{"type":"typing","on":true}]', "bad_frame", 4400],
	["ER4 an object without a type", '{"clientId":"a"}', "bad_frame", 4400],
	["ER4 wrong fields", '{"type":"mark_read","seq":"1"}', "bad_frame", 4400],
	["ER4 wrong fields and a clientId that cannot be one", unusable, "bad_frame", 4400],
	["ER4 A27 a seq beyond what JSON holds", '{"type":"mark_read","seq":9007199254740993}', "bad_frame", 4400],
	["ER5 a binary frame", new Uint8Array([123, 125]).buffer, "binary_frame", 1003],
	["ER5 a frame over 64 KiB", big, "too_large", 1009],
	["ER7 a frame of too many levels", nested(8), "too_complex", 4400],
	["ER7 a frame of 30,000 levels", nested(30_000), "too_complex", 4400],
	["ER7 a frame of 65 keys", many, "too_complex", 4400],
];

async function ends(socket: TestSocket): Promise<[string | undefined, number]> {
	const { code } = await socket.end();
	const last = socket.heard.at(-1);
	return [last?.type === "error" ? last.code : last?.type, code];
}

describe("a frame that cannot be taken", () => {
	test.each(fatal)("ER2 %s hurts its own socket only", async (_, data, code, close) => {
		const { ann, ben, id } = await pair();
		const [bad, good] = [await ann.join(id), await ben.join(id)];
		await ann.send(id, "first", "before");
		bad.sendRaw(data);
		expect(await ends(bad)).toEqual([code, close]);
		good.send(message("after", "after"));
		await good.next("new_message");
		expect((await good.next("new_message")).message).toMatchObject({ seq: 2, body: { text: "after" } });
		expect(good.heard.every(({ type }) => ["joined", "new_message", "presence"].includes(type))).toBe(true);
	});

	test("ER2 ID5 nothing that comes after the closing frame is done", async () => {
		const { ann, ben, id } = await pair();
		const [bad, good] = [await ann.join(id), await ben.join(id)];
		bad.sendRaw("{{{");
		for (let i = 0; i < 5; i++) bad.send(message(`late${i}`, "too late"));
		await bad.end();
		good.send(message("on-time", "hi"));
		expect((await good.next("new_message")).message).toMatchObject({ seq: 1, clientId: "on-time" });
	});

	test("ER3 ER4 wrong fields beside a usable clientId are rejected, the socket stays", async () => {
		const { ann, id } = await pair();
		const socket = await ann.join(id);
		socket.send({ type: "send_message", clientId: "a", body: { text: 5 } });
		expect(await socket.next("rejected")).toMatchObject({ clientId: "a", code: "bad_frame", retryable: false });
		socket.send(message("a", "five"));
		expect((await socket.next("new_message")).message.seq).toBe(1);
	});

	test("ER4 an unknown type is told so, the socket stays, joined or not", async () => {
		const { ann, id } = await pair();
		const socket = await open(ann, id);
		for (const type of ["nonsense", "constructor", "__proto__", ""]) {
			socket.send({ type });
			expect(await socket.next("error")).toMatchObject({ code: "unknown_type" });
		}
		socket.send(join(null));
		await socket.next("joined");
		socket.send({ type: "start_call", clientId: "p", seq: 1 });
		expect(await socket.next("error")).toMatchObject({ code: "unknown_type" });
	});

	test("ER1 fields that nobody knows are ignored, none is stored", async () => {
		const { ann, ben, id } = await pair();
		const socket = await ann.join(id);
		const odd =
			'{"type":"send_message","clientId":"a","body":{"text":"hi","html":"<b>"},"sender":"SENDER","seq":77,"at":1,"__proto__":{"x":1}}';
		socket.sendRaw(odd.replace("SENDER", ben.id));
		const { message: stored } = await socket.next("new_message");
		expect(stored).toEqual({ seq: 1, clientId: "a", sender: ann.id, at: stored.at, body: { text: "hi" } });
		expect(stored.at).toBeGreaterThan(1);
		expect(await logOf(ann, id)).toMatchObject([{ message: stored }]);
	});

	test("ER5 ER7 over REST and exchange the same is refused with the same codes", async () => {
		const { ann, id } = await pair();
		const deep = JSON.parse(nested(8));
		const wide = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`k${index}`, 1]));
		for (const rest of ["/messages", "/exchange"]) {
			const refused = [{ a: "x".repeat(limits.frameBytes) }, deep, wide].map((body) =>
				ann.call("POST", path(id, rest), body),
			);
			expect((await Promise.all(refused)).map(refusal)).toEqual([
				"413 too_large",
				"400 too_complex",
				"400 too_complex",
			]);
		}
		expect(refusal(await ann.call("POST", path(id, "/messages"), { clientId: "a" }))).toBe("400 bad_request");
		expect(refusal(await ann.call("POST", path(id, "/exchange"), { after: -1, frames: [] }))).toBe("400 bad_request");
		expect(await logOf(ann, id)).toEqual([]);
	});

	test("PL1 an exchange of 11 frames is refused whole", async () => {
		const { ann, id } = await pair();
		const frames = Array.from({ length: 11 }, (_, index) => ({ type: "mark_read", seq: index }));
		expect(refusal(await ann.call("POST", path(id, "/exchange"), { after: 0, frames }))).toBe("400 bad_request");
	});

	test("HS4 ping is answered by the platform, and is no frame", async () => {
		const { ann, id } = await pair();
		const { socket } = await joined(ann, id, null);
		for (let i = 0; i < 5; i++) socket.sendRaw("ping");
		await settled(socket);
		expect(socket.closed).toBeNull();
	});
});
