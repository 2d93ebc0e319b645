/** The paths of the app's places: for links, for its own way there, and for what a notification opens. Pure. */

/** The path of a conversation, with what stands beside it. */
export function conversationPath(id: string, thread: number | "all" | null = null): string {
	return `/c/${encodeURIComponent(id)}${thread === null ? "" : `?thread=${thread}`}`;
}

/** The path of one message: it opens the conversation there, or with the thread in which the message stands only. */
export function messagePath(conversationId: string, seq: number, thread?: number): string {
	if (thread !== undefined) return `${conversationPath(conversationId, thread)}&at=${seq}`;
	return `${conversationPath(conversationId)}/${seq}`;
}
