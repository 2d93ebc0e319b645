export const ago = {
	justNow: "just now",
	minutes: (count: number) => `${count} min ago`,
	lastSeen: {
		justNow: "Last seen just now",
		minutes: (count: number) => `Last seen ${count} min ago`,
		today: (time: string) => `Last seen today at ${time}`,
		yesterday: (time: string) => `Last seen yesterday at ${time}`,
		date: (date: string) => `Last seen on ${date}`,
	},
};

export type AgoWords = typeof ago;
