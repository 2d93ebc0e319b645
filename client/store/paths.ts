/** The paths of the app's places: for links, for its own way there, and for what a notification opens. Pure. */

/** What stands beside a conversation: a thread, those that the reader follows, or who is in it. */
export type Beside = number | "all" | "members";

/** The path of a conversation, with what stands beside it. */
export function conversationPath(id: string, beside: Beside | null = null): string {
	const query = beside === null ? "" : beside === "members" ? "?members" : `?thread=${beside}`;
	return `/c/${encodeURIComponent(id)}${query}`;
}

/** The path of one message: it opens the conversation there, or with the thread in which the message stands only. */
export function messagePath(conversationId: string, seq: number, thread?: number): string {
	if (thread !== undefined) return `${conversationPath(conversationId, thread)}&at=${seq}`;
	return `${conversationPath(conversationId)}/${seq}`;
}
