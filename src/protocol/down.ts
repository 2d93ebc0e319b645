/** Frames from the server to a client. The schemas are the source, the types derive. */
import * as v from "valibot";
import {
	conversationKindSchema,
	conversationSummarySchema,
	editWindowSchema,
	memberSchema,
	seqSchema,
	threadStandingSchema,
} from "./entities.ts";
import {
	eventSchema,
	eventSchemas,
	eventTypes,
	type LogEvent,
	type UnknownEvent,
	unknownEventSchema,
} from "./events.ts";
import { savedMessageSchema } from "./saved.ts";

const joinedMemberSchema = v.object({
	...memberSchema.entries,
	/** When this member was last here; null while online, if it is not known, and if the reader is not shown (PR6). */
	lastSeen: v.optional(v.nullable(v.number()), null),
});

const joinedSchema = v.object({
	type: v.literal("joined"),
	conversationId: v.string(),
	/** The reader's own user id. */
	self: v.string(),
	kind: conversationKindSchema,
	title: v.nullable(v.string()),
	topic: v.nullable(v.string()),
	editWindow: editWindowSchema,
	/** The messages that are pinned, in the order in which they were (PN1). */
	pins: v.optional(v.array(seqSchema), []),
	head: seqSchema,
	members: v.array(joinedMemberSchema),
	/** People who were members: the names beside their messages. */
	former: v.optional(v.array(v.object({ userId: v.string(), name: v.string() })), []),
	online: v.array(v.string()),
	/** Those of them of whom no connection has anybody in front of it. */
	away: v.optional(v.array(v.string()), []),
	/** Where the reader stands in the threads that they follow: those with something unread, then the newest; not all of many (TH6). */
	threads: v.optional(v.array(threadStandingSchema), []),
	/** Typing and presence are told more coarsely for now (CO4): a client says less of both. */
	coarse: v.optional(v.boolean(), false),
	/** The events after the `after` of the join, in order; after null: the newest page. */
	frames: v.array(eventSchema),
	/** After a seq: newer events are still missing. After null: older ones exist. */
	more: v.boolean(),
	/** HC3: the hash of the event before `frames`; without frames: of the one at `head`. */
	prev: v.optional(v.string(), ""),
	/** The server's clock when it answered. */
	now: v.number(),
});

const messageStatusSchema = v.object({
	type: v.literal("message_status"),
	userId: v.string(),
	delivered: seqSchema,
	/** null: the reader is not shown (RD6). */
	read: v.nullable(seqSchema),
});

/** TH6: where the reader stands in a thread now. */
const threadStatusSchema = v.object({ type: v.literal("thread_status"), ...threadStandingSchema.entries });

const typingSchema = v.object({ type: v.literal("typing"), userId: v.string(), on: v.boolean() });

const presenceSchema = v.object({
	type: v.literal("presence"),
	userId: v.string(),
	online: v.boolean(),
	/** Online, but none of their connections has anybody in front of it. */
	away: v.optional(v.boolean(), false),
	/** When this person was last here; null while online, and if the reader is not shown. */
	lastSeen: v.nullable(v.number()),
});

const rejectedSchema = v.object({
	type: v.literal("rejected"),
	clientId: v.string(),
	code: v.string(),
	detail: v.string(),
	retryable: v.boolean(),
	/** Seconds after which another try can succeed. */
	retryAfter: v.optional(v.number()),
});

const errorSchema = v.object({
	type: v.literal("error"),
	code: v.string(),
	detail: v.string(),
	retryAfter: v.optional(v.number()),
});

const inboxSchema = v.object({
	type: v.literal("inbox"),
	self: v.string(),
	/** All of them, newest activity first. */
	conversations: v.array(conversationSummarySchema),
	/** What was saved last, and all that has a reminder (SM5), newest saved first. */
	saved: v.optional(v.array(savedMessageSchema), []),
	now: v.number(),
});

const conversationUpdatedSchema = v.object({
	type: v.literal("conversation_updated"),
	conversation: conversationSummarySchema,
});

const conversationRemovedSchema = v.object({
	type: v.literal("conversation_removed"),
	conversationId: v.string(),
});

const savedChangedSchema = v.object({ type: v.literal("saved_changed"), saved: savedMessageSchema });

const savedRemovedSchema = v.object({
	type: v.literal("saved_removed"),
	conversationId: v.string(),
	seq: seqSchema,
});

const single = [
	joinedSchema,
	...eventSchemas,
	messageStatusSchema,
	threadStatusSchema,
	typingSchema,
	presenceSchema,
	rejectedSchema,
	errorSchema,
	inboxSchema,
	conversationUpdatedSchema,
	conversationRemovedSchema,
	savedChangedSchema,
	savedRemovedSchema,
] as const;

/** Every frame but `batch`, by its `type`. */
export const downSchema = v.variant("type", single);

/** Every type that a server of this version sends, `batch` too. */
export const downTypes: ReadonlySet<string> = new Set([
	...single.map((schema) => schema.entries.type.literal),
	"batch",
]);

export type Joined = v.InferOutput<typeof joinedSchema>;
export type JoinedMember = v.InferOutput<typeof joinedMemberSchema>;
export type MessageStatus = v.InferOutput<typeof messageStatusSchema>;
export type ThreadStatus = v.InferOutput<typeof threadStatusSchema>;
export type Typing = v.InferOutput<typeof typingSchema>;
export type Presence = v.InferOutput<typeof presenceSchema>;
export type Rejected = v.InferOutput<typeof rejectedSchema>;
export type ErrorFrame = v.InferOutput<typeof errorSchema>;
export type InboxFrame = v.InferOutput<typeof inboxSchema>;
export type ConversationUpdated = v.InferOutput<typeof conversationUpdatedSchema>;
export type ConversationRemoved = v.InferOutput<typeof conversationRemovedSchema>;
export type SavedChanged = v.InferOutput<typeof savedChangedSchema>;
export type SavedRemoved = v.InferOutput<typeof savedRemovedSchema>;
/** A frame that stands for itself. */
export type Down = v.InferOutput<typeof downSchema> | UnknownEvent;
/** Several frames in one, in order. */
export interface Batch {
	type: "batch";
	frames: Down[];
}

/** Whether `frame` is an entry of the log. */
export function isLogEvent(frame: Down): frame is LogEvent {
	return frame.type === "unknown_event" || eventTypes.has(frame.type);
}

/** EV8: an event of a type that is not known here; null: this is none. */
export function unknownEventOf(value: unknown): UnknownEvent | null {
	const read = v.safeParse(unknownEventSchema, value);
	return read.success && read.output.hash !== "" && !downTypes.has(read.output.raw.type) ? read.output : null;
}
