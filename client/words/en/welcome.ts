export const welcome = {
	pitch: "Chat that keeps its word.",
	lead: "Talk one to one or in groups. Every message arrives once and in order, on a good line or a bad one, and you always see where it stands.",
	/** A conversation of two, for show. */
	preview: [
		"The train is late again. Start without me?",
		"We’ll wait – coffee’s still hot",
		"You’re the best. Ten minutes!",
	] as [string, string, string],
	invited: "This link leads to a conversation. You will be taken there once you are in.",
	headings: { guest: "Start talking", sign_in: "Welcome back", sign_up: "Create your account" },
};

export type WelcomeWords = typeof welcome;
