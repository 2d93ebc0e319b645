/** An app on a fake device, against a fake server. */

import type { ConversationHandle } from "../../../client/store/handles.ts";
import { createApp } from "../../../client/sync/app.ts";
import { loadOpening } from "../../../client/sync/opening-part.ts";
import type { Environment } from "../../../client/transport/environment.ts";
import { seqOf } from "../../../src/protocol/events.ts";
import { FakeBrowser, FakeDevice, makeEnvironment, settle } from "../../transport/support/device.ts";
import { conversationId } from "../../transport/support/frames.ts";
import { FakeServer } from "./server.ts";

await loadOpening();

export function makeWorld(server = new FakeServer(), browser = new FakeBrowser()) {
	const device = new FakeDevice();
	const said: string[] = [];
	const environment: Environment = makeEnvironment(
		{
			fetch: server.fetch,
			WebSocket: server.sockets.WebSocket,
			device,
			info: (text) => said.push(text),
			warn: (text) => said.push(text),
		},
		browser,
	);
	return { server, browser, device, said, environment };
}

export type World = ReturnType<typeof makeWorld>;

/** Starts the app of `world`, signed in as Ann. */
export async function startApp(world: World) {
	const app = createApp(world.environment);
	await settle();
	return app;
}

/** An app with the conversation open, and its own socket. */
export async function openConversation(world: World = makeWorld()) {
	const app = await startApp(world);
	const handle = app.openConversation(conversationId);
	await settle();
	const socket = () => {
		const found = world.server.sockets.sockets.findLast((each) => each.url.includes(conversationId));
		if (found === undefined) throw new Error("no socket");
		return found;
	};
	return { ...world, app, handle, socket };
}

/** A later visit of the same browser: the tabs before are gone. */
export async function visit(before: Pick<World, "server" | "browser">, server = before.server) {
	before.browser.killTabs();
	before.server.hangUp();
	return openConversation(makeWorld(server, before.browser));
}

/** The seqs that a view would draw. */
export function seqs(handle: ConversationHandle): number[] {
	return handle.state.peek().events.map(seqOf);
}

export function range(from: number, to: number): number[] {
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
