import { beforeAll, describe, expect, test } from "vitest";
import { closeCodes } from "../../src/protocol/errors.ts";
import type { conversationUpSchemas } from "../../src/protocol/up.ts";
import { type Answered, person, type TestPerson } from "../support/people.ts";
import { doWork, exchange, join, message, open, path, sayMany, settled } from "./kit.ts";

const calls: [string, string, unknown?][] = [
	["GET", ""],
	["PATCH", "", { title: "Mine", topic: "now" }],
	["GET", "/messages"],
	["GET", "/messages?before=2"],
	["GET", "/messages?around=1"],
	["GET", "/messages?date=1"],
	["GET", "/messages/1"],
	["GET", "/messages/99"],
	["GET", "/events"],
	["GET", "/events?after=0&limit=1"],
	["POST", "/messages", { clientId: "x", body: { text: "let me in" } }],
	["POST", "/messages", { clientId: "m1", body: { text: "text 1" } }],
	["PATCH", "/messages/1", { body: { text: "rewritten" } }],
	["PATCH", "/messages/99", { body: { text: "rewritten" } }],
	["DELETE", "/messages/1"],
	["PUT", "/messages/1/reactions/%F0%9F%91%8D"],
	["DELETE", "/messages/1/reactions/%F0%9F%91%8D"],
	["PUT", "/messages/1/pin"],
	["DELETE", "/messages/1/pin"],
	["GET", "/pins"],
	["GET", "/messages?thread=1"],
	["GET", "/threads"],
	["PUT", "/threads", { read: 1 }],
	["PUT", "/threads/1", { following: true }],
	["PUT", "/threads/99", { read: 1 }],
	["PUT", "/receipts", { read: 1 }],
	["POST", "/members", { userId: "nobody" }],
	["POST", "/members", { userId: "SELF" }],
	["DELETE", "/members/SELF"],
	["DELETE", "/members/OWNER"],
	["DELETE", "/members/not.an.id"],
	["GET", "/invites"],
	["POST", "/invites"],
	["POST", "/invites", { maxUses: 1 }],
	["DELETE", `/invites/${"A".repeat(43)}`],
	["DELETE", "/invites/x"],
	["POST", "/exchange", { after: 0, frames: [] }],
	["POST", "/exchange", { after: null, frames: [message("x", "let me in")] }],
];

const frames: Record<keyof typeof conversationUpSchemas, unknown> = {
	join_conversation: join(0),
	send_message: message("x", "let me in"),
	edit_message: { type: "edit_message", clientId: "x", seq: 1, body: { text: "rewritten" } },
	delete_message: { type: "delete_message", clientId: "x", seq: 1 },
	react: { type: "react", clientId: "x", seq: 1, emoji: "👍", on: true },
	pin_message: { type: "pin_message", clientId: "x", seq: 1, on: true },
	mark_delivered: { type: "mark_delivered", seq: 1 },
	mark_read: { type: "mark_read", seq: 1 },
	read_thread: { type: "read_thread", thread: 1, seq: 1 },
	follow_thread: { type: "follow_thread", thread: 1, on: true },
	typing: { type: "typing", on: true },
	set_presence: { type: "set_presence", away: true },
	leave_conversation: { type: "leave_conversation" },
};

/** Ids of which nobody may be told more than of the others. */
const nowhere = `g_${"A".repeat(22)}`;

let owner: TestPerson;
let id: string;
const outsiders: Record<string, TestPerson> = {};

beforeAll(async () => {
	const [ann, stranger, leaver, removed] = [
		await person("Ann"),
		await person("Eve"),
		await person("Lea"),
		await person("Rob"),
	];
	owner = ann;
	id = await ann.startGroup("Tea", leaver, removed);
	await sayMany(ann, id, 3);
	await leaver.call("DELETE", path(id, `/members/${leaver.id}`));
	await ann.call("DELETE", path(id, `/members/${removed.id}`));
	Object.assign(outsiders, { stranger, leaver, removed });
});

/** All that an outsider could compare. */
function seen({ status, headers, body }: Answered) {
	return { status, body, type: headers.get("Content-Type"), cache: headers.get("Cache-Control") };
}

const people = ["stranger", "leaver", "removed"];
const asked = calls.flatMap(([method, rest, body]) => people.map((who) => [method, rest, who, body] as const));

