import { useApp } from "./app-context.ts";

/** Unread messages in all conversations that are not muted. */
export function useUnread(): number {
	const { conversations } = useApp().inbox.value;
	return conversations.reduce((sum, conversation) => sum + (conversation.muted ? 0 : conversation.unread), 0);
}
