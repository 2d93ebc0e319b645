import { afterEach, describe, expect, test, vi } from "vitest";
import type { Down } from "../../src/protocol/down.ts";
import { group, inside, logOf, message, pair, range, settled } from "./kit.ts";
import { holdWork, rowsOf } from "./row-count.ts";

afterEach(() => vi.restoreAllMocks());

const saidIn = (frames: readonly Down[]) =>
	frames.flatMap((frame) => (frame.type === "new_message" ? [frame.message] : []));

describe("many frames at once", () => {
	test("SD1 SD2 EV1 EV7 of three senders, wrong ones and repetitions among them: each stored once, in its sender's order, and heard by all alike", async () => {
		const { ann, ben, cai, id } = await group();
		const people = [ann, ben, cai];
		const sockets = await Promise.all(people.map((who) => who.join(id)));
		const count = 150;
		for (let number = 0; number < count; number++) {
			sockets.forEach((socket, who) => {
				socket.send(message(`${who}-${number}`, `${number}`));
				if (number % 10 === 0) socket.send(message(`${who}-${number}`, `${number}`));
				if (number % 25 === 0) socket.send(message(`${who}-wrong-${number}`, ""));
			});
		}
		for (const socket of sockets) await settled(socket);
		const said = saidIn(await logOf(ann, id));
		expect(said).toHaveLength(3 * count);
		for (const who of people) {
			const own = said.filter(({ sender }) => sender === who.id);
			expect(own.map(({ clientId }) => Number(clientId.split("-")[1]))).toEqual(range(0, count - 1));
		}
		for (const socket of sockets) {
			// A repetition is answered with the event as it was: to its sender only, and later.
			const heard = new Set(saidIn(socket.heard).map(({ seq }) => seq));
			expect([...heard]).toEqual(said.map(({ seq }) => seq));
			expect(saidIn(socket.heard)).toHaveLength(3 * count + count / 10);
			expect(socket.heard.filter(({ type }) => type === "rejected")).toHaveLength(count / 25);
		}
	});

	test("EV1 what a socket said before it closed is stored, all of it", async () => {
		const { ann, ben, id } = await pair();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		// Only some frames come together at first: then all do.
		for (let burst = 0; burst < 3; burst++) {
			for (let number = 0; number < 40; number++) a.send(message(`${burst}-${number}`, "x"));
			if (burst < 2) await settled(a);
		}
		a.close(1000);
		expect(await a.end()).toMatchObject({ code: 1000 });
		await settled(b);
		expect(saidIn(b.heard)).toHaveLength(120);
	});

	test("ER2 EV1 when one of them can not be stored, its socket is closed, and what others sent with it is stored", async () => {
		vi.spyOn(console, "error").mockImplementation(() => {});
		const { ann, ben, id } = await pair();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		for (let number = 0; number < 60; number++) b.send(message(`b-${number}`, "x"));
		await settled(b);
		await inside(id, ({ room }) => {
			const append = room.store.append.bind(room.store);
			vi.spyOn(room.store, "append").mockImplementation((event) => {
				if (event.type === "new_message" && event.message.body.text === "fails") throw new Error("SQLITE_FULL");
				append(event);
			});
		});
		for (let number = 60; number < 100; number++) b.send(message(`b-${number}`, "x"));
		a.send(message("a", "fails"));
		for (let number = 100; number < 140; number++) b.send(message(`b-${number}`, "x"));
		expect(await a.end()).toMatchObject({ code: 4507 });
		await settled(b);
		expect(saidIn(await logOf(ben, id))).toHaveLength(140);
	});

	test("a message costs one row, alone or among many", async () => {
		const { ann, id } = await pair();
		const socket = await ann.join(id);
		await settled(socket);
		await holdWork(id);
		const { written } = await rowsOf(id, async () => {
			for (let number = 0; number < 100; number++) socket.send(message(`m${number}`, "x"));
			await settled(socket);
		});
		expect(written).toBe(100);
	});
});
