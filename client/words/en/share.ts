export const share = {
	title: "Share to which conversation?",
	nothing: "There is nothing to share here. Parley takes text and web addresses.",
	noConversations: "You have no conversations yet. Start one, and share again.",
	loading: "Your conversations are being loaded…",
};

export type ShareWords = typeof share;
