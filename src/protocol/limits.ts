/**
 * Every limit of the wire, in one place. The README and SPEC.md show these
 * numbers; the client uses them to warn before the server has to refuse.
 */
export const limits = {
	/** Longest message text, in Unicode code points. */
	textLength: 8_000,
	/** Largest frame or REST body, in bytes, checked before it is parsed. */
	frameBytes: 64 * 1024,
	/** Deepest nesting of arrays and objects in a frame or body. */
	jsonDepth: 8,
	/** Most keys in a frame or body, all levels together. */
	jsonKeys: 64,
	/** How long after it was sent its sender may edit a message, unless the conversation sets another time; in milliseconds. */
	editWindowMs: 24 * 60 * 60 * 1000,
	/** The longest time that a conversation can set for that, unless it sets none. */
	longestEditWindowMs: 365 * 24 * 60 * 60 * 1000,
	/** Most versions that a message may have after the first. */
	editsPerMessage: 100,
	/** Most messages that are pinned at once. */
	pins: 50,
	/** Most replies of a thread that are counted with its message. */
	repliesCounted: 1_000,
	/** Most people who are named with them. */
	repliers: 3,
	/** Most threads of which a `joined` tells where its reader stands. */
	threadsJoined: 100,
	/** Most threads in one page of the list of those that one follows. */
	threadsListed: 30,
	/** Whom a message in a thread names follows the thread, unless it names more people than this. */
	threadNames: 10,
	/** Most messages that a person can save. */
	saved: 1_000,
	/** Most of them that an `inbox` frame names without being asked, besides those with a reminder. */
	savedInInbox: 200,
	/** The farthest time of a reminder, in milliseconds from now. */
	longestReminderMs: 5 * 366 * 24 * 60 * 60 * 1000,
	/** Most kinds of reactions to one message. */
	reactionKinds: 20,
	/** Longest emoji, in bytes of UTF-8: a family with skin tones has 41. */
	emojiBytes: 64,
	/** Most events or messages in one page. */
	pageMessages: 100,
	/** Largest page, in bytes of JSON. */
	pageBytes: 256 * 1024,
	/** Most frames in one `exchange` request: as many as `jsonKeys` leaves room for. */
	exchangeFrames: 10,
	/** Most members of one conversation. */
	members: 1_000,
	/** Most members named in a conversation's summary; `memberCount` tells how many there are. */
	summaryMembers: 10,
	/** Most open invites of one conversation. */
	invites: 50,
	/** How long an invite may hold, and how long it does when nobody says, in seconds. */
	inviteShortestS: 60,
	inviteLongestS: 365 * 24 * 60 * 60,
	inviteUsualS: 7 * 24 * 60 * 60,
	/** For how many months and days it is told what a conversation costs, this one included. */
	costMonths: 12,
	costDays: 31,
	/** Least and most that can be set as a conversation's budget, in dollars a month. */
	leastBudget: 0.01,
	mostBudget: 1_000_000,
	/** Longest `clientId`, in characters. */
	clientIdLength: 64,
	/** Longest title of a group, in code points. */
	titleLength: 100,
	/** Longest topic of a group, in code points. */
	topicLength: 250,
	/** Longest name of a person, in code points. */
	nameLength: 50,
	/** Longest e-mail address (RFC 5321 leaves 254 for the path). */
	emailLength: 254,
	/** Username: shortest and longest. */
	usernameMinLength: 3,
	usernameLength: 30,
	/** Password: shortest and longest, in characters. */
	passwordMinLength: 8,
	passwordLength: 128,
	/** Longest query of a search, for people or for messages. */
	queryLength: 64,
	/** Most people in one search answer. */
	usersFound: 20,
	/** Most messages in one search answer. */
	searchResults: 20,
	/** Most conversations that one search looks into. */
	searchConversations: 500,
	/** A socket that has not said its first frame is closed after this, in milliseconds. */
	helloMs: 10_000,
	/** A socket with more than this many bytes unsent is closed as a slow reader. */
	unsentBytes: 1024 * 1024,
	/** A reader drops a typing sign that was not renewed for this long, in milliseconds. */
	typingMs: 6_000,
	/** Where typing is coarser, somebody's signs are told at most once in this time, in milliseconds (CO4). */
	coarseTypingMs: 15_000,
} as const;

/**
 * Limits over time or per person: the defaults of the Worker's vars, which
 * carry the same names in capitals. A burst is what may come at once.
 */
export const defaultRates = {
	MESSAGES_PER_SECOND: 5,
	MESSAGE_BURST: 20,
	FRAMES_PER_SECOND: 30,
	SOCKETS_PER_PERSON: 10,
	UPGRADES_PER_MINUTE: 60,
	SIGN_UPS_PER_MINUTE: 20,
	SIGN_INS_PER_MINUTE: 30,
	CONVERSATIONS_PER_MINUTE: 120,
	SETTINGS_PER_MINUTE: 30,
	SEARCHES_PER_MINUTE: 120,
	SAVES_PER_MINUTE: 60,
	INVITE_MISSES_PER_MINUTE: 15,
	INVITE_MISSES_OF_ALL_PER_MINUTE: 300,
	/** Frames to all sockets of a conversation together. What is more is held back for some milliseconds, and goes out in batches. */
	CALM_FRAMES_PER_SECOND: 10_000,
} as const;

/** The number of Unicode code points in `text`. */
export function countCharacters(text: string): number {
	let count = 0;
	for (const _ of text) count++;
	return count;
}

/** Whether `text` has more than `max` code points; reads no further than it must. */
export function isLongerThan(text: string, max: number): boolean {
	if (text.length <= max) return false;
	if (text.length > max * 2) return true;
	return countCharacters(text) > max;
}

const encoder = new TextEncoder();

/** The number of bytes that `text` takes in UTF-8. */
export function countBytes(text: string): number {
	return encoder.encode(text).byteLength;
}
