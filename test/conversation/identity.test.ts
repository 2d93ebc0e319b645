import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { inboxObject, person } from "../support/people.ts";

const origin = "http://parley.test";

describe("who is asking", () => {
	test("ID6 what one person wrote is refused when the session has become another's", async () => {
		const [ann, ben] = [await person("Ann"), await person("Ben")];
		const id = await ann.startDirect(ben);
		const send = (expected: string) =>
			exports.default.fetch(`${origin}/api/conversations/${id}/messages`, {
				method: "POST",
				headers: {
					Authorization: `Bearer ${ben.token}`,
					"Content-Type": "application/json",
					"Parley-User": expected,
				},
				body: JSON.stringify({ clientId: "m1", body: { text: "written by Ann" } }),
			});
		expect((await send(ann.id)).status).toBe(401);
		expect((await ann.call("GET", `/api/conversations/${id}/messages`)).body.messages).toEqual([]);
		expect((await send(ben.id)).status).toBe(201);
	});

	test("ID7 EV3 a new name is told by every conversation, once", async () => {
		const [ann, ben] = [await person("Ann"), await person("Guest")];
		const ids = [await ann.startDirect(ben), await ann.startGroup("Tea", ben)];
		const sockets = await Promise.all(ids.map((id) => ann.join(id)));
		await ben.list();
		await inboxObject(ben).rename({ name: "Benedict", username: "benedict" });
		await inboxObject(ben).rename({ name: "Benedict", username: "benedict" });
		for (const socket of sockets) {
			const told = await socket.next("member_changed");
			expect(told).toMatchObject({ seq: 1, userId: ben.id, name: "Benedict", username: "benedict", change: "renamed" });
		}
		for (const id of ids) {
			const { body } = await ann.call("GET", `/api/conversations/${id}`);
			expect(body.head).toBe(1);
			expect(body.members.map((member: { name: string }) => member.name).sort()).toEqual(["Ann", "Benedict"]);
		}
	});
});
