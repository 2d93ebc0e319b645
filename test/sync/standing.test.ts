import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { togetherMs } from "../../client/sync/positions.ts";
import { socketTimes } from "../../client/transport/socket.ts";
import { freezeTime, pass, settle } from "../transport/support/device.ts";
import { member } from "../transport/support/frames.ts";
import { openConversation } from "./support/world.ts";

beforeEach(() => {
	freezeTime();
	vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe("RD standing", () => {
	test("RD1 what was applied is marked delivered: the first in a moment, a burst once a second", async () => {
		const { server } = await openConversation();
		server.fill(1);
		await settle();
		await pass(togetherMs - 1);
		await settle();
		expect(server.seen.filter((line) => line.startsWith("mark"))).toEqual([]);
		await pass(1);
		await settle();
		server.fill(4);
		await settle();
		await pass(999);
		await settle();
		expect(server.seen.filter((line) => line.startsWith("mark"))).toEqual(["mark_delivered 1"]);
		await pass(1);
		await settle();
		expect(server.seen.filter((line) => line.startsWith("mark"))).toEqual(["mark_delivered 1", "mark_delivered 5"]);
	});

	test("RD2 read positions go out at once, then at most once a second, never back", async () => {
		const { handle, server } = await openConversation();
		server.fill(9);
		await pass(3_000);
		await settle();
		await pass(3_000);
		server.seen.length = 0;
		for (const seq of [2, 4, 3, 8, 7, 99]) handle.markRead(seq);
		await pass(5_000);
		await settle();
		expect(server.seen.filter((line) => line.startsWith("mark"))).toEqual(["mark_read 2", "mark_read 9"]);
	});

	test("RD1 after a rejoin a position that the server does not have is told again", async () => {
		const { handle, server } = await openConversation();
		server.fill(4);
		await pass(3_000);
		handle.markRead(4);
		await pass(3_000);
		server.seen.length = 0;
		server.members.set("ann", member("ann", { delivered: 4, read: 1 }));
		server.cut(1012);
		await pass(socketTimes.backoffBase + 3_000);
		await settle();
		expect(server.seen.filter((line) => line.startsWith("mark"))).toEqual(["mark_read 4"]);
	});

	test("RD1 and one that it has is not", async () => {
		const { handle, server } = await openConversation();
		server.fill(4);
		await pass(3_000);
		handle.markRead(4);
		await pass(3_000);
		server.seen.length = 0;
		server.members.set("ann", member("ann", { delivered: 4, read: 4 }));
		server.cut(1012);
		await pass(socketTimes.backoffBase + 3_000);
		await settle();
		expect(server.seen.filter((line) => line.startsWith("mark"))).toEqual([]);
	});
});

describe("PR typing", () => {
	test("PR1 on is told at most every 3 s, off at once and once", async () => {
		const { handle, server } = await openConversation();
		for (let second = 0; second < 7; second++) {
			handle.setTyping(true);
			await pass(1_000);
		}
		handle.setTyping(false);
		handle.setTyping(false);
		await settle();
		expect(server.seen.filter((line) => line.startsWith("typing"))).toEqual([
			"typing true",
			"typing true",
			"typing true",
			"typing false",
		]);
	});

	test("PR1 sending ends it", async () => {
		const { handle, server } = await openConversation();
		handle.setTyping(true);
		await handle.send("done");
		await settle();
		expect(server.seen.filter((line) => line.startsWith("typing"))).toEqual(["typing true", "typing false"]);
	});

	test("PR1 a sign that is not renewed vanishes after 6 s, a renewed one does not", async () => {
		const { handle, server } = await openConversation();
		server.announce({ type: "typing", userId: "bob", on: true });
		await pass(4_000);
		server.announce({ type: "typing", userId: "bob", on: true });
		await pass(5_999);
		expect(handle.state.peek().typing.has("bob")).toBe(true);
		await pass(1);
		expect(handle.state.peek().typing.size).toBe(0);
	});
});
