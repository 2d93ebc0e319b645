import { describe, expect, test } from "vitest";
import { exchange, group, joined, logOf, message, pair, path, refusal, sayMany, seqs } from "./kit.ts";

const oddTexts = [
	"\u0000",
	"a\u0000b",
	"\u202egnp.exe\u202c",
	"\uffff\ufffe",
	"\ufeffwith a mark",
	"👨‍👩‍👧‍👦🏳️‍🌈",
	"e\u0301 is not \u00e9",
	"\u2028a\u2029b\r\n\t",
	"</script><img src=x onerror=alert(1)>",
	'"\\u0041\\" \\ud800 spelled out',
	`Z${"\u0335\u0321".repeat(500)}`,
	"   white space stays   ",
	"__proto__",
];

describe("sending", () => {
	test("SD2 the same clientId at once over socket, REST and exchange is one message, and everyone gets it once", async () => {
		const { ann, ben, id } = await pair();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		const frame = message("same", "hello");
		a.send(frame);
		const [rest, polled, rest2] = await Promise.all([
			ann.send(id, "same", "hello"),
			exchange(ann, id, 0, [frame]),
			ann.send(id, "same", "hello"),
		]);
		a.send(frame);
		const { message: stored } = await a.next("new_message");
		expect(stored.seq).toBe(1);
		expect([rest.body, rest2.body]).toEqual([stored, stored]);
		expect(polled.body.frames.filter((told: { type: string }) => told.type === "new_message")).toEqual([
			expect.objectContaining({ type: "new_message", conversationId: id, message: stored }),
		]);
		a.send(message("end", "end"));
		await b.next("new_message");
		// No second copy came in between.
		expect((await b.next("new_message")).message.clientId).toBe("end");
		expect(seqs(await logOf(ben, id))).toEqual([1, 2]);
	});

	test("SD2 SD8 a hundred sends at once, each twice, are a hundred messages without a hole", async () => {
		const { ann, ben, id } = await pair();
		const sends = Array.from({ length: 50 }, (_, index) =>
			[ann, ben].flatMap((who) => [who.send(id, `m${index}`, `t${index}`), who.send(id, `m${index}`, `t${index}`)]),
		).flat();
		const statuses = (await Promise.all(sends)).map(({ status }) => status);
		expect(statuses.filter((status) => status === 201)).toHaveLength(100);
		expect(statuses.filter((status) => status === 200)).toHaveLength(100);
		expect(seqs(await logOf(ann, id))).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
	});

	test("SD3 another text under the same clientId is refused on every transport, and nobody notices", async () => {
		const { ann, ben, id } = await pair();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		await ann.send(id, "a", "first");
		expect(refusal(await ann.send(id, "a", "second"))).toBe("409 client_id_reused");
		a.send(message("a", "second"));
		expect(await a.next("rejected")).toMatchObject({ clientId: "a", code: "client_id_reused", retryable: false });
		const polled = await exchange(ann, id, 1, [message("a", "second"), message("a", "first", 1)]);
		expect(polled.body.frames).toMatchObject([
			{ type: "rejected", code: "client_id_reused" },
			{ type: "rejected", code: "client_id_reused" },
		]);
		await ann.send(id, "b", "next");
		await b.next("new_message");
		expect((await b.next("new_message")).message).toMatchObject({ seq: 2, clientId: "b" });
		expect((await ann.send(id, "a", "first")).body).toMatchObject({ seq: 1, body: { text: "first" } });
	});

	test("SD2 another sender may use the same clientId, and learns nothing of the first", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "same", "Ann's");
		const sent = await ben.send(id, "same", "Ben's");
		expect(sent).toMatchObject({ status: 201, body: { seq: 2, sender: ben.id, body: { text: "Ben's" } } });
	});

	test("SD4 SD5 EV2 EV4 a message over REST is 201, then 200, and the same on every socket and in history", async () => {
		const { ann, ben, cai, id } = await group();
		const sockets = [await ann.join(id), await ben.join(id), await cai.join(id)];
		const sent = await ann.send(id, "a", "hello");
		expect(sent.status).toBe(201);
		expect(sent.body).toEqual({
			seq: 1,
			clientId: "a",
			sender: ann.id,
			at: expect.any(Number),
			body: { text: "hello" },
		});
		for (const socket of sockets) expect((await socket.next("new_message")).message).toEqual(sent.body);
		expect(await ann.send(id, "a", "hello")).toMatchObject({ status: 200, body: sent.body });
		expect((await ben.call("GET", path(id, "/messages"))).body).toEqual({ messages: [sent.body], hasMore: false });
	});

	test("SD6 8,000 code points are taken, 8,001 are not, on every transport", async () => {
		const { ann, id } = await pair();
		const socket = await ann.join(id);
		const longest = "😀".repeat(8_000);
		expect((await ann.send(id, "rest", longest)).status).toBe(201);
		expect(refusal(await ann.send(id, "long", `${longest}x`))).toBe("422 text_too_long");
		socket.send(message("long", `${longest}x`));
		expect(await socket.next("rejected")).toMatchObject({ code: "text_too_long", retryable: false });
		socket.send(message("socket", longest));
		expect((await socket.next("new_message")).message.body.text).toBe(longest);
		const polled = await exchange(ann, id, 2, [message("long", "x".repeat(8_001))]);
		expect(polled.body.frames).toMatchObject([{ type: "rejected", code: "text_too_long" }]);
		expect(seqs(await logOf(ann, id))).toEqual([1, 2]);
	});

	test("SD6 text that is not well-formed or empty is refused on every transport", async () => {
		const { ann, id } = await pair();
		const socket = await ann.join(id);
		for (const [text, code] of [
			["\ud800", "text_malformed"],
			["ok \udc00", "text_malformed"],
			["", "text_empty"],
			[" \n\u3000", "text_empty"],
		] as const) {
			expect(refusal(await ann.send(id, "bad", text))).toBe(`422 ${code}`);
			socket.send(message("bad", text));
			expect(await socket.next("rejected")).toMatchObject({ clientId: "bad", code, retryable: false });
			expect((await exchange(ann, id, 0, [message("bad", text)])).body.frames).toMatchObject([
				{ type: "rejected", code },
			]);
		}
		expect(await logOf(ann, id)).toEqual([]);
	});

	test.each(oddTexts.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
		"EV5 %s comes back as it was",
		async (_, text) => {
			const { ann, ben, id } = await pair();
			const socket = await ben.join(id);
			expect((await ann.send(id, "a", text)).body.body.text).toBe(text);
			expect((await socket.next("new_message")).message.body.text).toBe(text);
			expect((await joined(ben, id, 0)).hello.frames).toMatchObject([{ message: { body: { text } } }]);
			expect((await ben.call("GET", path(id, "/messages"))).body.messages[0].body.text).toBe(text);
			expect((await ben.list())[0]?.lastMessage?.body.text).toBe(text);
			// And the same text is the same message.
			expect((await ann.send(id, "a", text)).status).toBe(200);
		},
	);

	test("SD7 replyTo is an earlier message here", async () => {
		const { ann, ben, id } = await pair();
		const other = await ann.startGroup("Other");
		await sayMany(ann, other, 3);
		await ann.send(id, "a", "hi");
		const reply = (replyTo: number) =>
			ben.call("POST", path(id, "/messages"), { clientId: `r${replyTo}`, body: { text: "re" }, replyTo });
		expect(await reply(1)).toMatchObject({ status: 201, body: { seq: 2, replyTo: 1 } });
		for (const replyTo of [0, 3, 99]) expect(refusal(await reply(replyTo))).toBe("400 bad_request");
		expect((await joined(ann, id, 1)).hello.frames).toMatchObject([{ message: { replyTo: 1 } }]);
	});

	test("SD1 a clientId is 1 to 64 visible ASCII characters", async () => {
		const { ann, id } = await pair();
		expect((await ann.send(id, "~!".repeat(32), "hi")).status).toBe(201);
		for (const clientId of ["", "a b", "é", "x".repeat(65)]) {
			expect(refusal(await ann.send(id, clientId, "hi"))).toBe("400 bad_request");
		}
	});
});
