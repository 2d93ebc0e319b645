import { afterEach, describe, expect, test, vi } from "vitest";
import type { Down } from "../../src/protocol/down.ts";
import type { TestPerson } from "../support/people.ts";
import {
	doWork,
	evict,
	exchange,
	group,
	inside,
	join,
	message,
	pair,
	pass,
	range,
	refusal,
	sayMany,
	seqs,
	settled,
	stopClock,
} from "./kit.ts";

afterEach(() => vi.useRealTimers());

const typesOf = (frames: Down[]) => frames.map(({ type }) => type);

/** A client that polls: it keeps its last seq and cursor, as a client must. */
class Poller {
	after: number | null = null;
	cursor: string | undefined;
	readonly heard: Down[] = [];

	constructor(
		private readonly who: TestPerson,
		private readonly id: string,
	) {}

	async poll(frames: unknown[] = []): Promise<number> {
		const { status, body } = await exchange(this.who, this.id, this.after, frames, this.cursor);
		if (status === 204) return status;
		for (const frame of body.frames as Down[]) {
			if (frame.type === "joined") {
				this.heard.push(...frame.frames);
				this.after = Math.max(this.after ?? 0, frame.head);
			} else this.heard.push(frame);
		}
		this.after = Math.max(this.after ?? 0, ...seqs(this.heard));
		this.cursor = body.cursor;
		if (body.more) return this.poll();
		return status;
	}
}

