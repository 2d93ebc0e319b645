import { unreadTotal } from "../store/inbox.ts";
import { useApp } from "./app-context.ts";

/** What is unread in all conversations, as the title and the app's badge count it (CV9). */
export function useUnread(): number {
	return unreadTotal(useApp().inbox.value.conversations);
}
