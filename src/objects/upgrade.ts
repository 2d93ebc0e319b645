/**
 * How the Worker hands an upgrade to an object, and what it is answered: a WebSocket cannot travel in an
 * RPC call, so who is asking goes along in a header that only the Worker writes.
 */
import type { Caller } from "../env.ts";
import { encodeDown } from "../protocol/codec.ts";
import type { ErrorFrame } from "../protocol/down.ts";
import { closeCodes } from "../protocol/errors.ts";

const callerHeader = "Parley-Caller";

/** The request that an object's `fetch` takes. Nothing of the client's own headers goes along. */
export function upgradeFor(caller: Caller, protocol: string | null): Request {
	const headers = new Headers({ Upgrade: "websocket", [callerHeader]: encodeURIComponent(JSON.stringify(caller)) });
	if (protocol !== null) headers.set("Sec-WebSocket-Protocol", protocol);
	return new Request("https://object/socket", { headers });
}

/** What `upgradeFor` packed. */
export function openUpgrade(request: Request): { caller: Caller; protocol: string | null } {
	const packed = request.headers.get(callerHeader);
	if (packed === null) throw new Error("this request did not come from the Worker");
	const caller = JSON.parse(decodeURIComponent(packed)) as Caller;
	return { caller, protocol: request.headers.get("Sec-WebSocket-Protocol") };
}

/**
 * An upgrade that is accepted only to say why it is refused, since a browser
 * learns it from nothing but a close code. Not a socket that hibernates: one of
 * those that is closed before its upgrade was answered lingers for seconds.
 */
export function refusedUpgrade(reason: keyof typeof closeCodes, error: ErrorFrame, protocol: string | null): Response {
	const { 0: client, 1: server } = new WebSocketPair();
	server.accept();
	server.send(encodeDown([error]));
	server.close(closeCodes[reason], error.code);
	return upgraded(client, protocol);
}

/** The answer to an upgrade: the client's end. */
export function upgraded(client: WebSocket, protocol: string | null): Response {
	const headers = new Headers();
	if (protocol !== null) headers.set("Sec-WebSocket-Protocol", protocol);
	return new Response(null, { status: 101, webSocket: client, headers });
}
