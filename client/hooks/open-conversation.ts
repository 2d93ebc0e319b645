/** The conversation that is on the screen, for every view in it. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ConversationHandle } from "../store/handles.ts";

export interface OpenConversation {
	handle: ConversationHandle;
	/** The draft answers this message from now on, and gets the focus. */
	answer(seq: number): void;
	/** Shows all that is pinned. */
	showPins(): void;
}

export const OpenConversationContext = createContext<OpenConversation | null>(null);

/** Throws outside of a conversation: that is a mistake in the program. */
export function useOpenConversation(): OpenConversation {
	const open = useContext(OpenConversationContext);
	if (open === null) throw new Error("A view of a conversation was drawn outside of one.");
	return open;
}
