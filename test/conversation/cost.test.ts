import { afterEach, describe, expect, test, vi } from "vitest";
import { coarseMs } from "../../src/conversation/presence.ts";
import type { Meter } from "../../src/cost/meter.ts";
import { limits } from "../../src/protocol/limits.ts";
import { doWork, evict, group, inside, message, open, pair, pass, path, refusal, settled, stopClock } from "./kit.ts";

afterEach(() => vi.useRealTimers());

const meterOf = (instance: unknown) => (instance as { meter: Meter }).meter;

/** Has the conversation have cost so many dollars more. */
function spend(id: string, dollars: number): Promise<void> {
	return inside(id, (instance) => meterOf(instance).rows(0, dollars * 1e6));
}

describe("what a conversation costs", () => {
	test("CO1 CO3 ER6 owner and admins see it and limit it; members may not, and to others there is nothing", async () => {
		const { ann, ben, eve, id } = await group();
		const asked = async (who: typeof ann, of = id) => [
			refusal(await who.call("GET", path(of, "/cost"))),
			refusal(await who.call("PATCH", path(of, "/cost"), { budget: 5 })),
		];
		expect(await asked(ann)).toEqual(["200 undefined", "200 undefined"]);
		expect(await asked(ben)).toEqual(["403 forbidden", "403 forbidden"]);
		expect(await asked(eve)).toEqual(["404 not_found", "404 not_found"]);
		// Who is in some other conversation is nobody here, and an owner there no owner here.
		await eve.startGroup("Other", ben);
		expect(await asked(eve)).toEqual(["404 not_found", "404 not_found"]);
		expect(await asked(ann, `g_${"A".repeat(22)}`)).toEqual(["404 not_found", "404 not_found"]);
		expect(await asked(ann, await ann.startDirect(ben))).toEqual([
			"409 direct_conversation",
			"409 direct_conversation",
		]);
		await ann.call("DELETE", path(id, `/members/${ben.id}`));
		expect(await asked(ben)).toEqual(["404 not_found", "404 not_found"]);
	});

	test("CO1 CO2 it counts calls, frames and rows, and what was kept outlives a sleep", async () => {
		const { ann, ben, cai, id } = await group();
		const cost = async () => (await ann.call("GET", path(id, "/cost"))).body;
		const before = (await cost()).months[0].counts;
		stopClock();
		pass(60_000);
		const sockets = [await ann.join(id), await ben.join(id), await cai.join(id)];
		for (let number = 1; number <= 5; number++) sockets[0]?.send(message(`m${number}`, "said"));
		for (const socket of sockets) await settled(socket);
		for (const socket of sockets) socket.send({ type: "mark_read", seq: 5 });
		for (const socket of sockets) await settled(socket);
		pass(250);
		await doWork(id);
		const { months, days, budget, coarse, currency, pricesAsOf } = await cost();
		const [{ counts, dollars, parts }] = months;
		expect({ budget, coarse, currency }).toEqual({ budget: null, coarse: false, currency: "USD" });
		expect(pricesAsOf).toMatch(/^\d{4}-\d{2}$/);
		// Three joins, five messages, three positions, six probes.
		expect(counts.socketMessages - before.socketMessages).toBe(17);
		// Three upgrades and the question itself.
		expect(counts.workerRequests - before.workerRequests).toBe(4);
		expect(counts.rowsWritten - before.rowsWritten).toBeGreaterThanOrEqual(6);
		expect(counts.rowsRead).toBeGreaterThan(0);
		expect(counts.awakeSeconds).toBeGreaterThan(0.05);
		expect(counts.storedBytes).toBeGreaterThan(10_000);
		expect(dollars).toBeCloseTo(parts.requests + parts.awake + parts.rows + parts.storage, 12);
		expect(days[0].counts).toEqual(counts);
		await evict(id);
		const after = (await cost()).months[0].counts;
		// The row that keeps the count is not in what it keeps.
		expect(after.rowsWritten).toBeGreaterThanOrEqual(before.rowsWritten + 5);
		expect(after.socketMessages).toBeGreaterThanOrEqual(17);
	});

	test("CO3 a budget outlives a sleep and is no event; one that is none is refused and changes nothing", async () => {
		const { ann, id } = await group();
		const { head } = (await ann.call("GET", path(id))).body;
		expect((await ann.call("PATCH", path(id, "/cost"), { budget: 2.5 })).body).toMatchObject({ budget: 2.5 });
		for (const budget of [0, -1, 0.001, 1e9, "5", undefined, []]) {
			expect(refusal(await ann.call("PATCH", path(id, "/cost"), { budget }))).toBe("400 bad_request");
		}
		await evict(id);
		expect((await ann.call("GET", path(id, "/cost"))).body).toMatchObject({ budget: 2.5 });
		expect((await ann.call("GET", path(id))).body.head).toBe(head);
		expect((await ann.call("PATCH", path(id, "/cost"), { budget: null })).body).toMatchObject({ budget: null });
	});

	test("CO4 CO5 a month that has come to its budget has coarser typing and presence, and nothing else", async () => {
		const { ann, ben, cai, id } = await group();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		await ann.call("PATCH", path(id, "/cost"), { budget: 1 });
		await spend(id, 2);
		stopClock();
		pass(61_000);
		await settled(a);
		const told = () => a.heard.filter(({ type }) => type === "typing").length;
		const ofCai = () => a.heard.filter((frame) => frame.type === "presence" && frame.userId === cai.id);
		expect(told()).toBe(0);
		for (const on of [true, false, true, true]) b.send({ type: "typing", on });
		await settled(b);
		await settled(a);
		expect(told()).toBe(1);
		pass(limits.coarseTypingMs);
		b.send({ type: "typing", on: true });
		await settled(b);
		await settled(a);
		expect(told()).toBe(2);
		// Who comes is told of half a minute later, by whatever happens then; and hears that it is coarse.
		const late = await open(cai, id);
		late.send({ type: "join_conversation", version: 1, after: null });
		expect(await late.next("joined")).toMatchObject({ coarse: true });
		await doWork(id);
		await settled(a);
		expect(ofCai()).toEqual([]);
		// What is said and read is told as ever.
		b.send(message("said", "now"));
		expect((await a.next("new_message")).message.body.text).toBe("now");
		a.send({ type: "mark_read", seq: 1 });
		await settled(a);
		pass(250);
		await doWork(id);
		expect(await b.next("message_status")).toMatchObject({ userId: ann.id, read: 1 });
		expect(ofCai()).toEqual([]);
		pass(coarseMs);
		b.send({ type: "typing", on: false });
		await settled(b);
		await settled(a);
		expect(ofCai()).toMatchObject([{ online: true }]);
		// Raised: as before.
		await ann.call("PATCH", path(id, "/cost"), { budget: 10 });
		b.send({ type: "typing", on: true });
		b.send({ type: "typing", on: false });
		await settled(b);
		await settled(a);
		expect(a.heard.filter(({ type }) => type === "typing").slice(2)).toMatchObject([{ on: true }, { on: false }]);
	});

	test("CO2 what costs without writing anything is kept too, once it has come to a tenth of a cent", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "a", "hi");
		await spend(id, 0.002);
		await ben.call("GET", path(id));
		await ann.join(id);
		await evict(id);
		await ann.call("GET", path(id));
		const written = await inside(id, (instance) => meterOf(instance).reading().counts.rowsWritten);
		expect(written).toBeGreaterThan(2_000);
	});
});
