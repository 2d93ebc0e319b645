import { afterEach, describe, expect, test, vi } from "vitest";
import { person, type TestSocket } from "../support/people.ts";
import { doWork, message, pass, settled, stopClock } from "./kit.ts";

afterEach(() => vi.useRealTimers());

/** A room in which everybody is there, and everything that was planned has happened. */
async function roomOf(size: number) {
	const people = await Promise.all(Array.from({ length: size }, (_, number) => person(`Person ${100 + number}`)));
	const [first, ...others] = people;
	if (first === undefined) throw new Error("nobody");
	const id = await first.startGroup("Room", ...others);
	const sockets: TestSocket[] = [];
	for (const someone of people) sockets.push(await someone.join(id));
	stopClock();
	for (let round = 0; round < 3; round++) {
		pass(10_000);
		await doWork(id);
	}
	for (const socket of sockets) await settled(socket);
	return { id, sockets };
}

/** What every socket was sent while `act` ran, without what the probes at its end are answered. */
async function sent(sockets: readonly TestSocket[], act: () => Promise<void>) {
	const before = sockets.map(({ messages, bytes }) => ({ messages, bytes }));
	await act();
	return sockets.map(({ messages, bytes }, index) => ({
		messages: messages - (before[index]?.messages ?? 0),
		bytes: bytes - (before[index]?.bytes ?? 0),
	}));
}

describe("what a message costs in frames and bytes", () => {
	test.each([10, 100])(
		"SD4 PR1 RD3 EV7 in a room of %d each socket is sent three messages: typing, what was said, and where all stand",
		async (size) => {
			const { id, sockets } = await roomOf(size);
			const [sender, ...readers] = sockets;
			if (sender === undefined) throw new Error("nobody");
			const text = "As long as people write: about forty signs";

			const said = await sent(sockets, async () => {
				sender.send({ type: "typing", on: true });
				sender.send(message("m-0001", text));
				await Promise.all(sockets.map((socket) => socket.next("new_message")));
			});
			expect(said.map(({ messages }) => messages)).toEqual([1, ...readers.map(() => 2)]);
			// Ids, a hash and a salt are most of it.
			for (const { bytes } of said) expect(bytes).toBeLessThanOrEqual(560);

			const read = await sent(sockets, async () => {
				for (const socket of sockets) socket.send({ type: "mark_read", seq: 1 });
				for (const socket of sockets) await settled(socket);
				pass(250);
				await doWork(id);
				for (const socket of sockets) {
					for (let told = 0; told < size; told++) await socket.next("message_status");
				}
			});
			// One of them answers the probe.
			expect(read.map(({ messages }) => messages)).toEqual(sockets.map(() => 2));
			for (const { bytes } of read) expect(bytes).toBeLessThanOrEqual(300 + size * 100);
		},
		120_000,
	);
});
