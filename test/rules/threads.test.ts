import { describe, expect, test } from "vitest";
import type { Room } from "../../src/conversation/room.ts";
import type { SendMessage } from "../../src/protocol/up.ts";
import { memoryRoom, say } from "../support/memory-store.ts";

let ids = 0;
const reply = (thread: number, rest: Partial<SendMessage> = {}): SendMessage => ({
	type: "send_message",
	clientId: `t${++ids}`,
	body: { text: `reply ${ids}` },
	thread,
	...rest,
});

/** The seq of what was stored, or the code of the refusal. */
function send(room: Room, who: string, asked: SendMessage): number | string {
	const written = room.write(who, asked);
	if (!written.ok) return written.refusal.code;
	return written.value.event.type === "new_message" ? written.value.event.message.seq : "other";
}

const summaryOf = (room: Room, userId: string) => {
	const member = room.roster.present(userId);
	if (member === null) throw new Error("nobody");
	return room.summary(member);
};

describe("threads", () => {
	test("TH1 hang on a message that stands in the conversation, not on one of a thread and not on nothing", () => {
		const { room } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 2);
		expect(send(room, "ben", reply(1))).toBe(3);
		expect(send(room, "ann", reply(3))).toBe("bad_request");
		expect(send(room, "ann", reply(9))).toBe("bad_request");
		expect(send(room, "ann", { ...reply(1), thread: undefined, toConversation: true })).toBe("bad_request");
		expect(send(room, "ann", reply(1, { toConversation: true }))).toBe(4);
		expect(send(room, "ben", reply(4))).toBe("bad_request");
	});

	test("TH2 RS6 what is said in a thread is not in the conversation's pages, unless it says so", () => {
		const { room } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 2);
		send(room, "ben", reply(1));
		send(room, "ben", reply(1, { toConversation: true }));
		send(room, "ben", reply(2));
		const seqs = (thread?: number) => room.messages({ limit: 10, thread }).rows.map(({ seq }) => seq);
		expect(seqs()).toEqual([1, 2, 4]);
		expect([seqs(1), seqs(2), seqs(4)]).toEqual([[3, 4], [5], []]);
		expect(room.messages({ after: 3, limit: 1, thread: 1 })).toMatchObject({ rows: [{ seq: 4 }], more: false });
		expect(room.messages({ around: 4, limit: 2, thread: 1 }).rows.map(({ seq }) => seq)).toEqual([3, 4]);
	});

	test("TH2 RD5 MN3 nor is it unread, the last message or a mention there; also after it was edited or deleted", () => {
		const { room } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 1);
		expect(summaryOf(room, "ben")).toMatchObject({ unread: 1, mentions: 0, lastMessage: { seq: 1 } });
		const seq = send(room, "ann", reply(1, { body: { text: "look @ben" } }));
		expect(summaryOf(room, "ben")).toMatchObject({ unread: 1, mentions: 0, lastMessage: { seq: 1 } });
		room.write("ann", { type: "edit_message", clientId: "e", seq: Number(seq), body: { text: "@ben again" } });
		expect(summaryOf(room, "ben")).toMatchObject({ unread: 1, mentions: 0, lastMessage: { seq: 1 } });
		room.write("ann", { type: "delete_message", clientId: "d", seq: Number(seq) });
		expect(summaryOf(room, "ben")).toMatchObject({ unread: 1, mentions: 0, lastMessage: { seq: 1 } });
		send(room, "ann", reply(1, { body: { text: "all, @ben too" }, toConversation: true }));
		expect(summaryOf(room, "ben")).toMatchObject({ unread: 2, mentions: 1, lastMessage: { seq: 5 } });
	});

	test("SD2 SD3 SD9 the same again is repeated; with another thread, or forwarded, it is another message", () => {
		const { room } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 2);
		const asked = reply(1);
		expect(send(room, "ben", asked)).toBe(3);
		expect(send(room, "ben", asked)).toBe(3);
		expect(send(room, "ben", { ...asked, thread: 2 })).toBe("client_id_reused");
		expect(send(room, "ben", { ...asked, toConversation: true })).toBe("client_id_reused");
		expect(send(room, "ben", { ...asked, forwarded: true })).toBe("client_id_reused");
		expect(send(room, "ben", { type: "send_message", clientId: "f", body: { text: "x" }, forwarded: true })).toBe(4);
		expect(room.message(4)).toMatchObject({ forwarded: true });
	});
});
