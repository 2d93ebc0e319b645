import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { freezeTime } from "../transport/support/device.ts";
import { makeWorld, startApp, visit } from "./support/world.ts";

beforeEach(() => {
	freezeTime();
	vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test("what is used most and the skin tone are there on the next visit", async () => {
	const first = makeWorld();
	const app = await startApp(first);
	expect(app.emoji.value).toEqual({ frequent: [], tone: 0 });
	for (const emoji of ["👋🏽", "🎉", "👋🏽"]) app.noteEmoji(emoji);
	app.setTone(3);
	expect(app.emoji.value).toEqual({ frequent: ["👋🏽", "🎉"], tone: 3 });
	const { app: later } = await visit(first);
	expect(later.emoji.value).toEqual({ frequent: ["👋🏽", "🎉"], tone: 3 });
});

test("two tabs add to the same list, and one that is looked at again has it", async () => {
	const one = makeWorld();
	const other = makeWorld(one.server, one.browser);
	const [first, second] = [await startApp(one), await startApp(other)];
	first.noteEmoji("🎉");
	second.noteEmoji("🦊");
	expect(second.emoji.value.frequent).toEqual(["🦊", "🎉"]);
	one.device.say("visible");
	expect(first.emoji.value.frequent).toEqual(["🦊", "🎉"]);
});

test("who signs out leaves the skin tone of the device, and no list", async () => {
	const world = makeWorld();
	const app = await startApp(world);
	app.noteEmoji("🎉");
	app.setTone(5);
	await app.signOut();
	expect(app.emoji.value.frequent).toEqual([]);
	expect([...world.browser.values].filter(([key]) => /emoji|tone/.test(key))).toEqual([["parley.tone", "5"]]);
});

test("where nothing can be stored, they hold for the page; what is no list is none", async () => {
	const world = makeWorld();
	world.browser.keyValue.set = () => {};
	const app = await startApp(world);
	app.noteEmoji("🎉");
	app.setTone(2);
	app.noteEmoji("🦊");
	expect(app.emoji.value).toEqual({ frequent: ["🦊", "🎉"], tone: 2 });

	const broken = makeWorld();
	broken.browser.values.set("parley.tone", "9");
	broken.browser.values.set("parley.emoji.ann", '{"a":1}');
	expect((await startApp(broken)).emoji.value).toEqual({ frequent: [], tone: 0 });
});
