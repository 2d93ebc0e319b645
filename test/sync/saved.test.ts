import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { wishRetryAfter } from "../../client/sync/saved.ts";
import { freezeTime, pass, settle, startOfTime } from "../transport/support/device.ts";
import { conversationId } from "../transport/support/frames.ts";
import { makeWorld, startApp, type World } from "./support/world.ts";

beforeEach(() => {
	freezeTime();
	vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const name = { conversationId, seq: 1 };
const other = { conversationId, seq: 2 };

async function open(world: World = makeWorld()) {
	const app = await startApp(world);
	const shown = () => app.saved.items.peek().map(({ seq, remindAt, pending }) => [seq, remindAt, pending]);
	return { ...world, app, shown };
}

/** A later visit of the same browser. */
function visit({ server, browser }: World) {
	browser.killTabs();
	server.hangUp();
	return open(makeWorld(server, browser));
}

const asked = ({ server }: Pick<World, "server">) => server.seen.filter((line) => line.includes("/saved/"));
const onServer = ({ server }: Pick<World, "server">) => [...server.saved.values()].map(({ seq }) => seq);

describe("saving", () => {
	test("SM1 shows at once, and is the server's a moment later; the inbox's word takes its place", async () => {
		const world = await open();
		const remindAt = startOfTime + 60_000;
		world.app.saved.save(name, remindAt);
		expect(world.shown()).toEqual([[1, remindAt, true]]);
		await settle();
		expect(world.server.saved.get(`${conversationId} 1`)).toMatchObject({ remindAt });
		const again = await visit(world);
		expect(again.shown()).toEqual([[1, remindAt, false]]);
	});

	test("SM5 what another device does is followed", async () => {
		const { app, server, shown } = await open();
		const inbox = server.sockets.sockets.findLast(({ url }) => url.includes("/inbox/"));
		const saved = { ...name, savedAt: 5, remindAt: 9, due: false };
		inbox?.receive({ type: "saved_changed", saved });
		inbox?.receive({ type: "saved_changed", saved: { ...saved, due: true } });
		expect(app.saved.items.peek()).toEqual([{ ...saved, due: true, pending: false }]);
		inbox?.receive({ type: "saved_removed", ...name });
		expect(shown()).toEqual([]);
	});

	test("survives a network that is away and a killed tab, in the order of the last wishes", async () => {
		const first = await open();
		first.server.hasNetwork = false;
		first.app.saved.save(name, null);
		first.app.saved.save(other, null);
		first.app.saved.save(name, startOfTime + 600_000);
		await settle();
		const second = await visit(first);
		expect(second.shown()).toEqual(
			[
				[2, null, true],
				[1, startOfTime + 600_000, true],
			].sort((a, b) => Number(b[0]) - Number(a[0])),
		);
		second.server.hasNetwork = true;
		second.device.say("online");
		await pass(wishRetryAfter);
		await settle();
		expect(onServer(second)).toEqual([2, 1]);
		expect(asked(second).filter((line) => line.startsWith("PUT") && line.endsWith("/2")).length).toBeGreaterThan(0);
		expect(second.browser.values.get("parley.saved.ann")).toBe("[]");
	});

	test("SM2 a reminder whose time passes before it could be sent is asked for a little later", async () => {
		const { app, server, device } = await open();
		server.hasNetwork = false;
		app.saved.save(name, startOfTime + 5_000);
		await pass(60_000);
		server.hasNetwork = true;
		device.say("online");
		await pass(wishRetryAfter);
		await settle();
		const { remindAt = 0 } = server.saved.get(`${conversationId} 1`) ?? {};
		expect(remindAt).toBeGreaterThan(Date.now());
	});

	test("what is refused for good is taken back and said; what may pass is tried again", async () => {
		const { app, server, shown } = await open();
		server.savesFailWith = 404;
		app.saved.save(name, null);
		await settle();
		expect(shown()).toEqual([]);
		expect(app.saved.failure.peek()).toContain("could not be saved");
		server.savesFailWith = 503;
		app.saved.save(other, null);
		await settle();
		expect(shown()).toEqual([[2, null, true]]);
		server.savesFailWith = null;
		await pass(wishRetryAfter);
		await settle();
		expect(onServer({ server })).toEqual([2]);
	});
});

describe("removing", () => {
	test("SM3 shows at once, can be undone for five seconds, and is sent after them", async () => {
		const world = await open();
		const { app, server, shown } = world;
		app.saved.save(name, null);
		await settle();
		app.saved.remove(name);
		expect([shown(), app.saved.removals.peek().length]).toEqual([[], 1]);
		await pass(4_000);
		app.saved.undoRemoval(name);
		await pass(10_000);
		await settle();
		expect([shown().length, onServer(world), asked(world).filter((line) => line.startsWith("DELETE"))]).toEqual([
			1,
			[1],
			[],
		]);
		app.saved.remove(name);
		await pass(5_001);
		await settle();
		expect([shown(), [...server.saved.keys()], app.saved.removals.peek()]).toEqual([[], [], []]);
		app.saved.undoRemoval(name);
		expect(shown()).toEqual([]);
	});

	test("is not lost with the tab that could have undone it", async () => {
		const first = await open();
		first.app.saved.save(name, null);
		await settle();
		first.app.saved.remove(name);
		const second = await visit(first);
		await pass(5_001);
		await settle();
		expect([onServer(second), second.shown()]).toEqual([[], []]);
	});

	test("in one of two tabs shows in the other, and is sent once", async () => {
		const first = await open();
		const second = await open(makeWorld(first.server, first.browser));
		first.app.saved.save(name, null);
		await settle();
		const before = asked(first).length;
		second.app.saved.remove(name);
		await settle();
		expect([first.app.saved.items.peek(), first.app.saved.removals.peek().length]).toEqual([[], 1]);
		await pass(5_001);
		await settle();
		expect(asked(first).length - before).toBe(1);
	});
});

describe("ID5 whose they are", () => {
	test("a session that has expired keeps wishes for their author, and nobody else sees or sends them", async () => {
		const first = await open();
		first.server.hasNetwork = false;
		first.app.saved.save(name, null);
		await settle();
		first.server.hasNetwork = true;
		first.server.isSignedIn = false;
		await first.app.refreshSession();
		await settle();
		expect(first.app.saved.items.peek()).toEqual([]);
		first.server.self = "bob";
		first.server.isSignedIn = true;
		const bobs = await visit(first);
		await pass(wishRetryAfter);
		await settle();
		expect([bobs.shown(), onServer(bobs)]).toEqual([[], []]);
		first.server.isSignedIn = false;
		await bobs.app.refreshSession();
		first.server.self = "ann";
		first.server.isSignedIn = true;
		const anns = await visit(bobs);
		await pass(wishRetryAfter);
		await settle();
		expect(onServer(anns)).toEqual([1]);
	});

	test("an explicit sign-out erases them", async () => {
		const world = await open();
		world.server.savesFailWith = 503;
		world.app.saved.save(name, null);
		await settle();
		await world.app.signOut();
		await settle();
		expect([...world.browser.values.keys()]).toEqual([]);
	});
});
