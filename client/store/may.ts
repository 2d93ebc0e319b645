/** Who may change a message, so that the view offers only what the server allows (ED1, DL1). Pure. */
import type { Message } from "../../src/protocol/entities.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { ConversationState } from "./model.ts";
import { type ShownMessage, shownAt } from "./shown.ts";

/** `now` in Unix ms. */
export function mayEdit(message: Message, shown: ShownMessage, self: string, now: number): boolean {
	return message.sender === self && shown.deleted === null && now - message.at < limits.editWindowMs;
}

export function mayDelete(state: ConversationState, message: Message): boolean {
	if (message.sender === state.self) return true;
	const role = state.members.get(state.self)?.role;
	return state.kind === "group" && (role === "owner" || role === "admin");
}

/** The text with which an edit begins: what was refused before, else what it says; null: it may not be edited. */
export function editableText(state: ConversationState, seq: number, now: number): string | null {
	const found = shownAt(state, seq);
	if (found === null || !mayEdit(found.message, found.shown, state.self, now)) return null;
	const refused = found.shown.refused.findLast((row) => row.kind === "edit");
	return refused?.text ?? found.shown.text;
}

/** The seq of the reader's newest message that may be edited; null: there is none. */
export function lastEditable(state: ConversationState, now: number): number | null {
	const own = state.events.findLast(
		(event) =>
			event.type === "new_message" &&
			event.message.sender === state.self &&
			editableText(state, event.message.seq, now) !== null,
	);
	return own?.type === "new_message" ? own.message.seq : null;
}
