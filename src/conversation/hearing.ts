/** What a conversation does with what comes over one of its sockets. */
import type { Caller } from "../env.ts";
import { type Gate, refuseFrame } from "../objects/gate.ts";
import type { Sockets } from "../objects/sockets.ts";
import { decodeConversationUp } from "../protocol/codec.ts";
import type { Live } from "./live.ts";
import type { MemberRecord } from "./model.ts";
import { notJoined, strangerFrame } from "./refusals.ts";
import type { Room } from "./room.ts";

/** The object, as a frame needs it. */
interface Listener {
	sockets: Sockets;
	gate: Gate;
	live: Live;
	room: Room;
	memberOf(caller: Caller): MemberRecord | null;
	now: number;
}

/** HS2, LM2: takes one message of a socket, does what its frame says, and answers. */
export function hear(socket: WebSocket, data: string | ArrayBuffer, listener: Listener): void {
	const { sockets, gate, live, room, now } = listener;
	if (!sockets.isHeard(socket)) return;
	live.sweep(now);
	const { caller, joined } = sockets.attachment(socket);
	const passed = gate.pass(socket, caller, data, decodeConversationUp);
	if (!passed.ok) {
		refuseFrame(sockets, socket, passed.refusal);
		return;
	}
	const { frame } = passed;
	const member = listener.memberOf(caller);
	if (member === null) {
		sockets.refuse(socket, "notMember", strangerFrame);
		return;
	}
	if (!joined && frame.type !== "join_conversation") {
		sockets.send(socket, [notJoined(frame)]);
		return;
	}
	// The names that came with the upgrade are news at the first join; later they may be older than the log's.
	const asking = joined ? { ...caller, name: member.name, username: member.username } : caller;
	const answer = live.attempt(() => room.handle(asking, frame, () => live.presences()));
	if (answer === null) {
		const detail = "The server could not store this. Try again.";
		sockets.refuse(socket, "storageFailed", { type: "error", code: "storage_failed", detail });
		return;
	}
	live.deliver(socket, answer.value);
}
