export const date = {
	title: "Jump to a date",
	shown: "Show what was said on",
	go: "Go",
	looking: "Looking…",
	failed: (why: string) => `That did not work. ${why}`,
	/** Each `OrSince`: nor on any day after. `day`: a weekday or a date. */
	nothing: {
		today: "Nothing was said today.",
		todayOrSince: "Nothing was said today or since.",
		yesterday: "Nothing was said yesterday.",
		yesterdayOrSince: "Nothing was said yesterday or since.",
		on: (day: string) => `Nothing was said on ${day}.`,
		onOrSince: (day: string) => `Nothing was said on ${day} or since.`,
	},
	next: (day: string) => `Go to the next messages: ${day}`,
};

export type DateWords = typeof date;
