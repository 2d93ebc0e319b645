/**
 * The things that the wire speaks of. Schemas are the source, types derive.
 * Times are Unix milliseconds; ids are opaque strings.
 */
import * as v from "valibot";
import { countBytes, isLongerThan, limits } from "./limits.ts";

/** Opaque id of an account. */
export const userIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
export type UserId = v.InferOutput<typeof userIdSchema>;

/** `d_` (direct) or `g_` (group) and 128 bits or more in base64url. */
export const conversationIdSchema = v.pipe(v.string(), v.regex(/^[dg]_[A-Za-z0-9_-]{22}$/));
export type ConversationId = v.InferOutput<typeof conversationIdSchema>;

/** A place in the log: 1 for the first event, with no holes; 0 stands before it. */
export const seqSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Made by the sender, unique for this sender and conversation, for ever. */
export const clientIdSchema = v.pipe(
	v.string(),
	v.regex(/^[\x21-\x7e]+$/, "clientId must be visible ASCII characters without spaces"),
	v.maxLength(limits.clientIdLength, `clientId must have at most ${limits.clientIdLength} characters`),
);

/** What a person said. Stored and returned byte for byte. */
export const messageBodySchema = v.object({ text: v.string() });
export type MessageBody = v.InferOutput<typeof messageBodySchema>;

export const repliesSchema = v.object({
	/** Of the newest `limits.repliesCounted` those that were not deleted: at that number there may be more. */
	count: v.number(),
	/** When the newest was said. */
	lastAt: v.number(),
	/** Who spoke last, the newest first; at most `limits.repliers`. */
	userIds: v.array(v.string()),
});
/** What was said in the thread of a message (TH7). */
export type Replies = v.InferOutput<typeof repliesSchema>;

export const messageSchema = v.object({
	seq: seqSchema,
	clientId: v.string(),
	sender: v.string(),
	at: v.number(),
	body: messageBodySchema,
	/** The message that this one answers, shown with it as a quotation. */
	replyTo: v.optional(seqSchema),
	/** The message whose thread this one is said in (TH1). */
	thread: v.optional(seqSchema),
	/** Of what is said in a thread: it stands in the conversation as well (TH2). */
	toConversation: v.optional(v.literal(true)),
	/** It was said elsewhere first (SD9). */
	forwarded: v.optional(v.literal(true)),
	/** The newest edit: `body` is what it says now (ED1). */
	edited: v.optional(v.object({ seq: seqSchema, at: v.number() })),
	/** By whom and when it was deleted: then `body` is empty (DL1). */
	deleted: v.optional(v.object({ seq: seqSchema, at: v.number(), actor: v.string() })),
	/** By whom and when it was pinned, if it is (PN1). */
	pinned: v.optional(v.object({ seq: seqSchema, at: v.number(), actor: v.string() })),
	/** Whom it mentions: user ids, `*` for everyone, `*here` for those who were online (MN4). */
	mentions: v.optional(v.array(v.string())),
	/** What was said in its thread, if anything was (TH7). */
	replies: v.optional(repliesSchema),
	/** Each kind with who reacted so, the first kind first (RX1). */
	reactions: v.optional(v.array(v.object({ emoji: v.string(), userIds: v.array(v.string()) }))),
});
/** A message as it is now; within `new_message`, as it was written. */
export type Message = v.InferOutput<typeof messageSchema>;

/** TH2: whether a message stands in the conversation, and not only in a thread. */
export function standsInConversation({ thread, toConversation }: Pick<Message, "thread" | "toConversation">): boolean {
	return thread === undefined || toConversation === true;
}

/** The thread in which a message stands only; undefined: it stands in the conversation. */
export function onlyThread(message: Message): number | undefined {
	return standsInConversation(message) ? undefined : message.thread;
}

export const threadStandingSchema = v.object({
	/** The seq of the message on which the thread hangs. */
	thread: seqSchema,
	/** Everything in it up to this seq was read. */
	read: seqSchema,
	following: v.boolean(),
	/** What others said in it above `read` and not in the conversation as well; 0 while not following (TH5). */
	unread: v.number(),
	/** Of those, the ones that mention the reader. */
	mentions: v.number(),
	/** The seq of the newest reply; while there is none, of the message. */
	last: seqSchema,
});
/** Where the reader stands in a thread. Nobody else is told. */
export type ThreadStanding = v.InferOutput<typeof threadStandingSchema>;

export const threadsSummarySchema = v.object({
	unread: v.number(),
	mentions: v.number(),
	/** The newest of those that are unread. */
	newest: v.optional(v.nullable(messageSchema), null),
});
/** What the reader has not read in the threads that they follow, all of a conversation together (TH8). */
export type ThreadsSummary = v.InferOutput<typeof threadsSummarySchema>;

export const conversationKindSchema = v.picklist(["direct", "group"]);
export type ConversationKind = v.InferOutput<typeof conversationKindSchema>;

export const roleSchema = v.picklist(["owner", "admin", "member"]);
/** owner: everything, exactly one in a group · admin: title, topic and members · member: talks. */
export type Role = v.InferOutput<typeof roleSchema>;

/** What others write after `@`; null: a guest, or an account that has none. */
const usernameSchema = v.optional(v.nullable(v.string()), null);

export const memberSchema = v.object({
	userId: v.string(),
	name: v.string(),
	username: usernameSchema,
	role: roleSchema,
	/** Everything up to this seq has reached a device of this member. */
	delivered: seqSchema,
	/** Everything up to this seq was read by this member; null: the reader is not shown (RD6). */
	read: v.nullable(seqSchema),
});
export type Member = v.InferOutput<typeof memberSchema>;

