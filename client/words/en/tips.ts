export const tips = {
	title: "Tip",
	/** {key}: keys, as they are on the keyboard. */
	tips: {
		jump: "{key} jumps to any conversation, person or action.",
		editLast: "{key} in an empty field edits your last message.",
		find: "{key} searches all your messages.",
	},
	close: "Got it",
};

export type TipWords = typeof tips;
