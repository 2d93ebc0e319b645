import { afterEach, describe, expect, test, vi } from "vitest";
import { limits } from "../../src/protocol/limits.ts";
import type { TestPerson } from "../support/people.ts";
import {
	doWork,
	evict,
	exchange,
	group,
	inside,
	message,
	pair,
	pass,
	path,
	settled,
	stopClock,
	tellInboxes,
} from "./kit.ts";
import { rowsOf } from "./row-count.ts";

afterEach(() => vi.useRealTimers());

/** A log of `count` messages. */
async function filled(count: number) {
	const people = await pair();
	const { ben, id } = people;
	await inside(id, ({ room }, state) => {
		state.storage.transactionSync(() => {
			for (let number = 1; number <= count; number++) {
				room.append((seq) => {
					const message = { seq, clientId: `m${seq}`, sender: ben.id, at: seq, body: { text: `text ${seq}` } };
					return { type: "new_message", conversationId: id, message, salt: "" };
				});
			}
		});
	});
	await tellInboxes(people.id);
	return people;
}

describe("rows written", () => {
	test("SD2 a plain message costs one: itself", async () => {
		const { ann, ben, id } = await pair();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		await ann.send(id, "first", "the inboxes hear of it");
		await tellInboxes(id);
		const { written } = await rowsOf(id, async () => {
			for (let i = 0; i < 10; i++) a.send(message(`m${i}`, "plain"));
			await settled(a);
			await ann.send(id, "rest", "plain");
			await exchange(ben, id, 0, [message("polled", "plain")]);
			await tellInboxes(id);
			await settled(b);
		});
		expect(written).toBe(12);
	});

	test("SD2 what finds a clientId again costs one row for 128 messages, and a merge of eight seven more", async () => {
		const { ann, id } = await pair();
		stopClock();
		const { written } = await rowsOf(id, () =>
			inside(id, ({ room }) => {
				for (let seq = 1; seq <= 1_024; seq++) {
					pass(10);
					room.write(ann.id, { type: "send_message", clientId: `m${seq}`, body: { text: "plain" } });
				}
			}),
		);
		expect(written).toBe(1_024 + 8 + 7);
	});

	test("PN1 a pin and its end cost two each: the event and the list of pins", async () => {
		const { ann, id } = await pair();
		const socket = await ann.join(id);
		await ann.send(id, "a", "hi");
		await tellInboxes(id);
		const { written } = await rowsOf(id, async () => {
			socket.send({ type: "pin_message", clientId: "p", seq: 1, on: true });
			socket.send({ type: "pin_message", clientId: "q", seq: 1, on: false });
			await settled(socket);
			await tellInboxes(id);
		});
		expect(written).toBe(2 * 2);
	});

	test("SD2 a repetition, and whatever is refused, costs none", async () => {
		const { ann, id } = await pair();
		const socket = await ann.join(id);
		await ann.send(id, "a", "hi");
		await tellInboxes(id);
		const { written } = await rowsOf(id, async () => {
			for (let i = 0; i < 5; i++) await ann.send(id, "a", "hi");
			await ann.send(id, "a", "other");
			socket.send(message("b", ""));
			socket.send({ type: "nonsense" });
			await settled(socket);
		});
		expect(written).toBe(0);
	});

	test("PR1 PR2 HS4 joining, typing, presence, polling and pings cost none", async () => {
		const { ann, ben, id } = await pair();
		const first = await ann.join(id);
		await ben.join(id);
		await tellInboxes(id);
		stopClock();
		const { written } = await rowsOf(id, async () => {
			const b = await ben.join(id);
			for (const on of [true, false, true]) b.send({ type: "typing", on });
			for (const away of [true, false, true]) b.send({ type: "set_presence", away });
			b.sendRaw("ping");
			await settled(b);
			await exchange(ann, id, null);
			await exchange(ann, id, 0, [
				{ type: "typing", on: true },
				{ type: "set_presence", away: true },
			]);
			await ann.call("GET", path(id, "/messages"));
			b.close(1000);
			await b.end();
			pass(20_000);
			await doWork(id);
			await settled(first);
		});
		expect(written).toBe(0);
	});

	test("RD3 a message that a whole group reads costs two: itself, and one for where everybody stands", async () => {
		const { ann, ben, cai, id } = await group();
		const sockets = [await ann.join(id), await ben.join(id), await cai.join(id)];
		await ann.send(id, "first", "the inboxes hear of it");
		await tellInboxes(id);
		stopClock();
		pass(60_000);
		const { written } = await rowsOf(id, async () => {
			await ben.send(id, "said", "x");
			for (const socket of sockets) socket.send({ type: "mark_read", seq: 2 });
			for (const socket of sockets) await settled(socket);
			pass(250);
			await doWork(id);
		});
		expect(written).toBe(1 + 1);
	});

	test("RD3 forty positions within a second cost two", async () => {
		const { ann, ben, id } = await filled(40);
		await evict(id);
		stopClock();
		const socket = await ann.join(id);
		await ben.join(id);
		const { written } = await rowsOf(id, async () => {
			for (let seq = 1; seq <= 40; seq++) socket.send({ type: "mark_read", seq });
			await settled(socket);
			pass(1_000);
			await doWork(id);
		});
		expect(written).toBe(2);
	});
});

