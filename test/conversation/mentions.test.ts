import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { inboxObject, person, type TestPerson } from "../support/people.ts";
import { doWork, evict, exchange, group, inside, joined, message, pair, path, tellInboxes } from "./kit.ts";
import { holdWork, rowsOf } from "./row-count.ts";

/** Gives a person a username; answers the `@` and it. */
async function callable(who: TestPerson): Promise<string> {
	const username = `${who.name.toLowerCase()}_${who.id.slice(0, 8).toLowerCase()}`;
	await env.DB.prepare("UPDATE user SET username = ? WHERE id = ?").bind(username, who.id).run();
	return `@${username}`;
}

/** Ann's group, in which Ben and Cai have a username. */
async function named() {
	const people = [await person("Ann"), await person("Ben"), await person("Cai")] as const;
	const [ann, ben, cai] = people;
	const [atBen, atCai] = [await callable(ben), await callable(cai)];
	return { ann, ben, cai, atBen, atCai, id: await ann.startGroup("Tea", ben, cai) };
}

async function mentionsOf(who: TestPerson, id: string): Promise<number[]> {
	const { mentions, unread } = (await who.call("GET", path(id))).body;
	return [mentions, unread];
}

const rowsIn = (id: string) => inside(id, (_, { storage: { sql } }) => [...sql.exec("SELECT * FROM mention")]);

describe("mentions", () => {
	test("MN1 MN3 MN4 told to everyone, counted in the list, gone when it was read", async () => {
		const { ann, ben, cai, atBen, id } = await named();
		const socket = await cai.join(id);
		await ann.send(id, "a", `${atBen.toUpperCase()}, look`);
		await ann.send(id, "b", "plain");
		expect((await socket.next("new_message")).message.mentions).toEqual([ben.id]);
		expect((await socket.next("new_message")).message).not.toHaveProperty("mentions");
		await tellInboxes(id);
		expect(await ben.list()).toMatchObject([{ unread: 2, mentions: 1 }]);
		expect(await cai.list()).toMatchObject([{ unread: 2, mentions: 0 }]);
		const page = await cai.call("GET", path(id, "/messages"));
		expect(page.body.messages[0].mentions).toEqual([ben.id]);
		await ben.call("PUT", path(id, "/receipts"), { read: 1 });
		await tellInboxes(id);
		expect(await ben.list()).toMatchObject([{ unread: 1, mentions: 0 }]);
	});

	test("HS3 ID7 EV3 usernames come with the members, and follow changes", async () => {
		const { ann, ben, atBen, id } = await named();
		const { socket, hello } = await joined(ann, id, null);
		const usernames = Object.fromEntries(hello.members.map(({ userId, username }) => [userId, username]));
		expect(usernames).toMatchObject({ [ann.id]: null, [ben.id]: atBen.slice(1) });
		const summary = (await ann.call("GET", path(id))).body;
		expect(summary.members.find((one: { userId: string }) => one.userId === ben.id).username).toBe(atBen.slice(1));
		await tellInboxes(id);
		await inboxObject(ben).rename({ name: "Ben", username: "benjamin" });
		expect(await socket.next("member_changed")).toMatchObject({ change: "renamed", name: "Ben", username: "benjamin" });
		await ann.send(id, "a", `@Benjamin, once ${atBen}`);
		expect(await mentionsOf(ben, id)).toEqual([1, 1]);
		// What the account says now is news at the next join.
		await (await joined(ben, id, null)).socket.close(1000);
		await ann.send(id, "b", atBen);
		expect(await mentionsOf(ben, id)).toEqual([2, 2]);
	});

	test("CV4 someone who is added brings a username, and is not mentioned by what was said before", async () => {
		const { ann, ben, id } = await named();
		const eve = await person("Eve");
		const atEve = await callable(eve);
		await ann.send(id, "a", `${atEve} and @everyone`);
		await ann.call("POST", path(id, "/members"), { userId: eve.id });
		expect([await mentionsOf(eve, id), await mentionsOf(ben, id)]).toEqual([
			[0, 0],
			[1, 1],
		]);
		await ann.call("PATCH", path(id, "/messages/1"), { body: { text: `again ${atEve} @everyone` } });
		await ann.send(id, "b", `welcome ${atEve}`);
		expect([await mentionsOf(eve, id), await mentionsOf(ben, id)]).toEqual([
			[1, 1],
			[1, 2],
		]);
	});

	test("MN5 an edit takes the place, a deletion ends it, and both are told", async () => {
		const { ann, ben, cai, atBen, atCai, id } = await named();
		const socket = await ben.join(id);
		await ann.send(id, "a", atBen);
		await ann.call("PATCH", path(id, "/messages/1"), { body: { text: atCai } });
		expect((await socket.next("message_edited")).mentions).toEqual([cai.id]);
		await tellInboxes(id);
		expect(await ben.list()).toMatchObject([{ mentions: 0 }]);
		expect(await cai.list()).toMatchObject([{ mentions: 1 }]);
		await ann.call("DELETE", path(id, "/messages/1"));
		await tellInboxes(id);
		expect(await cai.list()).toMatchObject([{ mentions: 0, unread: 0 }]);
		expect(await rowsIn(id)).toEqual([]);
		const log = await inside(id, (_, { storage: { sql } }) => JSON.stringify([...sql.exec("SELECT data FROM log")]));
		expect(log).not.toContain("mentions");
	});

	test("MN1 @here are those who have it open and may be seen; over a socket, polling and REST", async () => {
		const { ann, ben, cai, id } = await named();
		const socket = await ann.join(id);
		await exchange(ben, id, null);
		await doWork(id);
		socket.send(message("a", "@here"));
		expect((await socket.next("new_message")).message.mentions).toEqual(["*here"]);
		await ann.send(id, "b", "@here");
		await exchange(ann, id, 0, [message("c", "@here")]);
		expect([await mentionsOf(ben, id), await mentionsOf(cai, id)]).toEqual([
			[3, 3],
			[0, 3],
		]);
		expect((await ben.call("PATCH", "/api/me", { invisible: true })).status).toBe(200);
		await ann.send(id, "d", "@here");
		expect(await mentionsOf(ben, id)).toEqual([3, 4]);
	});

	test("MN1 a member who is no admin, and anyone in a direct conversation, calls nobody by @everyone", async () => {
		const { ben, cai, id } = await group();
		await ben.send(id, "a", "@everyone @here");
		expect(await mentionsOf(cai, id)).toEqual([0, 1]);
		const two = await pair();
		await two.ann.send(two.id, "a", "@everyone");
		expect(await mentionsOf(two.ben, two.id)).toEqual([0, 1]);
	});

	test("MN3 after an eviction the counts are as before, and a poller hears what a socket heard", async () => {
		const { ann, ben, cai, atBen, atCai, id } = await named();
		await ann.send(id, "a", `${atBen} ${atCai}`);
		await ann.send(id, "b", "@everyone");
		await ann.send(id, "c", "plain");
		await ann.call("PATCH", path(id, "/messages/3"), { body: { text: `not so ${atCai}` } });
		const before = await Promise.all([ann, ben, cai].map((who) => mentionsOf(who, id)));
		expect(before).toEqual([
			[0, 0],
			[2, 3],
			[3, 3],
		]);
		await evict(id);
		expect(await Promise.all([ann, ben, cai].map((who) => mentionsOf(who, id)))).toEqual(before);
		const { frames } = (await exchange(ben, id, 0, [{ type: "mark_read", seq: 1 }])).body;
		expect(
			frames
				.map((one: { mentions?: string[]; message?: { mentions?: string[] } }) => {
					return one.message?.mentions ?? one.mentions ?? null;
				})
				.slice(0, 4),
		).toEqual([[ben.id, cai.id], ["*"], null, [cai.id]]);
	});
});

