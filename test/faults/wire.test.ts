/** What the fault runs themselves must stand: a server that ends a connection instead of answering. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { Wire } from "./wire.ts";

let server: Server | undefined;
afterEach(() => server?.close());

/** A server that ends the first `times` connections in the middle of a request. */
async function hangingUp(times: number): Promise<Wire> {
	let asked = 0;
	server = createServer((request, response) => {
		if (++asked <= times) request.socket.destroy();
		else response.end(JSON.stringify({ head: asked }));
	});
	await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return new Wire(() => port);
}

test("a call that is hung up on fails, and says so to whoever made it", async () => {
	const wire = await hangingUp(1);
	await expect(wire.call("GET", "/")).rejects.toThrow("hang up");
	wire.close();
});

test("what may be asked twice is asked until there is an answer", async () => {
	const wire = await hangingUp(3);
	expect((await wire.ask("GET", "/")).body).toEqual({ head: 4 });
	wire.close();
});
