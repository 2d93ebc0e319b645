/** The paths of the app's places: for links, for its own way there, and for what a notification opens. Pure. */

/** What stands beside a conversation: a thread, those that the reader follows, who is in it, or a search in it. */
export type Beside = number | "all" | "members" | "search";

function besideQuery(beside: Beside | null): string {
	if (beside === null) return "";
	return beside === "members" || beside === "search" ? `?${beside}` : `?thread=${beside}`;
}

/** The path of a conversation, with what stands beside it; at this message of it. */
export function conversationPath(id: string, beside: Beside | null = null, seq?: number): string {
	return `/c/${encodeURIComponent(id)}${seq === undefined ? "" : `/${seq}`}${besideQuery(beside)}`;
}

/** The path of one message: it opens the conversation there, or with the thread in which the message stands only. */
export function messagePath(conversationId: string, seq: number, thread?: number): string {
	if (thread !== undefined) return `${conversationPath(conversationId, thread)}&at=${seq}`;
	return conversationPath(conversationId, null, seq);
}
