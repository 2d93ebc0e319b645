/** What a conversation costs must not depend on how much was ever said in it. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { evict, exchange, inside, join, message, open, pair, path, settled, stopClock, tellInboxes } from "./kit.ts";
import { fill, holdWork, rowsOf } from "./row-count.ts";

const short = 1_000;
const long = 100_000;

beforeEach(() => stopClock());
afterEach(() => vi.useRealTimers());

/** A conversation of `count` messages by Ben. */
async function filled(count: number) {
	const { id, ...people } = await pair();
	// A look into an index reads the row after it, if there is one: who is last there must not be by chance.
	const [ben, ann] = Object.values(people).sort((one, other) => (one.id < other.id ? -1 : 1));
	if (ann === undefined || ben === undefined) throw new Error("two people");
	await ben.send(id, "first", "text");
	await fill(id, count);
	return { ann, ben, id };
}

/** The rows of each act in a log of `count`, one after the other. */
async function costs(count: number): Promise<Record<string, unknown>> {
	const { ann, ben, id } = await filled(count);
	const cost: Record<string, unknown> = {};
	const measure = async (name: string, act: () => Promise<unknown>) => {
		await tellInboxes(id);
		cost[name] = await rowsOf(id, act);
	};
	// Ann has read all of it: she is up to date, as most are most of the time.
	await ann.call("PUT", path(id, "/receipts"), { read: count });
	await evict(id);
	await holdWork(id);
	const socket = await open(ann, id);
	await measure("joining with nothing", async () => {
		socket.send(join(null));
		await socket.next("joined");
	});
	await measure("joining near the head", async () => {
		socket.send(join(count - 10));
		await socket.next("joined");
	});
	await measure("joining far from the head", async () => {
		socket.send(join(1));
		await socket.next("joined");
	});
	const middle = count / 2;
	for (const query of ["", `before=${middle}`, `after=${middle}`, `around=${middle}`, "after=0", `before=${count}`]) {
		await measure(`messages ${query.replaceAll(/\d{3,}/g, "n")}`, () =>
			ann.call("GET", path(id, `/messages?${query}`)),
		);
		if (query.startsWith("around")) continue;
		await measure(`events ${query.replaceAll(/\d{3,}/g, "n")}`, () => ann.call("GET", path(id, `/events?${query}`)));
	}
	await measure("polling", () => exchange(ann, id, count));
	await measure("a summary", () => ann.call("GET", path(id)));
	await measure("the list", () => ann.list());
	await measure("sending", async () => {
		socket.send(message("sent", "text"));
		await settled(socket);
		await tellInboxes(id);
	});
	await measure("sending again", () => ann.send(id, "sent", "text"));
	await measure("replying", async () => {
		socket.send(message("reply", "text", middle));
		await settled(socket);
	});
	await measure("reading", () => ben.call("PUT", path(id, "/receipts"), { read: count }));
	return cost;
}

describe("a long log", () => {
	test("RS1 RS3 RS6 RS7 SD1 SD2 RD1 CV2 costs the rows of a short one", async () => {
		expect(await costs(long)).toEqual(await costs(short));
	}, 60_000);

	test("RD5 a member who has read nothing of it is counted for once, then costs what is new", async () => {
		const cost = async (count: number) => {
			const { ann, ben, id } = await filled(count);
			const list = await ann.connect("/api/inbox/socket");
			list.send({ type: "join_inbox", version: 1 });
			await list.next("inbox");
			await ben.send(id, "seen", "x");
			await tellInboxes(id);
			await holdWork(id);
			return rowsOf(id, async () => {
				for (let i = 1; i <= 3; i++) {
					await ben.send(id, `m${i}`, "x");
					await tellInboxes(id);
				}
				await ann.call("PUT", path(id, "/receipts"), { read: 100 });
				await tellInboxes(id);
				expect((await ann.call("GET", path(id))).body.unread).toBe(count + 4 - 100);
			});
		};
		expect(await cost(long)).toEqual(await cost(short));
	}, 60_000);

	test("CV2 a message with much coming and going after it is looked for once", async () => {
		const { ann, id } = await pair();
		await ann.send(id, "first", "text");
		await tellInboxes(id);
		await inside(id, ({ room }) => {
			for (let i = 0; i < 500; i++) room.changeInfo(ann.id, { topic: `${i}` });
		});
		expect((await ann.call("GET", path(id))).body.lastMessage.clientId).toBe("first");
		const { read } = await rowsOf(id, () => ann.call("GET", path(id)));
		expect(read).toBeLessThanOrEqual(3);
	});
});
