/** What each state of a connection is called. Pure; the words alone must carry the meaning. */
import type { LinkState } from "../../store/model.ts";

export type LinkTone = "good" | "fair" | "busy" | "bad";

interface LinkWords {
	/** One to three words for the header. */
	label: string;
	/** More of it where there is room; follows the label. */
	more?: string;
	/** A sentence that explains it. */
	explanation: string;
	tone: LinkTone;
}

type Ended = Extract<LinkState, { name: "ended" }>["reason"];

const endedWords: Readonly<Record<Ended, { label: string; explanation: string }>> = {
	not_member: {
		label: "Not a member",
		explanation:
			"You are not in this conversation. If you should be, ask someone in it to add you or to send you an invite link.",
	},
	not_found: {
		label: "Not found",
		explanation: "There is no such conversation, or you are not in it. Check the link, or ask for an invitation.",
	},
	bad_client: {
		label: "Out of date",
		explanation: "This page is too old to talk to the server. Reload it to get the current version.",
	},
};

/** The words and the tone for a connection state. */
export function linkWords(link: LinkState): LinkWords {
	switch (link.name) {
		case "connecting":
			return { label: "Connecting…", explanation: "Connecting to the conversation.", tone: "busy" };
		case "catching_up":
			return { label: "Catching up…", explanation: "Connected; fetching what was missed.", tone: "busy" };
		case "live":
			return { label: "Live", explanation: "Connected: messages arrive as they are sent.", tone: "good" };
		case "polling":
			return {
				label: "Polling",
				more: "every 3 s",
				explanation: "No live connection gets through, so new messages are fetched every 3 seconds.",
				tone: "fair",
			};
		case "offline":
			return {
				label: "Offline",
				explanation: "You are offline. You can read and write; messages are sent once you are back.",
				tone: "bad",
			};
		case "signed_out":
			return { label: "Signed out", explanation: "You were signed out. Sign in again to go on.", tone: "bad" };
		case "ended":
			return { ...endedWords[link.reason], tone: "bad" };
	}
}
