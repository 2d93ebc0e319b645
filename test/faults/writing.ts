/** What a client may want in the log (SD, ED, DL, RX), as frames and as calls. */
import { hashOf } from "./random.ts";

/** A frame, but for the `clientId` that its outbox gives it. */
export type Writing =
	| { type: "send_message"; body: { text: string } }
	| { type: "edit_message"; seq: number; body: { text: string } }
	| { type: "delete_message"; seq: number }
	| { type: "react"; seq: number; emoji: string; on: boolean };

/** What the event that it becomes will be known by. */
export function contentOfWriting(writing: Writing): { hash: string; target?: number } {
	switch (writing.type) {
		case "send_message":
			return { hash: hashOf(writing.body.text) };
		case "edit_message":
			return { hash: hashOf(writing.body.text), target: writing.seq };
		case "delete_message":
			return { hash: hashOfDeletion, target: writing.seq };
		case "react":
			return { hash: hashOfReaction(writing.emoji, writing.on), target: writing.seq };
	}
}

export const hashOfDeletion = hashOf("deleted");

export function hashOfReaction(emoji: string, on: boolean): string {
	return hashOf(JSON.stringify(["reaction", emoji, on]));
}

/** The same by REST. Only the answer of a message tells the seq of its event. */
export function callOf(conversation: string, clientId: string, writing: Writing): [string, string, unknown?] {
	const messages = `/api/conversations/${conversation}/messages`;
	const id = `clientId=${encodeURIComponent(clientId)}`;
	switch (writing.type) {
		case "send_message":
			return ["POST", messages, { clientId, body: writing.body }];
		case "edit_message":
			return ["PATCH", `${messages}/${writing.seq}`, { clientId, body: writing.body }];
		case "delete_message":
			return ["DELETE", `${messages}/${writing.seq}?${id}`];
		case "react": {
			const path = `${messages}/${writing.seq}/reactions/${encodeURIComponent(writing.emoji)}?${id}`;
			return [writing.on ? "PUT" : "DELETE", path];
		}
	}
}
