/** Frames from the server to a client. The schemas are the source, the types derive. */
import * as v from "valibot";
import {
	conversationKindSchema,
	conversationSummarySchema,
	editWindowSchema,
	memberSchema,
	messageBodySchema,
	messageSchema,
	roleSchema,
	seqSchema,
	threadStandingSchema,
} from "./entities.ts";
import { savedMessageSchema } from "./saved.ts";

/** HC1: of every event. Missing: "", which no event has, so a reader that checks the chain finds it broken. */
const hash = v.optional(v.string(), "");

/** HC2: what stands in the chain for a text. */
const sealed = {
	/** Drawn by the server. "" once the text is erased. */
	salt: v.optional(v.string(), ""),
	/** Only when the text is erased: else it is worked out from text and salt. */
	digest: v.optional(v.string()),
};

const newMessageSchema = v.object({
	type: v.literal("new_message"),
	conversationId: v.string(),
	message: messageSchema,
	...sealed,
	hash,
});

const eventFields = { seq: seqSchema, at: v.number(), actor: v.string(), hash };

const memberChangedSchema = v.object({
	type: v.literal("member_changed"),
	...eventFields,
	userId: v.string(),
	/** The name as of this event, so that the log can be read without a directory. */
	name: v.string(),
	change: v.picklist(["added", "removed", "left", "renamed", "role"]),
	/** The role as of this event. */
	role: roleSchema,
	/** The username as of this event. */
	username: v.optional(v.nullable(v.string()), null),
});

const conversationChangedSchema = v.object({
	type: v.literal("conversation_changed"),
	...eventFields,
	title: v.optional(v.string()),
	topic: v.optional(v.string()),
	/** ED3; missing: unchanged. */
	editWindow: v.optional(v.nullable(v.number())),
});

/** Of the events that tell of a change to a message: which one, and under which id its actor asked for it. */
const changeFields = { ...eventFields, clientId: v.string(), target: seqSchema };

const messageEditedSchema = v.object({
	type: v.literal("message_edited"),
	...changeFields,
	body: messageBodySchema,
	/** Whom the message mentions from now on (MN5). */
	mentions: v.optional(v.array(v.string())),
	...sealed,
});

const messageDeletedSchema = v.object({
	type: v.literal("message_deleted"),
	...changeFields,
	/** The events whose text is erased: the message, and its edits. */
	erased: v.array(seqSchema),
});

const reactionChangedSchema = v.object({
	type: v.literal("reaction_changed"),
	...changeFields,
	emoji: v.string(),
	on: v.boolean(),
});

const pinChangedSchema = v.object({ type: v.literal("pin_changed"), ...changeFields, on: v.boolean() });

const eventSchemas = [
	newMessageSchema,
	messageEditedSchema,
	messageDeletedSchema,
	reactionChangedSchema,
	pinChangedSchema,
	memberChangedSchema,
	conversationChangedSchema,
] as const;

const knownEventSchema = v.variant("type", eventSchemas);

const eventTypes: ReadonlySet<string> = new Set(eventSchemas.map((schema) => schema.entries.type.literal));

/** EV8: an event of a type that only a newer version knows. It has its place in the log, and nothing else is known of it. */
const unknownEventSchema = v.pipe(
	v.looseObject({ type: v.string(), ...eventFields }),
	v.transform((raw) => {
		const { seq, at, actor, hash } = raw;
		return { type: "unknown_event" as const, seq, at, actor, hash, raw };
	}),
);

const eventSchema = v.lazy((value) => {
	const type = typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
	return typeof type !== "string" || eventTypes.has(type) ? knownEventSchema : unknownEventSchema;
});

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

export type NewMessage = v.InferOutput<typeof newMessageSchema>;
export type MessageEdited = v.InferOutput<typeof messageEditedSchema>;
export type MessageDeleted = v.InferOutput<typeof messageDeletedSchema>;
export type ReactionChanged = v.InferOutput<typeof reactionChangedSchema>;
export type PinChanged = v.InferOutput<typeof pinChangedSchema>;
/** What becomes of a message. */
export type MessageChange = MessageEdited | MessageDeleted | ReactionChanged;
/** Events that somebody asked for under a `clientId`. */
export type WrittenEvent = NewMessage | MessageChange | PinChanged;
export type MemberChanged = v.InferOutput<typeof memberChangedSchema>;
export type ConversationChanged = v.InferOutput<typeof conversationChangedSchema>;
export type UnknownEvent = v.InferOutput<typeof unknownEventSchema>;
/** An event that this version can write. */
export type KnownEvent = v.InferOutput<typeof knownEventSchema>;
/** An entry of the log: it has a seq, everyone gets it, in this order. */
export type LogEvent = KnownEvent | UnknownEvent;
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
/** Body of `GET …/events`: a page of the log, ascending. `prev`: the hash of the event before it (HC3). */
export const eventPageSchema = v.object({
	events: v.array(eventSchema),
	hasMore: v.boolean(),
	prev: v.optional(v.string(), ""),
});
export type EventPage = v.InferOutput<typeof eventPageSchema>;

/** Body of `GET …/threads`: threads that the asker follows, the one with the newest reply first (TH9). */
export const threadPageSchema = v.object({
	threads: v.array(v.object({ root: messageSchema, ...threadStandingSchema.entries })),
	hasMore: v.boolean(),
});
export type ThreadPage = v.InferOutput<typeof threadPageSchema>;

/** Body of `GET …/messages`: a page of history, ascending. */
export const messagePageSchema = v.object({ messages: v.array(messageSchema), hasMore: v.boolean() });
export type MessagePage = v.InferOutput<typeof messagePageSchema>;

/** Several frames in one, in order. */
export interface Batch {
	type: "batch";
	frames: Down[];
}

/** The seq of an event of the log. */
export function seqOf(event: LogEvent): number {
	return event.type === "new_message" ? event.message.seq : event.seq;
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

/** The id under which an event was asked for, by its actor; null: nobody wrote it. */
export function clientIdOf(event: LogEvent): string | null {
	if (event.type === "new_message") return event.message.clientId;
	return "clientId" in event ? event.clientId : null;
}

/** Who did it. */
export function actorOf(event: LogEvent): string {
	return event.type === "new_message" ? event.message.sender : event.actor;
}
