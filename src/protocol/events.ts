/** The events of the log, as the wire has them. The schemas are the source, the types derive. */
import * as v from "valibot";
import { messageBodySchema, messageSchema, roleSchema, seqSchema } from "./entities.ts";

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

export const eventSchemas = [
	newMessageSchema,
	messageEditedSchema,
	messageDeletedSchema,
	reactionChangedSchema,
	pinChangedSchema,
	memberChangedSchema,
	conversationChangedSchema,
] as const;

const knownEventSchema = v.variant("type", eventSchemas);

export const eventTypes: ReadonlySet<string> = new Set(eventSchemas.map((schema) => schema.entries.type.literal));

/** EV8: an event of a type that only a newer version knows. It has its place in the log, and nothing else is known of it. */
export const unknownEventSchema = v.pipe(
	v.looseObject({ type: v.string(), ...eventFields }),
	v.transform((raw) => {
		const { seq, at, actor, hash } = raw;
		return { type: "unknown_event" as const, seq, at, actor, hash, raw };
	}),
);

export const eventSchema = v.lazy((value) => {
	const type = typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
	return typeof type !== "string" || eventTypes.has(type) ? knownEventSchema : unknownEventSchema;
});

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

/** The seq of an event of the log. */
export function seqOf(event: LogEvent): number {
	return event.type === "new_message" ? event.message.seq : event.seq;
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
