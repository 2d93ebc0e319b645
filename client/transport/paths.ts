/** The REST addresses of what the client asks for. */
import type { SavedMessage } from "../../src/protocol/saved.ts";

/** The REST address of a conversation. */
export function conversationPath(id: string): string {
	return `/api/conversations/${encodeURIComponent(id)}`;
}

/** The REST address of an invite. */
export function invitePath(code: string): string {
	return `/api/invites/${encodeURIComponent(code)}`;
}

export type SavedName = Pick<SavedMessage, "conversationId" | "seq">;

/** The REST address of a saved message. */
export function savedPath({ conversationId, seq }: SavedName): string {
	return `/api/inbox/saved/${encodeURIComponent(conversationId)}/${seq}`;
}
