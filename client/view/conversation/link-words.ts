/** What each state of a connection is called; the words alone must carry the meaning. */
import type { LinkState } from "../../store/model.ts";
import { linkWords as linkTexts } from "../../words/link.ts";

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

function endedWords(reason: Ended) {
	const words = linkTexts();
	switch (reason) {
		case "not_member":
			return words.notMember;
		case "not_found":
			return words.notFound;
		case "bad_client":
			return words.badClient;
	}
}

/** The words and the tone for a connection state. */
export function linkWords(link: LinkState): LinkWords {
	const words = linkTexts();
	switch (link.name) {
		case "connecting":
			return { ...words.connecting, tone: "busy" };
		case "catching_up":
			return { ...words.catchingUp, tone: "busy" };
		case "live":
			return { ...words.live, tone: "good" };
		case "polling":
			return { ...words.polling, tone: "fair" };
		case "offline":
			return { ...words.offline, tone: "bad" };
		case "signed_out":
			return { ...words.signedOut, tone: "bad" };
		case "ended":
			return { ...endedWords(link.reason), tone: "bad" };
	}
}