describe("polling", () => {
	test("PL1 PL4 RS5 a poller hears the same events and positions as a socket", async () => {
		const { ann, ben, cai, id } = await group();
		stopClock();
		const poller = new Poller(ann, id);
		await poller.poll();
		const socket = await ann.join(id);
		const say = async (step: number) => {
			await ben.send(id, `m${step}`, `text ${step}`);
			if (step === 3) await ann.call("PATCH", `/api/conversations/${id}`, { topic: "cake" });
			if (step === 6) await ann.call("DELETE", `/api/conversations/${id}/members/${cai.id}`);
			await ben.call("PUT", `/api/conversations/${id}/receipts`, { read: step });
			pass(1_000);
			await doWork(id);
		};
		for (let step = 1; step <= 9; step++) {
			await say(step);
			if (step % 2 === 0) await poller.poll();
		}
		await poller.poll();
		await settled(socket);
		const events = (frames: Down[]) => frames.filter((frame) => seqs([frame]).length > 0);
		expect(events(poller.heard)).toEqual(events(socket.heard));
		const last = (frames: Down[]) => frames.filter(({ type }) => type === "message_status").at(-1);
		expect(last(poller.heard)).toEqual(last(socket.heard));
		expect(seqs(poller.heard)).toEqual(range(1, 11));
	});

	test("PL1 what a poller sends reaches sockets at once, and the poller in its answer", async () => {
		const { ann, ben, id } = await pair();
		const socket = await ben.join(id);
		const { body } = await exchange(ann, id, 0, [message("a", "one"), message("b", "two")]);
		expect(seqs(body.frames)).toEqual([1, 2]);
		expect((await socket.next("new_message")).message.clientId).toBe("a");
		expect((await socket.next("new_message")).message.clientId).toBe("b");
	});

	test("PL2 204 with nothing in it, when nothing is new and nothing was asked", async () => {
		const { ann, id } = await pair();
		const { body } = await exchange(ann, id, null);
		const answer = await exchange(ann, id, 0, [], body.cursor);
		expect([answer.status, answer.body]).toEqual([204, null]);
		expect((await exchange(ann, id, 0, [{ type: "mark_read", seq: 0 }], body.cursor)).body.frames).toEqual([]);
	});

	test("PL3 a position comes once, and none is missed over eviction between any two polls", async () => {
		const { ann, ben, id } = await pair();
		await sayMany(ann, id, 8);
		stopClock();
		const poller = new Poller(ann, id);
		await poller.poll();
		for (let read = 1; read <= 8; read++) {
			pass(1_000);
			await ben.call("PUT", `/api/conversations/${id}/receipts`, { read });
			if (read % 2 === 0) await evict(id, read % 4 === 0 ? "close" : "hibernate");
			await poller.poll();
		}
		const statuses = poller.heard.filter((frame) => frame.type === "message_status");
		expect(statuses.map(({ read }) => read)).toEqual(range(1, 8));
	});

	test("PL3 without a cursor the server remembers, and after eviction tells what moved since the event", async () => {
		const { ann, ben, id } = await pair();
		await sayMany(ann, id, 1);
		await exchange(ann, id, 1);
		await ben.call("PUT", `/api/conversations/${id}/receipts`, { read: 1 });
		const statuses = async () => {
			const { status, body } = await exchange(ann, id, 1);
			return status === 204 ? [] : typesOf(body.frames).filter((type) => type === "message_status");
		};
		expect(await statuses()).toEqual(["message_status"]);
		expect(await statuses()).toEqual([]);
		await evict(id);
		expect(await statuses()).toEqual(["message_status"]);
		expect(await statuses()).toEqual([]);
	});

	test("PL4 after null with a join among the frames is one join", async () => {
		const { ann, id } = await pair();
		await sayMany(ann, id, 3);
		const { body } = await exchange(ann, id, null, [join(1)]);
		expect(typesOf(body.frames)).toEqual(["joined"]);
		expect(seqs(body.frames[0].frames)).toEqual([2, 3]);
	});

	test("PL5 RS1 a long gap comes in full pages, with more until the last", async () => {
		const { ann, ben, id } = await pair();
		await inside(id, ({ room }) => {
			for (let i = 1; i <= 230; i++)
				room.write(ben.id, { type: "send_message", clientId: `m${i}`, body: { text: `${i}` } });
		});
		const poller = new Poller(ann, id);
		poller.after = 0;
		await poller.poll();
		expect(seqs(poller.heard)).toEqual(range(1, 230));
	});

	test("PL6 what would have closed a socket is answered, and the rest is done", async () => {
		const { ann, id } = await pair();
		const frames = [
			5,
			{ type: "mark_read", seq: -1 },
			join(null, 9),
			join(99),
			{ type: "leave_conversation" },
			message("a", "done"),
		];
		const { status, body } = await exchange(ann, id, 0, frames);
		expect(status).toBe(200);
		expect(body.frames.map(({ type, code }: { type: string; code?: string }) => code ?? type)).toEqual([
			"bad_frame",
			"bad_frame",
			"version_unsupported",
			"start_again",
			"new_message",
		]);
	});

	test("RS4 A27 a strange seq or cursor does no harm", async () => {
		const { ann, id } = await pair();
		await sayMany(ann, id, 2);
		expect((await exchange(ann, id, 3)).body.frames).toMatchObject([{ type: "error", code: "start_again" }]);
		for (const cursor of ["", "0-0-0", "x", "9".repeat(64), "-1--1--1", "1-2", "9999999999999999-1-1"]) {
			expect((await exchange(ann, id, 0, [], cursor)).body.frames.length).toBeGreaterThanOrEqual(2);
		}
		expect(refusal(await exchange(ann, id, 0, [], "x".repeat(129)))).toBe("400 bad_request");
		expect(refusal(await exchange(ann, id, 1.5))).toBe("400 bad_request");
	});

	test("PL1 two devices that poll with one session each get everything, with their cursors", async () => {
		const { ann, ben, id } = await pair();
		await sayMany(ann, id, 1);
		const [phone, laptop] = [new Poller(ann, id), new Poller(ann, id)];
		await phone.poll();
		await laptop.poll();
		await ben.call("PUT", `/api/conversations/${id}/receipts`, { read: 1 });
		await phone.poll();
		await laptop.poll();
		for (const { heard } of [phone, laptop]) {
			expect(heard.filter(({ type }) => type === "message_status")).toMatchObject([{ userId: ben.id, read: 1 }]);
		}
	});
});