export const summaryMemberSchema = v.object({
	userId: v.string(),
	name: v.string(),
	username: usernameSchema,
	role: roleSchema,
});
export type SummaryMember = v.InferOutput<typeof summaryMemberSchema>;

const editWindowMsSchema = v.pipe(
	v.number(),
	v.safeInteger(),
	v.minValue(0),
	v.maxValue(limits.longestEditWindowMs, "editWindow: at most a year, or null for no end."),
);
/** How long after it was sent a message may be edited (ED3), in milliseconds. 0: never; null: without an end. */
export const editWindowSchema = v.optional(v.nullable(editWindowMsSchema), limits.editWindowMs);
export type EditWindow = v.InferOutput<typeof editWindowSchema>;

/** What the conversation itself tells of its row in a reader's list. */
export const sharedSummarySchema = v.object({
	id: v.string(),
	kind: conversationKindSchema,
	title: v.nullable(v.string()),
	topic: v.nullable(v.string()),
	/** At most `limits.summaryMembers`, the reader among them. */
	members: v.array(summaryMemberSchema),
	memberCount: v.number(),
	/** The highest seq of the log. */
	head: seqSchema,
	/** Messages of others above the reader's read position. */
	unread: v.number(),
	/** Of those, the ones that mention the reader. */
	mentions: v.number(),
	/** Of threads that the reader follows; none of it is in `unread` or `mentions` (TH8). */
	threads: v.optional(threadsSummarySchema, { unread: 0, mentions: 0 }),
	lastMessage: v.nullable(messageSchema),
	/** Time of the newest message, or of the creation while there is none. */
	activityAt: v.number(),
	/** Time of the newest event, of whatever kind: nothing in it is newer. Left out by rows that were told before there was one. */
	lastAt: v.optional(v.number()),
	editWindow: editWindowSchema,
});
export type SharedSummary = v.InferOutput<typeof sharedSummarySchema>;

/** What a person has set for a conversation in their own list (CV8). Nobody else is told. */
export const listMarksSchema = v.object({
	muted: v.boolean(),
	/** Marked as unread by hand. */
	markedUnread: v.optional(v.boolean(), false),
});
export type ListMarks = v.InferOutput<typeof listMarksSchema>;

export const conversationSummarySchema = v.object({ ...sharedSummarySchema.entries, ...listMarksSchema.entries });
/** One row of a person's list of conversations, as that person sees it. */
export type ConversationSummary = v.InferOutput<typeof conversationSummarySchema>;

/** Body of `POST /api/conversations`. */
export const createConversationSchema = v.object({
	kind: conversationKindSchema,
	members: v.pipe(v.array(userIdSchema), v.maxLength(limits.members)),
	title: v.optional(v.string()),
});
export type CreateConversation = v.InferOutput<typeof createConversationSchema>;

/** Body of `PATCH /api/conversations/:id`. */
export const patchConversationSchema = v.object({
	title: v.optional(v.string()),
	topic: v.optional(v.string()),
	/** ED3. */
	editWindow: v.optional(v.nullable(editWindowMsSchema)),
});
export type PatchConversation = v.InferOutput<typeof patchConversationSchema>;

/** Body of `PATCH /api/inbox/conversations/:id`. */
export const patchListMarksSchema = v.pipe(
	v.object({
		muted: v.optional(v.boolean()),
		unread: v.optional(v.boolean()),
	}),
	v.check(({ muted, unread }) => muted !== undefined || unread !== undefined, "Say muted, unread or both."),
);
export type PatchListMarks = v.InferOutput<typeof patchListMarksSchema>;

/** Body of `POST …/members`. */
export const addMemberSchema = v.object({ userId: userIdSchema });

/** Body of `PATCH …/messages/:seq`. */
export const editMessageBodySchema = v.object({ clientId: v.optional(clientIdSchema), body: messageBodySchema });

/** Body of `PUT …/receipts`. */
export const receiptsSchema = v.object({
	delivered: v.optional(seqSchema),
	read: v.optional(seqSchema),
});
export type Receipts = v.InferOutput<typeof receiptsSchema>;

/** Body of `PUT …/threads/:seq`. */
export const putThreadSchema = v.pipe(
	v.object({ read: v.optional(seqSchema), following: v.optional(v.boolean()) }),
	v.check(({ read, following }) => read !== undefined || following !== undefined, "Say read, following or both."),
);
export type PutThread = v.InferOutput<typeof putThreadSchema>;

/** Body of `PUT …/threads`. */
export const putThreadsSchema = v.object({ read: seqSchema });

/**
 * Whether `text` fits on one line and leaves what stands beside it alone, as names and titles must: without control characters,
 * line and paragraph separators, and the marks that turn the direction of text around. The pattern stands within, since reading
 * it takes a while, which a page that starts does not have.
 */
export function isPlainLine(text: string): boolean {
	return text.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text);
}

/**
 * Whether nothing is drawn: white space, format characters, and those that fonts leave out. Its pattern
 * stands within, too.
 */
function isInvisible(text: string): boolean {
	return /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text);
}

/** One emoji as Unicode recommends them for general interchange. */
const oneEmoji = /^\p{RGI_Emoji}$/v;

/** Whether `text` is exactly one emoji. */
export function isEmoji(text: string): boolean {
	return countBytes(text) <= limits.emojiBytes && oneEmoji.test(text);
}

/** What is wrong with a message text, or null. The order is that of the checks. */
export function refuseText(text: string): "text_malformed" | "text_too_long" | "text_empty" | null {
	if (!text.isWellFormed()) return "text_malformed";
	if (isLongerThan(text, limits.textLength)) return "text_too_long";
	if (isInvisible(text)) return "text_empty";
	return null;
}
