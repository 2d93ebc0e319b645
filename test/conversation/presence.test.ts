import { afterEach, describe, expect, test, vi } from "vitest";
import { doWork, exchange, group, inside, joined, logOf, message, pair, pass, settled, stopClock } from "./kit.ts";

afterEach(() => vi.useRealTimers());

const typing = (on: boolean) => ({ type: "typing", on });
const gathered = 5_000;

/** Tells the presence that is due. */
async function tellPresence(id: string): Promise<void> {
	pass(gathered);
	await doWork(id);
}

describe("typing", () => {
	test("PR1 is told to the others, its end too, and not to oneself on any device", async () => {
		const { ann, ben, id } = await pair();
		const [phone, laptop, b] = [await ann.join(id), await ann.join(id), await ben.join(id)];
		phone.send(typing(true));
		expect(await b.next("typing")).toEqual({ type: "typing", userId: ann.id, on: true });
		phone.send(typing(false));
		expect(await b.next("typing")).toEqual({ type: "typing", userId: ann.id, on: false });
		for (const socket of [phone, laptop]) {
			await settled(socket);
			expect(socket.heard.some(({ type }) => type === "typing")).toBe(false);
		}
	});

	test("PR1 is never stored and has no place in the log", async () => {
		const { ann, ben, id } = await pair();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		a.send(typing(true));
		await b.next("typing");
		expect(await logOf(ben, id)).toEqual([]);
	});

	test("PR1 that ends without having begun is told to nobody", async () => {
		const { ann, ben, id } = await pair();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		a.send(typing(false));
		a.send(message("a", "hi"));
		await b.next("new_message");
		expect(b.heard.some(({ type }) => type === "typing")).toBe(false);
	});

	test("PR1 PL3 a poller hears of it once, and sockets hear of a poller's", async () => {
		const { ann, ben, id } = await pair();
		const a = await ann.join(id);
		const first = await exchange(ben, id, null);
		a.send(typing(true));
		await settled(a);
		const told = await exchange(ben, id, 0, [typing(true)], first.body.cursor);
		expect(told.body.frames.filter(({ type }: { type: string }) => type === "typing")).toEqual([
			{ type: "typing", userId: ann.id, on: true },
		]);
		expect(await a.next("typing")).toMatchObject({ userId: ben.id, on: true });
		const again = await exchange(ben, id, 0, [typing(false)], told.body.cursor);
		expect(again.body.frames.filter(({ type }: { type: string }) => type === "typing")).toEqual([]);
	});
});

describe("presence", () => {
	test("PR2 who comes and goes is told in differences, a moment later and together", async () => {
		const { ann, ben, cai, id } = await group();
		stopClock();
		const a = await ann.join(id);
		await tellPresence(id);
		await settled(a);
		const before = a.heard.length;
		const [b, c] = [await ben.join(id), await cai.join(id)];
		await settled(a);
		expect(a.heard.slice(before).some(({ type }) => type === "presence")).toBe(false);
		await tellPresence(id);
		const came = [await a.next("presence"), await a.next("presence")];
		expect(came.every(({ online }) => online)).toBe(true);
		expect(new Set(came.map(({ userId }) => userId))).toEqual(new Set([ben.id, cai.id]));
		b.close(1000);
		await b.end();
		await tellPresence(id);
		expect(await a.next("presence")).toMatchObject({ userId: ben.id, online: false, lastSeen: expect.any(Number) });
		await settled(c);
		expect(c.heard.at(-2)).toMatchObject({ type: "presence", userId: ben.id, online: false });
	});

	test("PR2 one of two devices going is no news", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		const [a, phone] = [await ann.join(id), await ben.join(id)];
		await ben.join(id);
		await tellPresence(id);
		await settled(a);
		const before = a.heard.length;
		phone.close(1000);
		await phone.end();
		await tellPresence(id);
		await settled(a);
		expect(a.heard.slice(before).some(({ type }) => type === "presence")).toBe(false);
	});

	test("HS3 PR2 whoever joins is told who is here", async () => {
		const { ann, ben, cai, id } = await group();
		await ann.join(id);
		await ben.join(id);
		expect((await joined(cai, id, null)).hello.online.sort()).toEqual([ann.id, ben.id].sort());
	});

	test("PR3 someone who polls is here until 10 s after the last poll", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		const a = await ann.join(id);
		await exchange(ben, id, null);
		await tellPresence(id);
		await a.next("presence");
		expect(await a.next("presence")).toMatchObject({ userId: ben.id, online: true });
		expect((await joined(ann, id, null)).hello.online).toContain(ben.id);
		await exchange(ben, id, 0);
		pass(9_999);
		await doWork(id);
		expect((await joined(ann, id, null)).hello.online).toContain(ben.id);
		pass(1);
		expect((await joined(ann, id, null)).hello.online).toEqual([ann.id]);
		await tellPresence(id);
		expect(await a.next("presence")).toMatchObject({ userId: ben.id, online: false });
	});

	test("PR2 PL3 a poller hears of others' coming and going once, never of itself", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		let cursor = (await exchange(ben, id, null)).body.cursor;
		await tellPresence(id);
		const a = await ann.join(id);
		await tellPresence(id);
		const told = await exchange(ben, id, 0, [], cursor);
		expect(told.body.frames).toEqual([{ type: "presence", userId: ann.id, online: true, lastSeen: null }]);
		cursor = told.body.cursor;
		expect((await exchange(ben, id, 0, [], cursor)).status).toBe(204);
		a.close(1000);
		await a.end();
		await tellPresence(id);
		expect((await exchange(ben, id, 0, [], cursor)).body.frames).toMatchObject([{ userId: ann.id, online: false }]);
	});

	test("PR2 nothing of it is stored", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		const rows = await inside(id, ({ room }) => vi.spyOn(room.store, "putMember"));
		const a = await ann.join(id);
		await exchange(ben, id, null);
		a.send(typing(true));
		await settled(a);
		await tellPresence(id);
		expect(rows).not.toHaveBeenCalled();
	});
});
