import { afterEach, describe, expect, test, vi } from "vitest";
import type { Message } from "../../src/protocol/entities.ts";
import { limits } from "../../src/protocol/limits.ts";
import {
	inside,
	join,
	joined,
	logOf,
	message,
	pair,
	pass,
	path,
	range,
	refusal,
	sayMany,
	seqs,
	stopClock,
} from "./kit.ts";

afterEach(() => vi.useRealTimers());

/** A log of `count` messages, written at once. */
async function filled(count: number, text = "text") {
	const { ann, ben, id } = await pair();
	await inside(id, ({ room }) => {
		for (let i = 1; i <= count; i++)
			room.write(ben.id, { type: "send_message", clientId: `m${i}`, body: { text: `${text} ${i}` } });
	});
	return { ann, ben, id };
}

describe("resuming", () => {
	test("RS1 after N brings exactly what comes after N, in order", async () => {
		const { ann, id } = await filled(20);
		for (const after of [0, 1, 10, 19, 20]) {
			const { hello } = await joined(ann, id, after);
			expect(seqs(hello.frames)).toEqual(range(after + 1, 20));
			expect(hello).toMatchObject({ head: 20, more: false });
		}
	});

	test("RS1 RS2 a page ends at 100 events and says more; joining again brings the next, on the same socket", async () => {
		const { ann, id } = await filled(201);
		const { socket, hello } = await joined(ann, id, 0);
		expect([seqs(hello.frames), hello.more]).toEqual([range(1, 100), true]);
		socket.send(join(100));
		const second = await socket.next("joined");
		expect([seqs(second.frames), second.more]).toEqual([range(101, 200), true]);
		socket.send(join(200));
		const third = await socket.next("joined");
		expect([seqs(third.frames), third.more]).toEqual([[201], false]);
	});

	test("RS1 a page ends at 256 KiB, one event at least, and nothing is left out between pages", async () => {
		const { ann, ben, id } = await pair();
		const long = "💬".repeat(7_000);
		for (let i = 1; i <= 30; i++) await ben.send(id, `m${i}`, long);
		const got: number[] = [];
		let more = true;
		let pages = 0;
		while (more) {
			const { hello } = await joined(ann, id, got.length);
			expect(new TextEncoder().encode(JSON.stringify(hello.frames)).length).toBeLessThanOrEqual(limits.pageBytes);
			expect(hello.frames.length).toBeGreaterThan(0);
			got.push(...seqs(hello.frames));
			more = hello.more;
			pages++;
			if (pages > 9) break;
		}
		expect(got).toEqual(range(1, 30));
		expect(pages).toBeGreaterThan(1);
	});

	test("RS3 after null brings the newest page, and says whether there are older ones", async () => {
		const { ann, ben, id } = await filled(100);
		expect((await joined(ann, id, null)).hello).toMatchObject({ head: 100, more: false });
		await ben.send(id, "one-more", "x");
		const { hello } = await joined(ann, id, null);
		expect([seqs(hello.frames), hello.more, hello.head]).toEqual([range(2, 101), true, 101]);
	});

	test("RS4 after beyond the head is told to start again and closed 4509, on a joined socket too", async () => {
		const { ann, id } = await filled(3);
		for (const after of [4, Number.MAX_SAFE_INTEGER]) {
			const socket = await ann.join(id);
			socket.send(join(after));
			expect(await socket.next("error")).toMatchObject({ code: "start_again" });
			expect(await socket.end()).toMatchObject({ code: 4509 });
		}
	});

	test("RS5 EV1 what is said while one joins follows live, with no hole and none twice", async () => {
		const { ann, ben, id } = await filled(5);
		const talker = await ben.join(id);
		for (let i = 6; i <= 25; i++) talker.send(message(`m${i}`, "during"));
		const { socket, hello } = await joined(ann, id, 0);
		for (let i = 26; i <= 30; i++) talker.send(message(`m${i}`, "after"));
		const got = seqs(hello.frames);
		while (got.length < 30) got.push((await socket.next("new_message")).message.seq);
		expect(got).toEqual(range(1, 30));
	});

	test("RS1 the log a stranger reads page by page is the one that everyone heard live", async () => {
		const { ann, ben, id } = await pair();
		const live = await ann.join(id);
		await sayMany(ben, id, 7);
		await live.next("new_message");
		expect(live.heard.filter(({ type }) => type === "new_message").slice(0, 7)).toEqual(
			(await logOf(ann, id)).slice(0, 7),
		);
	});
});

