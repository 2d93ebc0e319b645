import { describe, expect, test } from "vitest";
import { person } from "../support/people.ts";
import { group, joined, logOf, pair, path, refusal, sayMany } from "./kit.ts";

describe("making conversations", () => {
	test("CV1 the same two people meet in the same direct conversation, even when both start it at once", async () => {
		const [ann, ben] = [await person("Ann"), await person("Ben")];
		const start = (who: typeof ann, other: typeof ann) =>
			who.call("POST", "/api/conversations", { kind: "direct", members: [other.id] });
		const answers = await Promise.all([start(ann, ben), start(ben, ann), start(ann, ben), start(ben, ann)]);
		expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
		expect(await start(ben, ann)).toMatchObject({ status: 200, body: { kind: "direct", memberCount: 2 } });
		for (const who of [ann, ben]) expect(await who.list()).toHaveLength(1);
		expect(await logOf(ann, answers[0].body.id)).toEqual([]);
	});

	test("CV1 naming oneself makes no difference, and nobody is in a direct conversation alone", async () => {
		const [ann, ben, cai] = [await person("Ann"), await person("Ben"), await person("Cai")];
		const start = (...members: string[]) => ann.call("POST", "/api/conversations", { kind: "direct", members });
		const { body } = await start(ben.id);
		expect(await start(ann.id, ben.id)).toMatchObject({ status: 200, body: { id: body.id } });
		for (const members of [[], [ann.id], [ben.id, cai.id]])
			expect(refusal(await start(...members))).toBe("400 bad_request");
	});

	test("CV1 a group is a new one each time, its maker the owner", async () => {
		const { ann, ben, cai, id } = await group();
		const again = await ann.call("POST", "/api/conversations", {
			kind: "group",
			members: [ben.id, cai.id, ben.id],
			title: "Tea",
		});
		expect(again.status).toBe(201);
		expect(again.body.id).not.toBe(id);
		expect(again.body).toMatchObject({ kind: "group", title: "Tea", topic: null, memberCount: 3, head: 0, unread: 0 });
		const { hello } = await joined(ben, id, null);
		expect(hello.members.map(({ userId, role }) => [userId, role])).toEqual(
			expect.arrayContaining([
				[ann.id, "owner"],
				[ben.id, "member"],
				[cai.id, "member"],
			]),
		);
	});

	test("CV1 LM5 nobody who does not exist, and no title of 101 characters", async () => {
		const ann = await person("Ann");
		const make = (body: object) => ann.call("POST", "/api/conversations", body);
		expect(refusal(await make({ kind: "group", members: ["nobody"], title: "x" }))).toBe("422 unknown_user");
		expect(refusal(await make({ kind: "direct", members: ["nobody"] }))).toBe("422 unknown_user");
		expect(refusal(await make({ kind: "group", members: [], title: "x".repeat(101) }))).toBe("400 bad_request");
		expect(refusal(await make({ kind: "group", members: [], title: "\ud800" }))).toBe("422 text_malformed");
		expect(refusal(await make({ kind: "crowd", members: [] }))).toBe("400 bad_request");
		expect(refusal(await make({ kind: "group", members: [{ $ne: null }] }))).toBe("400 bad_request");
		expect(await ann.list()).toEqual([]);
	});
});

