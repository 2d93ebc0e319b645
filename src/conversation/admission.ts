/** Who gets a socket to a conversation, and who is told why not. */
import type { Caller, Env } from "../env.ts";
import { type Sockets, signedOutFrame } from "../objects/sockets.ts";
import { openUpgrade, refusedUpgrade } from "../objects/upgrade.ts";
import { rate } from "../rates.ts";
import type { Live } from "./live.ts";
import { strangerFrame } from "./refusals.ts";

/** The object, as an upgrade needs it. */
interface Door {
	env: Env;
	sockets: Sockets;
	live: Live;
	isMember(caller: Caller): boolean;
	conversationId(): string;
	clock(): number;
}

/** HS1, HS7, ID5: answers an upgrade. A refusal that a browser must understand is a socket that says why and closes. */
export async function admit(request: Request, door: Door): Promise<Response> {
	const { env, sockets, live } = door;
	const { caller, protocol } = openUpgrade(request);
	const now = door.clock();
	live.sweep(now);
	if (sockets.open(caller.userId).length >= rate(env, "SOCKETS_PER_PERSON")) return new Response(null, { status: 429 });
	if (!door.isMember(caller)) return refusedUpgrade("notMember", strangerFrame, protocol);
	const { socket, response } = sockets.accept(caller, protocol, null);
	// Accepted first, noted then: a sign-out in between finds the socket, one before is found by the note.
	const lives = await notePlace(caller, door);
	if (lives === true) {
		sockets.noteAnswered(socket, door.clock());
		live.plan();
		return response;
	}
	sockets.close(socket, "restart");
	if (lives === false) return refusedUpgrade("signedOut", signedOutFrame, protocol);
	const detail = "The server could not check your session. Try again.";
	return refusedUpgrade("restart", { type: "error", code: "internal", detail }, protocol);
}

/** Whether this session lives; null: its inbox could not be asked. */
async function notePlace(caller: Caller, { env, conversationId }: Door): Promise<boolean | null> {
	try {
		return await env.INBOX.getByName(caller.userId).notePlace(caller.sessionId, conversationId());
	} catch (error) {
		console.error("an inbox could not be asked", error);
		return null;
	}
}