describe("rows", () => {
	test("a mention costs one more, @everyone and @here one for all, an edit and a deletion one for each that ends", async () => {
		const { ann, ben, cai, atBen, atCai, id } = await named();
		await ann.send(id, "first", "the inboxes hear of it");
		await tellInboxes(id);
		await holdWork(id);
		const cost = async (act: () => Promise<unknown>) => (await rowsOf(id, act)).written;
		expect(await cost(() => ann.send(id, "a", "plain, at nobody@example.org"))).toBe(1);
		expect(await cost(() => ann.send(id, "b", `${atBen} ${atBen}`))).toBe(2);
		expect(await cost(() => ann.send(id, "c", `${atBen} ${atCai}`))).toBe(3);
		expect(await cost(() => ann.send(id, "d", `@everyone ${atBen}`))).toBe(2);
		expect(await cost(() => ann.send(id, "e", `@here ${atBen}`))).toBe(2);
		expect(await rowsIn(id)).toHaveLength(1 + 2 + 1 + 1);
		expect(await cost(() => ann.call("PATCH", path(id, "/messages/4"), { body: { text: atCai } }))).toBe(2 + 2 + 1);
		expect(await cost(() => ann.call("DELETE", path(id, "/messages/5")))).toBe(3 + 1);
		expect([await mentionsOf(ben, id), await mentionsOf(cai, id)]).toEqual([
			[2, 5],
			[1, 5],
		]);
	});

	test("many who are named in one message have one row together, counted and forgotten like any", async () => {
		const ann = await person("Ann");
		const others = await Promise.all(Array.from({ length: 12 }, (_, index) => person(`P${index}`)));
		const ats = await Promise.all(others.map(callable));
		const id = await ann.startGroup("Crowd", ...others);
		await ann.send(id, "a", ats.slice(0, 11).join(" "));
		expect(await rowsIn(id)).toHaveLength(1);
		const [first, last] = [others[0], others[11]];
		if (first === undefined || last === undefined) throw new Error("twelve");
		expect([await mentionsOf(first, id), await mentionsOf(last, id)]).toEqual([
			[1, 1],
			[0, 1],
		]);
		await ann.call("PATCH", path(id, "/messages/1"), { body: { text: `only ${ats[11]}` } });
		expect([await mentionsOf(first, id), await mentionsOf(last, id)]).toEqual([
			[0, 1],
			[1, 1],
		]);
		expect(await rowsIn(id)).toHaveLength(1);
	});

	test("MN3 counting reads the reader's mentions, not the log", async () => {
		const { ann, ben, atBen, id } = await named();
		for (let i = 0; i < 30; i++) await ann.send(id, `p${i}`, "plain").then(() => undefined);
		await ann.send(id, "m", atBen);
		await tellInboxes(id);
		await evict(id);
		await holdWork(id);
		const read = async () => {
			return (await rowsOf(id, () => inside(id, ({ room }) => room.store.countMentions(0, ben.id)))).read;
		};
		expect(await read()).toBeLessThanOrEqual(2);
	});
});
