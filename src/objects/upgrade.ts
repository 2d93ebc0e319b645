/**
 * How the Worker hands an upgrade to an object: a WebSocket cannot travel in an
 * RPC call, so who is asking goes along in a header that only the Worker writes.
 */
import type { Caller } from "../env.ts";

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
