import { runDurableObjectAlarm } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Live } from "../../src/conversation/live.ts";
import { conversationObject, person, type TestSocket } from "../support/people.ts";
import { doWork, evict, inside, pass, settled, stopClock } from "./kit.ts";

afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

const hourMs = 60 * 60 * 1_000;
/** HS7: how often a client pings. */
const pingMs = 25_000;

describe("an idle conversation", () => {
	test("HS4 PR5 a hundred sockets that only ping for an hour wake it not once", async () => {
		const people = await Promise.all(Array.from({ length: 10 }, (_, number) => person(`Person ${number}`)));
		const [first, ...others] = people;
		if (first === undefined) throw new Error("nobody");
		const id = await first.startGroup("Quiet", ...others);
		const sockets: TestSocket[] = [];
		for (const someone of people) for (let page = 0; page < 10; page++) sockets.push(await someone.join(id));
		await first.send(id, "a", "the last thing that is said");
		stopClock();
		// Everything that was planned happens, and the alarm that makes up for a crash rings.
		for (let round = 0; round < 3; round++) {
			pass(10_000);
			await runDurableObjectAlarm(conversationObject(id));
			await doWork(id);
		}
		for (const socket of sockets) await settled(socket);
		const waiting = await inside(id, async ({ live }, { storage }) => {
			const { agenda } = live as unknown as { agenda: { timer: number | null; dueAt: number } };
			// What was planned while the clock stood still was done by hand; whether anything is left is asked anew.
			if (agenda.timer !== null) clearTimeout(agenda.timer);
			Object.assign(agenda, { timer: null, dueAt: Number.POSITIVE_INFINITY });
			live.plan();
			return { timer: agenda.timer, alarm: await storage.getAlarm() };
		});
		expect(waiting).toEqual({ timer: null, alarm: null });

		await evict(id);
		const wake = vi.spyOn(Live.prototype, "wake");
		for (let ping = 1; ping <= hourMs / pingMs; ping++) {
			pass(pingMs);
			for (const socket of sockets) socket.sendRaw("ping");
			await Promise.all(sockets.map((socket) => socket.ponged(ping)));
		}
		expect(wake).not.toHaveBeenCalled();
		expect(sockets.every(({ closed }) => closed === null)).toBe(true);
		// The platform notes pings by its own clock, which did not stop.
		vi.useRealTimers();
		// It would be seen: the first thing that somebody says wakes it.
		sockets[0]?.send({ type: "typing", on: true });
		await sockets[99]?.next("typing");
		expect(wake).toHaveBeenCalledTimes(1);
	}, 120_000);
});
