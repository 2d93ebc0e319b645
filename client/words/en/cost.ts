export const cost = {
	month: "This month so far",
	/** {prices}: a month; {since}: a day. */
	explained:
		"What this conversation costs whoever runs Parley, by the list prices of {prices}, without what a plan includes. Counted since {since}.",
	parts: { requests: "Requests", awake: "Time awake", rows: "Rows read and written", storage: "Storage" },
	months: "By month",
	days: "By day",
	when: "When",
	dollars: "Cost",
	budget: {
		label: "Budget for a month, in US dollars",
		hint: "Once a month has come to it, typing and who is online are shown less exactly until the month ends. Messages, receipts and delivery stay as they are.",
		save: "Save",
		saved: "The budget was saved.",
		/** Amounts of money. */
		bad: "Enter an amount from {least} to {most}, or nothing for no budget.",
	},
	/** {until}: a day. */
	coarse: "This month’s budget is used up: typing and who is online are shown less exactly until {until}.",
	loading: "Counting…",
	failed: "The costs could not be loaded. {reason}",
	again: "Try again",
};

export type CostWords = typeof cost;