describe("rows read", () => {
	const pages = ["", "?limit=7", "?before=9&limit=5", "?after=3&limit=5"];
	const around = "?around=5&limit=6";

	async function pageCost(ann: TestPerson, id: string, query: string) {
		let messages = 0;
		const { read } = await rowsOf(id, async () => {
			messages = (await ann.call("GET", path(id, `/messages${query}`))).body.messages.length;
		});
		return { read, messages };
	}

	test.each([10, 5_000])(
		"RS6 RS8 a page of history reads no more than it returns and two rows, in a log of %d",
		async (count) => {
			const { ann, id } = await filled(count);
			await ann.call("GET", path(id));
			const first = await pageCost(ann, id, "?limit=2");
			// The first since the object woke looks whether there are threads.
			expect(first.read).toBeLessThanOrEqual(2 + 3);
			for (const query of pages) {
				const { read, messages } = await pageCost(ann, id, query);
				expect(messages).toBeGreaterThan(0);
				// It looks one row further, and whether anybody reacted.
				expect(read).toBeLessThanOrEqual(messages + 2);
			}
			const { read, messages } = await pageCost(ann, id, around);
			// Both sides look one row further.
			expect(read).toBeLessThanOrEqual(messages + 3);
			for (const date of ["5", `${count}`, `${count + 1}`, "0"]) {
				const { read, messages } = await pageCost(ann, id, `?date=${date}&limit=6`);
				// One row for each halving of the log, the head, and two to find the message.
				expect(read).toBeLessThanOrEqual(messages + 6 + Math.ceil(Math.log2(count + 1)));
			}
		},
		30_000,
	);

	test("TH2 TH7 RS6 RS8 RD5 a long thread costs a page a few rows, wherever it stands and however many reacted in it", async () => {
		const { ann, ben, id } = await filled(20);
		const replies = 3_000;
		const between = 21 + replies;
		await inside(id, ({ room }, state) => {
			const say = (thread?: number) =>
				room.append((seq) => {
					const message = { seq, clientId: `m${seq}`, sender: ben.id, at: seq, body: { text: "x" } };
					const said = thread === undefined ? message : { ...message, thread };
					return { type: "new_message", conversationId: id, message: said, salt: "" };
				});
			state.storage.transactionSync(() => {
				for (let number = 0; number < replies; number++) say(10);
				say();
				for (let seq = 21; seq <= 1_020; seq++)
					room.store.putReaction({ target: seq, emoji: "👍", userId: ben.id, seq });
				for (let number = 0; number < replies; number++) say(between);
			});
		});
		await tellInboxes(id);
		await ann.call("PUT", path(id, "/receipts"), { read: 10 });
		await evict(id);
		// What stands in the conversation is counted in pieces, one of which is in each of the two threads.
		const summary = await rowsOf(id, async () => {
			expect((await ann.call("GET", path(id))).body).toMatchObject({ unread: 11, lastMessage: { seq: between } });
		});
		expect(summary.read).toBeLessThanOrEqual(2 * 500 + 50);
		await pageCost(ann, id, "?limit=2");
		for (const [query, seqs] of [
			["?limit=4", [18, 19, 20, between]],
			[`?before=${between + 1_000}&limit=2`, [20, between]],
			[`?before=${between}&limit=2`, [19, 20]],
			["?before=1000&limit=2", [19, 20]],
			["?after=19&limit=5", [20, between]],
			["?after=1000&limit=5", [between]],
			[`?after=${between}&limit=5`, []],
			["?around=20&limit=4", [18, 19, 20, between]],
			["?around=1000&limit=4", [19, 20, between]],
			["?date=1000&limit=4", [19, 20, between]],
			["?date=5000&limit=2", [20, between]],
			["?around=10&limit=2", [9, 10]],
		] as const) {
			let found: { seq: number; replies?: { count: number } }[] = [];
			const { read } = await rowsOf(id, async () => {
				found = (await ann.call("GET", path(id, `/messages?${query.slice(1)}`))).body.messages;
			});
			expect([query, found.map(({ seq }) => seq)]).toEqual([query, [...seqs]]);
			for (const { seq, replies } of found) {
				expect(replies?.count).toBe(seq === 10 || seq === between ? limits.repliesCounted : undefined);
			}
			// To find where a thread of 3,000 ends takes about thirty rows, nine of it and then two for each doubling of its
			// length. A page around a time does so three times, and reads one for each halving of the log.
			expect(read).toBeLessThanOrEqual(found.length + 3 * (9 + 2 * 12) + 13 + 10);
			// Towards the older ones a row says where to go on; two threads, and reactions on both sides of one, are looked for.
			if (!/after|around|date/.test(query)) expect(read).toBeLessThanOrEqual(found.length + 12);
		}
	}, 30_000);

	test("SD2 RS1 sending, repeating and joining read a handful of rows, however long the log is", async () => {
		const cost = async (count: number) => {
			const { ann, id } = await filled(count);
			const socket = await ann.join(id, count);
			const first = await rowsOf(id, () => ann.send(id, "first", "x"));
			// Once for each time that the object wakes: the block that is not full yet, and a row for each run.
			expect(first.read).toBeLessThanOrEqual((count % 128) + 1 + 7 + 10);
			const send = await rowsOf(id, () => ann.send(id, "new", "x"));
			const again = await rowsOf(id, () => ann.send(id, "new", "x"));
			const join = await rowsOf(id, async () => {
				socket.send({ type: "join_conversation", version: 1, after: count });
				await socket.next("joined");
			});
			return [send.read, again.read, join.read];
		};
		// A handful: the head, the clientId, the sender's newest times; presence may look at the head meanwhile.
		for (const count of [10, 2_000]) {
			for (const read of await cost(count)) expect(read).toBeLessThanOrEqual(10);
		}
	}, 30_000);
});
