import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Attention, idleAfter } from "../../client/sync/attention.ts";
import { clock, FakeDevice, freezeTime, pass, settle } from "../transport/support/device.ts";
import { member } from "../transport/support/frames.ts";
import { makeWorld, openConversation, visit } from "./support/world.ts";

beforeEach(() => {
	freezeTime();
	vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe("attention", () => {
	test("PR4 away while hidden, after five minutes without a touch, and back at once", async () => {
		const device = new FakeDevice();
		const attention = new Attention(clock, device);
		const { away } = attention;
		expect(away.value).toBe(false);
		device.say("hidden");
		expect(away.value).toBe(true);
		device.say("visible");
		expect(away.value).toBe(false);
		await pass(idleAfter - 1);
		device.touch();
		await pass(idleAfter - 1);
		expect(away.value).toBe(false);
		await pass(1);
		expect(away.value).toBe(true);
		device.touch();
		expect(away.value).toBe(false);
		attention.close();
		expect([device.listeners, vi.getTimerCount()]).toEqual([0, 0]);
	});

	test("PR4 a page that was opened in the background is away from the start", () => {
		const device = new FakeDevice();
		device.visible = false;
		expect(new Attention(clock, device).away.value).toBe(true);
	});
});

describe("telling it", () => {
	const toldBy = (seen: readonly string[]) => seen.filter((line) => line.startsWith("away"));

	test("PR4 a change is told at once, and after each join what is not taken for granted", async () => {
		const { server, device } = await openConversation();
		expect(toldBy(server.seen)).toEqual([]);
		device.say("hidden");
		await settle();
		expect(toldBy(server.seen)).toEqual(["away true"]);
		server.cut(1012);
		await pass(5_000);
		await settle();
		expect(toldBy(server.seen)).toEqual(["away true", "away true"]);
		device.say("visible");
		await settle();
		server.cut(1012);
		await pass(5_000);
		await settle();
		expect(toldBy(server.seen)).toEqual(["away true", "away true", "away false"]);
	});

	test("PR4 over polling too", async () => {
		const world = makeWorld();
		world.server.acceptsSockets = false;
		const { server, device } = await openConversation(world);
		await pass(20_000);
		device.say("hidden");
		await settle();
		expect(toldBy(server.seen)).toEqual(["away true"]);
		device.say("visible");
		await settle();
		expect(toldBy(server.seen)).toEqual(["away true", "away false"]);
	});
});

describe("settings", () => {
	test("ID8 what the server answers holds here and in the next visit; a refusal changes nothing", async () => {
		const first = await openConversation();
		const settings = () => {
			const state = first.app.session.value;
			return state.name === "signed_in" ? state.me.settings : null;
		};
		expect(await first.app.changeSettings({ hideRead: true })).toEqual({ ok: true, value: undefined });
		expect(settings()).toEqual({ hideRead: true, invisible: false });
		first.server.refusesSettings = true;
		expect(await first.app.changeSettings({ invisible: true })).toMatchObject({ failure: { code: "rate_limited" } });
		expect(settings()).toEqual({ hideRead: true, invisible: false });
	});

	test("RD6 whoever hides is not shown what others read, not even from the copy of an earlier visit", async () => {
		const first = await openConversation();
		first.server.members.set("bob", member("bob", { delivered: 1, read: 1 }));
		first.server.say("hello", "ann", "x");
		first.server.announce({ type: "message_status", userId: "bob", delivered: 1, read: 1 });
		await pass(3_000);
		await settle();
		expect(first.handle.state.peek().members.get("bob")?.read).toBe(1);
		await first.app.changeSettings({ hideRead: true });
		first.server.hasNetwork = false;
		const later = await visit(first);
		expect(later.handle.state.peek().members.get("bob")).toMatchObject({ delivered: 1, read: null });
	});
});