describe("history", () => {
	const ask = async (query: string, { ann, id }: Awaited<ReturnType<typeof filled>>) => {
		const { body } = await ann.call("GET", path(id, `/messages${query}`));
		return [body.messages.map(({ seq }: Message) => seq), body.hasMore];
	};

	test("RS6 pages in every direction, ascending", async () => {
		const people = await filled(12);
		expect(await ask("", people)).toEqual([range(1, 12), false]);
		expect(await ask("?limit=5", people)).toEqual([range(8, 12), true]);
		expect(await ask("?before=8&limit=5", people)).toEqual([range(3, 7), true]);
		expect(await ask("?before=3&limit=5", people)).toEqual([[1, 2], false]);
		expect(await ask("?before=1", people)).toEqual([[], false]);
		expect(await ask("?after=9&limit=5", people)).toEqual([[10, 11, 12], false]);
		expect(await ask("?after=0&limit=5", people)).toEqual([range(1, 5), true]);
		expect(await ask("?after=99", people)).toEqual([[], false]);
		expect(await ask("?around=6&limit=4", people)).toEqual([range(4, 7), true]);
		expect(await ask("?around=6&limit=100", people)).toEqual([range(1, 12), false]);
		expect(await ask("?around=99&limit=4", people)).toEqual([[11, 12], true]);
	});

	test("RS6 at most 100, whatever is asked", async () => {
		const people = await filled(130);
		expect(await ask("?limit=5000", people)).toEqual([range(31, 130), true]);
		expect(await ask("?limit=0", people)).toEqual([[130], true]);
	});

	test("RS6 directions may not be combined, and numbers must be whole", async () => {
		const { ann, id } = await filled(1);
		for (const query of [
			"before=1&after=1",
			"around=1&before=2",
			"before=x",
			"limit=-1",
			"after=1.5",
			"before=",
			"around=1e3",
			"date=1&around=1",
			"date=1&before=2",
			"after=1&date=1",
			"date=2026-01-31",
			"date=-1",
			"date=",
		]) {
			expect(refusal(await ann.call("GET", path(id, `/messages?${query}`)))).toBe("400 bad_request");
		}
	});

	test("RS8 a page around a time", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		const times: number[] = [];
		for (let i = 1; i <= 7; i++) {
			times.push(Date.now());
			await ben.send(id, `m${i}`, `text ${i}`);
			pass(60_000);
		}
		const people = { ann, ben, id };
		const fourth = times[3] ?? 0;
		expect(await ask(`?date=${fourth}&limit=2`, people)).toEqual([[3, 4], true]);
		expect(await ask(`?date=${fourth + 1}&limit=2`, people)).toEqual([[4, 5], true]);
		expect(await ask("?date=0&limit=2", people)).toEqual([[1, 2], true]);
		expect(await ask(`?date=${Date.now()}&limit=2`, people)).toEqual([[6, 7], true]);
	});

	test("RS9 one message as it is now", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "m1", "hello");
		await ann.call("PATCH", path(id, "/messages/1"), { body: { text: "hello again" } });
		await ben.call("PUT", path(id, `/messages/1/reactions/${encodeURIComponent("👍")}`));
		const one = (seq: string) => ben.call("GET", path(id, `/messages/${seq}`));
		expect((await one("1")).body).toMatchObject({
			seq: 1,
			sender: ann.id,
			body: { text: "hello again" },
			edited: { seq: 2 },
			reactions: [{ emoji: "👍", userIds: [ben.id] }],
		});
		await ann.call("DELETE", path(id, "/messages/1"));
		expect((await one("1")).body).toMatchObject({ seq: 1, body: { text: "" }, deleted: { actor: ann.id } });
		// The edit is an event and no message; the others are not there, or no numbers.
		for (const seq of ["2", "99", "0", "x", "1.5", "-1"]) expect(refusal(await one(seq))).toBe("404 not_found");
	});

	test("RS7 EV1 pages of the whole log have every event, in either direction", async () => {
		const { ann, ben } = await filled(0);
		const id = await ann.startGroup("Tea", ben);
		await sayMany(ann, id, 4);
		await ann.call("PATCH", path(id), { topic: "cake" });
		await sayMany(ben, id, 2);
		const ask = async (query: string) => {
			const { body } = await ann.call("GET", path(id, `/events${query}`));
			return [seqs(body.events), body.hasMore];
		};
		expect(await ask("")).toEqual([range(1, 7), false]);
		expect(await ask("?limit=3")).toEqual([range(5, 7), true]);
		expect(await ask("?before=5&limit=3")).toEqual([range(2, 4), true]);
		expect(await ask("?after=4&limit=3")).toEqual([range(5, 7), false]);
		expect(await ask("?after=0&limit=6")).toEqual([range(1, 6), true]);
		expect((await ann.call("GET", path(id, "/events"))).body.events).toEqual(await logOf(ann, id));
		expect(refusal(await ann.call("GET", path(id, "/events?before=1&after=1")))).toBe("400 bad_request");
	});
});
