/** Who may change a message, so that the view offers only what the server allows (ED1, ED3, DL1, PN1). Pure. */
import { isInEditWindow } from "../../src/protocol/edit-window.ts";
import type { Message } from "../../src/protocol/entities.ts";
import type { ConversationState } from "./model.ts";
import { type ShownMessage, shownAt } from "./shown.ts";

/** `now` in Unix ms. */
export function mayEdit(
	{ self, editWindow }: Pick<ConversationState, "self" | "editWindow">,
	message: Message,
	shown: ShownMessage,
	now: number,
): boolean {
	return message.sender === self && shown.deleted === null && isInEditWindow(editWindow, message.at, now);
}

export function mayDelete(state: ConversationState, message: Message): boolean {
	return message.sender === state.self || (state.kind === "group" && manages(state));
}

export function mayPin(state: ConversationState): boolean {
	return state.kind === "direct" || manages(state);
}

function manages({ members, self }: ConversationState): boolean {
	const role = members.get(self)?.role;
	return role === "owner" || role === "admin";
}

/** The text with which an edit begins: what was refused before, else what it says; null: it may not be edited. */
export function editableText(state: ConversationState, seq: number, now: number): string | null {
	const found = shownAt(state, seq);
	if (found === null || !mayEdit(state, found.message, found.shown, now)) return null;
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
