export const link = {
	connecting: { label: "Connecting…", explanation: "Connecting to the conversation." },
	catchingUp: { label: "Catching up…", explanation: "Connected; fetching what was missed." },
	live: { label: "Live", explanation: "Connected: messages arrive as they are sent." },
	polling: {
		label: "Polling",
		more: "every 3 s",
		explanation: "No live connection gets through, so new messages are fetched every 3 seconds.",
	},
	offline: {
		label: "Offline",
		explanation: "You are offline. You can read and write; messages are sent once you are back.",
	},
	signedOut: { label: "Signed out", explanation: "You were signed out. Sign in again to go on." },
	notMember: {
		label: "Not a member",
		explanation:
			"You are not in this conversation. If you should be, ask someone in it to add you or to send you an invite link.",
	},
	notFound: {
		label: "Not found",
		explanation: "There is no such conversation, or you are not in it. Check the link, or ask for an invitation.",
	},
	badClient: {
		label: "Out of date",
		explanation: "This page is too old to talk to the server. Reload it to get the current version.",
	},
};

export type LinkWords = typeof link;
