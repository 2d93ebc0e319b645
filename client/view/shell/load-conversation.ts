import type { App } from "../../store/app.ts";

/** Fetches what draws a conversation, and what opens one. */
export async function loadConversation(app: Pick<App, "readyToOpen">) {
	const [{ Conversation }] = await Promise.all([import("../conversation/conversation.tsx"), app.readyToOpen()]);
	return Conversation;
}
