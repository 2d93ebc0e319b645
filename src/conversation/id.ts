/** Ids of conversations. They name the objects, and tell nothing. */
import type { ConversationId } from "../protocol/entities.ts";

function base64url(bytes: Uint8Array): string {
	return btoa(String.fromCharCode(...bytes))
		.replaceAll("+", "-")
		.replaceAll("/", "_")
		.replaceAll("=", "");
}

/**
 * The id of the direct conversation of two people, whoever asks: so both may
 * start it in the same moment and meet in one object.
 */
export async function directId(a: string, b: string): Promise<ConversationId> {
	const pair = [a, b].sort().join("\n");
	const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`direct\n${pair}`));
	return `d_${base64url(new Uint8Array(digest)).slice(0, 22)}`;
}

/** A new id for a group: 128 random bits. */
export function newGroupId(): ConversationId {
	return `g_${base64url(crypto.getRandomValues(new Uint8Array(16)))}`;
}
