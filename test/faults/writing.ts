/** What a client may want in the log (SD, ED, DL, RX, PN, TH), as frames and as calls. */
import type { Content } from "../checker/history.ts";
import { hashOf } from "./random.ts";

/** A frame, but for the `clientId` that its outbox gives it. */
export type Writing =
	| { type: "send_message"; body: { text: string }; thread?: number; toConversation?: true; forwarded?: true }
	| { type: "edit_message"; seq: number; body: { text: string } }
	| { type: "delete_message"; seq: number }
	| { type: "react"; seq: number; emoji: string; on: boolean }
	| { type: "pin_message"; seq: number; on: boolean };

/** What the event that it becomes will be known by. */
export function contentOfWriting(writing: Writing): Pick<Content, "hash" | "target" | "thread" | "also" | "forwarded"> {
	switch (writing.type) {
		case "send_message":
			return { hash: hashOf(writing.body.text), ...placeOf(writing) };
		case "edit_message":
			return { hash: hashOf(writing.body.text), target: writing.seq };
		case "delete_message":
			return { hash: hashOfDeletion, target: writing.seq };
		case "react":
			return { hash: hashOfReaction(writing.emoji, writing.on), target: writing.seq };
		case "pin_message":
			return { hash: hashOfPin(writing.on), target: writing.seq };
	}
}

/** Where a message stands, as a frame or a message of the server says it. */
export function placeOf(said: { thread?: number; toConversation?: boolean; forwarded?: boolean }) {
	const place: Pick<Content, "thread" | "also" | "forwarded"> = {};
	if (said.thread !== undefined) place.thread = said.thread;
	if (said.toConversation === true) place.also = true;
	if (said.forwarded === true) place.forwarded = true;
	return place;
}

export const hashOfDeletion = hashOf("deleted");

export function hashOfReaction(emoji: string, on: boolean): string {
	return hashOf(JSON.stringify(["reaction", emoji, on]));
}

export function hashOfPin(on: boolean): string {
	return hashOf(JSON.stringify(["pin", on]));
}

/** The same by REST. Only the answer of a message tells the seq of its event. */
export function callOf(conversation: string, clientId: string, writing: Writing): [string, string, unknown?] {
	const messages = `/api/conversations/${conversation}/messages`;
	const id = `clientId=${encodeURIComponent(clientId)}`;
	switch (writing.type) {
		case "send_message": {
			const { type: _, ...said } = writing;
			return ["POST", messages, { clientId, ...said }];
		}
		case "edit_message":
			return ["PATCH", `${messages}/${writing.seq}`, { clientId, body: writing.body }];
		case "delete_message":
			return ["DELETE", `${messages}/${writing.seq}?${id}`];
		case "react": {
			const path = `${messages}/${writing.seq}/reactions/${encodeURIComponent(writing.emoji)}?${id}`;
			return [writing.on ? "PUT" : "DELETE", path];
		}
		case "pin_message":
			return [writing.on ? "PUT" : "DELETE", `${messages}/${writing.seq}/pin?${id}`];
	}
}
