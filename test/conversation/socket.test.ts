import { evictDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { conversationObject, person } from "../support/people.ts";

async function pair() {
	const [ann, ben] = [await person("Ann"), await person("Ben")];
	return { ann, ben, id: await ann.startDirect(ben) };
}

const message = (clientId: string, text: string) => ({ type: "send_message", clientId, body: { text } });

describe("a conversation's sockets", () => {
	test("HS3 SD4 a message reaches everyone who joined, the sender too, under one seq", async () => {
		const { ann, ben, id } = await pair();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		a.send(message("m1", "hello"));
		const [atAnn, atBen] = [await a.next("new_message"), await b.next("new_message")];
		expect(atAnn).toEqual(atBen);
		expect(atBen.message).toMatchObject({ seq: 1, clientId: "m1", sender: ann.id, body: { text: "hello" } });
	});

	test("EV2 eviction with sockets open loses nothing: they stay joined and the log goes on", async () => {
		const { ann, ben, id } = await pair();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		a.send(message("m1", "before"));
		await b.next("new_message");
		await evictDurableObject(conversationObject(id), { webSockets: "hibernate" });
		b.send(message("m2", "after"));
		expect((await a.next("new_message")).message.seq).toBe(1);
		expect((await a.next("new_message")).message).toMatchObject({ seq: 2, body: { text: "after" } });
		a.send(message("m1", "before"));
		expect((await a.next("new_message")).message.seq).toBe(1);
	});
});