describe("of a conversation that one is not in, nothing is told", () => {
	test.each(asked)("ER6 CV5 %s %s by a %s", async (method, rest, who, body) => {
		const outsider = outsiders[who] ?? owner;
		const fill = (text: string) => text.replace("SELF", outsider.id).replace("OWNER", owner.id);
		const ask = async (conversationId: string) =>
			seen(
				await outsider.call(method, path(conversationId, fill(rest)), body && JSON.parse(fill(JSON.stringify(body)))),
			);
		const [here, missing, impossible] = [await ask(id), await ask(nowhere), await ask("not-an-id")];
		expect(here).toMatchObject({ status: 404, body: { code: "not_found" }, type: "application/problem+json" });
		expect(here).toEqual(missing);
		expect(here).toEqual(impossible);
	});

	test.each(people)(
		"ER6 CV5 an upgrade by a %s is accepted, told, and closed 4403, as where nothing is",
		async (who) => {
			const outsider = outsiders[who] ?? owner;
			const ends = async (conversationId: string) => {
				const socket = await open(outsider, conversationId);
				return [await socket.end(), socket.heard];
			};
			const here = await ends(id);
			expect(here).toMatchObject([{ code: closeCodes.notMember }, [{ type: "error", code: "not_found" }]]);
			expect(here).toEqual(await ends(nowhere));
			expect(await ends("not-an-id")).toMatchObject([
				{ code: closeCodes.notFound },
				[{ type: "error", code: "not_found" }],
			]);
		},
	);

	test.each(Object.entries(frames))(
		"ER6 CV5 %s by one who was removed meanwhile does nothing and closes 4403",
		async (_, frame) => {
			const [ann, gone] = [await person("Ann"), await person("Rob")];
			const there = await ann.startGroup("Tea", gone);
			await sayMany(ann, there, 1);
			const [watcher, socket] = [await ann.join(there), await gone.join(there)];
			await ann.call("DELETE", path(there, `/members/${gone.id}`));
			try {
				socket.send(frame);
			} catch {
				// Its end was closed already.
			}
			expect(await socket.end()).toMatchObject({ code: closeCodes.notMember });
			await watcher.next("member_changed");
			const before = watcher.heard.length;
			await settled(watcher);
			expect(watcher.heard.slice(before).filter(({ type }) => type !== "error" && type !== "presence")).toEqual([]);
		},
	);
});

describe("whoever is no longer a member", () => {
	test("CV5 gets nothing from then on, on any transport, whoever else talks", async () => {
		const [ann, ben, rob] = [await person("Ann"), await person("Ben"), await person("Rob")];
		const there = await ann.startGroup("Tea", ben, rob);
		const sockets = [await rob.join(there), await rob.join(there)];
		const { body } = await exchange(rob, there, null);
		await ann.call("DELETE", path(there, `/members/${rob.id}`));
		await ben.send(there, "secret", "now that he is gone");
		await ann.call("PATCH", path(there), { topic: "secret" });
		await doWork(there);
		for (const socket of sockets) {
			expect(await socket.end()).toMatchObject({ code: closeCodes.notMember });
			expect(JSON.stringify(socket.heard)).not.toMatch(/secret|removed/);
		}
		expect((await exchange(rob, there, 0, [], body.cursor)).status).toBe(404);
		expect(JSON.stringify(await rob.list())).not.toContain(there);
	});

	test("CV5 leaving closes one's own sockets, too", async () => {
		const [ann, ben] = [await person("Ann"), await person("Ben")];
		const there = await ann.startGroup("Tea", ben);
		const [a, b] = [await ann.join(there), await ben.join(there)];
		await ben.call("DELETE", path(there, `/members/${ben.id}`));
		expect(await b.end()).toMatchObject({ code: closeCodes.notMember });
		expect(await a.next("member_changed")).toMatchObject({ change: "left", userId: ben.id });
		expect(a.closed).toBeNull();
	});

	test("CV4 CV5 may be added again, and then has all of it", async () => {
		const [ann, ben] = [await person("Ann"), await person("Ben")];
		const there = await ann.startGroup("Tea", ben);
		await ann.call("DELETE", path(there, `/members/${ben.id}`));
		await ann.send(there, "a", "while he was away");
		await ann.call("POST", path(there, "/members"), { userId: ben.id });
		const socket = await open(ben, there);
		socket.send(join(0));
		expect((await socket.next("joined")).frames).toHaveLength(3);
		expect((await ben.list())[0]).toMatchObject({ id: there, unread: 0 });
	});
});
