import { describe, expect, test } from "vitest";
import { callerOf, memoryRoom, presences, say } from "../support/memory-store.ts";

const nobody = () => presences();
const frame = (clientId: string, text: string, replyTo?: number) => ({
	type: "send_message" as const,
	clientId,
	body: { text },
	...(replyTo === undefined ? {} : { replyTo }),
});

function codeOf(sent: ReturnType<ReturnType<typeof memoryRoom>["room"]["write"]>): string {
	return sent.ok ? sent.value.kind : sent.refusal.code;
}

describe("sending", () => {
	test("EV1 SD4 takes the next number and announces it to everyone, the sender too", () => {
		const { room, clock } = memoryRoom(["ann", "ben"]);
		const answer = room.handle(callerOf("ann"), frame("a", "hi"), nobody);
		expect(answer.reply).toEqual([]);
		expect(answer.announce).toEqual([
			{
				frame: {
					type: "new_message",
					conversationId: room.info().id,
					message: { seq: 1, clientId: "a", sender: "ann", at: clock.now, body: { text: "hi" } },
					salt: expect.any(String),
					hash: expect.any(String),
				},
			},
		]);
		expect(room.store.head()).toBe(1);
	});

	test("SD2 a repetition is answered to its sender alone, with the message as it was stored", () => {
		const { room, clock } = memoryRoom(["ann", "ben"]);
		const [first] = room.handle(callerOf("ann"), frame("a", "hi"), nobody).announce;
		say(room, "ben", 3);
		clock.now += 1_000_000;
		const again = room.handle(callerOf("ann"), frame("a", "hi"), nobody);
		expect(again).toEqual({ reply: [first?.frame], announce: [] });
		expect(room.store.head()).toBe(4);
	});

	test("SD2 the pair is (sender, clientId): another sender may use the same one", () => {
		const { room } = memoryRoom(["ann", "ben"]);
		expect(codeOf(room.write("ann", frame("a", "by Ann")))).toBe("stored");
		expect(codeOf(room.write("ben", frame("a", "by Ben")))).toBe("stored");
		expect(room.store.head()).toBe(2);
	});

	test("SD3 ER2 another text or replyTo under the same clientId is refused, the log keeps the first", () => {
		const { room, store } = memoryRoom(["ann"]);
		say(room, "ann", 1);
		room.write("ann", frame("a", "hi"));
		const before = structuredClone(store.log);
		expect(codeOf(room.write("ann", frame("a", "ho")))).toBe("client_id_reused");
		expect(codeOf(room.write("ann", frame("a", "hi", 1)))).toBe("client_id_reused");
		const answer = room.handle(callerOf("ann"), frame("a", "ho"), nobody);
		expect(answer.reply).toMatchObject([
			{ type: "rejected", clientId: "a", code: "client_id_reused", retryable: false },
		]);
		expect(answer.announce).toEqual([]);
		expect(store.log).toEqual(before);
	});

	test("SD6 a text has 1 to 8,000 code points, and not only white space", () => {
		const { room } = memoryRoom(["ann"]);
		expect(codeOf(room.write("ann", frame("1", "x".repeat(8_000))))).toBe("stored");
		expect(codeOf(room.write("ann", frame("2", "x".repeat(8_001))))).toBe("text_too_long");
		expect(codeOf(room.write("ann", frame("3", "😀".repeat(8_000))))).toBe("stored");
		expect(codeOf(room.write("ann", frame("4", `${"😀".repeat(8_000)}x`)))).toBe("text_too_long");
		for (const text of ["", " ", "\n\t\u00a0\u3000\ufeff"])
			expect(codeOf(room.write("ann", frame("5", text)))).toBe("text_empty");
		for (const text of ["\ud800", "a\udc00b", "\udfff\ud83d"]) {
			expect(codeOf(room.write("ann", frame("6", text)))).toBe("text_malformed");
		}
		expect(room.store.head()).toBe(2);
	});

	test("SD7 replyTo must be a message here, earlier than this one", () => {
		const { room } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 1);
		room.changeInfo("ann", { topic: "cake" });
		for (const replyTo of [0, 2, 3, 4, 99])
			expect(codeOf(room.write("ann", frame("r", "no", replyTo)))).toBe("bad_request");
		const sent = room.write("ben", frame("r", "yes", 1));
		expect(sent).toMatchObject({ ok: true, value: { event: { message: { seq: 3, replyTo: 1 } } } });
	});

	test("SD8 LM1 too many at once are refused as retryable, with the seconds to wait; the same clientId works later", () => {
		const { room, clock } = memoryRoom(["ann", "ben"], { rates: { messagesPerSecond: 2, messageBurst: 3 } });
		say(room, "ann", 3);
		const { reply } = room.handle(callerOf("ann"), frame("m4", "text 4"), nobody);
		expect(reply).toMatchObject([{ type: "rejected", code: "rate_limited", retryable: true, retryAfter: 1 }]);
		expect(codeOf(room.write("ben", frame("b", "not Ben's fault")))).toBe("stored");
		clock.now += 1_000;
		expect(codeOf(room.write("ann", frame("m4", "text 4")))).toBe("stored");
	});

	test("LM1 SD2 a repetition and a refused message take nothing from the bucket", () => {
		const { room } = memoryRoom(["ann"], { rates: { messagesPerSecond: 1, messageBurst: 2 } });
		say(room, "ann", 1);
		for (let i = 0; i < 5; i++) expect(codeOf(room.write("ann", frame("m1", "text 1")))).toBe("repeated");
		for (let i = 0; i < 5; i++) expect(codeOf(room.write("ann", frame("bad", "")))).toBe("text_empty");
		expect(codeOf(room.write("ann", frame("m2", "text 2")))).toBe("stored");
		expect(codeOf(room.write("ann", frame("m3", "text 3")))).toBe("rate_limited");
		expect(codeOf(room.write("ann", frame("m2", "text 2")))).toBe("repeated");
	});

	test("LM1 sleeping is no way around the limit: the bucket is filled again from the log", () => {
		const { room, reopen, clock } = memoryRoom(["ann"], { rates: { messagesPerSecond: 1, messageBurst: 3 } });
		say(room, "ann", 3);
		expect(codeOf(reopen().write("ann", frame("m4", "x")))).toBe("rate_limited");
		clock.now += 1_000;
		const woken = reopen();
		expect(codeOf(woken.write("ann", frame("m4", "x")))).toBe("stored");
		expect(codeOf(woken.write("ann", frame("m5", "x")))).toBe("rate_limited");
	});

	test("ER2 EV1 a write that fails stores nothing, burns no number, and the next send works", () => {
		const { room, store } = memoryRoom(["ann"]);
		say(room, "ann", 1);
		store.failure = new Error("disk full");
		expect(() => room.write("ann", frame("a", "hi"))).toThrow("disk full");
		room.forget();
		expect(room.write("ann", frame("a", "hi"))).toMatchObject({
			ok: true,
			value: { kind: "stored", event: { message: { seq: 2 } } },
		});
	});
});