describe("title, topic and members", () => {
	test("CV3 EV3 a change is an event, and answers the summary", async () => {
		const { ann, ben, id } = await group();
		const socket = await ben.join(id);
		const patched = await ann.call("PATCH", path(id), { title: "  Coffee ", topic: "black" });
		expect(patched).toMatchObject({ status: 200, body: { id, title: "Coffee", topic: "black", head: 1 } });
		const event = { type: "conversation_changed", seq: 1, actor: ann.id, title: "Coffee", topic: "black" };
		expect(await socket.next("conversation_changed")).toMatchObject(event);
		expect((await joined(ben, id, 0)).hello).toMatchObject({ title: "Coffee", topic: "black", frames: [event] });
		expect((await ann.call("PATCH", path(id), { title: "Coffee" })).body.head).toBe(1);
	});

	test("CV3 LM5 not by members, not too long, not empty, not in a direct conversation", async () => {
		const { ann, ben, id } = await group();
		expect(refusal(await ben.call("PATCH", path(id), { title: "Mine" }))).toBe("403 forbidden");
		for (const patch of [{ title: "x".repeat(101) }, { topic: "x".repeat(251) }, { title: "  " }, { title: 5 }]) {
			expect(refusal(await ann.call("PATCH", path(id), patch))).toBe("400 bad_request");
		}
		const two = await pair();
		expect(refusal(await two.ann.call("PATCH", path(two.id), { title: "Us" }))).toBe("409 direct_conversation");
		expect(await logOf(ann, id)).toEqual([]);
	});

	test("CV4 EV3 RD5 someone added is told of it, has nothing to read, and reads what was said before", async () => {
		const { ann, ben, eve, id } = await group();
		await sayMany(ann, id, 3);
		const socket = await ben.join(id);
		expect((await ann.call("POST", path(id, "/members"), { userId: eve.id })).status).toBe(201);
		const event = {
			type: "member_changed",
			seq: 4,
			actor: ann.id,
			userId: eve.id,
			name: "Eve",
			change: "added",
			role: "member",
		};
		expect(await socket.next("member_changed")).toMatchObject(event);
		expect((await eve.call("GET", path(id))).body).toMatchObject({ unread: 0, memberCount: 4 });
		expect((await eve.call("GET", path(id, "/messages"))).body.messages).toHaveLength(3);
		expect(refusal(await ann.call("POST", path(id, "/members"), { userId: eve.id }))).toBe("409 already_member");
		expect(refusal(await ann.call("POST", path(id, "/members"), { userId: "nobody" }))).toBe("422 unknown_user");
	});

	test("CV4 who may remove whom: members only themselves, and nobody the owner", async () => {
		const { ann, ben, cai, eve, id } = await group();
		const remove = (who: typeof ann, whom: typeof ann) => who.call("DELETE", path(id, `/members/${whom.id}`));
		expect(refusal(await ben.call("POST", path(id, "/members"), { userId: eve.id }))).toBe("403 forbidden");
		expect(refusal(await remove(ben, cai))).toBe("403 forbidden");
		expect(refusal(await remove(ben, ann))).toBe("403 forbidden");
		expect(refusal(await remove(ann, eve))).toBe("404 not_found");
		expect((await remove(ann, cai)).status).toBe(204);
		expect((await remove(ben, ben)).status).toBe(204);
		const { hello } = await joined(ann, id, 0);
		expect(hello.frames).toMatchObject([
			{ change: "removed", userId: cai.id, actor: ann.id },
			{ change: "left", userId: ben.id, actor: ben.id },
		]);
		expect(hello.members.map(({ userId }) => userId)).toEqual([ann.id]);
		// HS3: for the names beside what they said.
		expect(hello.former).toHaveLength(2);
		expect(hello.former).toContainEqual({ userId: ben.id, name: "Ben" });
	});

	test("CV4 an owner who leaves hands over, and the new owner may do what owners do", async () => {
		const { ann, ben, cai, id } = await group();
		expect((await ann.call("DELETE", path(id, `/members/${ann.id}`))).status).toBe(204);
		const { hello } = await joined(ben, id, 0);
		const owners = hello.members.filter(({ role }) => role === "owner");
		expect(owners).toHaveLength(1);
		expect(hello.frames).toMatchObject([
			{ change: "role", role: "owner", userId: owners[0]?.userId },
			{ change: "left", userId: ann.id },
		]);
		const [heir, other] = owners[0]?.userId === ben.id ? [ben, cai] : [cai, ben];
		expect((await heir.call("DELETE", path(id, `/members/${other.id}`))).status).toBe(204);
	});

	test("CV4 a direct conversation has exactly its two people", async () => {
		const { ann, ben, id } = await pair();
		const eve = await person("Eve");
		const refused = [
			await ann.call("POST", path(id, "/members"), { userId: eve.id }),
			await ann.call("DELETE", path(id, `/members/${ann.id}`)),
			await ann.call("DELETE", path(id, `/members/${ben.id}`)),
		];
		expect(refused.map(refusal)).toEqual(Array.from({ length: 3 }, () => "409 direct_conversation"));
	});

	test("CV2 one summary names all members, one in the list at most 10", async () => {
		const people = await Promise.all(Array.from({ length: 11 }, (_, index) => person(`P${index}`)));
		const ann = await person("Ann");
		const id = await ann.startGroup("Crowd", ...people);
		expect((await ann.call("GET", path(id))).body.members).toHaveLength(12);
		const [row] = await ann.list();
		expect(row?.members).toHaveLength(10);
		expect(row?.members[0]?.userId).toBe(ann.id);
		expect(row?.memberCount).toBe(12);
	});

	test("CV3 a title is one line, and leaves what stands beside it alone", async () => {
		const ann = await person("Ann");
		const id = await ann.startGroup("Tea");
		for (const title of ["two\nlines", "turned \u202e around", "a\u0000b"]) {
			const members: string[] = [];
			expect((await ann.call("PATCH", `/api/conversations/${id}`, { title })).body.code).toBe("bad_request");
			expect((await ann.call("POST", "/api/conversations", { kind: "group", members, title })).body.code).toBe(
				"bad_request",
			);
		}
	});
});
