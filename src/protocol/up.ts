/** Frames from a client to the server. The schemas are the source, the types derive. */
import * as v from "valibot";
import { clientIdSchema, messageBodySchema, seqSchema } from "./entities.ts";
import { limits } from "./limits.ts";
import { remindAtSchema } from "./saved.ts";

const version = v.pipe(v.number(), v.safeInteger());

const joinConversationSchema = v.object({
	type: v.literal("join_conversation"),
	version,
	/** The highest seq that this client has without a hole; null: it has nothing. */
	after: v.nullable(seqSchema),
});

const sendMessageSchema = v.object({
	type: v.literal("send_message"),
	clientId: clientIdSchema,
	body: messageBodySchema,
	replyTo: v.optional(seqSchema),
	/** Says it in the thread of that message (TH1). */
	thread: v.optional(seqSchema),
	/** With `thread`: in the conversation as well (TH2). */
	toConversation: v.optional(v.literal(true)),
	/** It was said elsewhere first (SD9). */
	forwarded: v.optional(v.literal(true)),
});

const target = { clientId: clientIdSchema, seq: seqSchema };

const editMessageSchema = v.object({ type: v.literal("edit_message"), ...target, body: messageBodySchema });
const deleteMessageSchema = v.object({ type: v.literal("delete_message"), ...target });
const reactSchema = v.object({ type: v.literal("react"), ...target, emoji: v.string(), on: v.boolean() });
const pinMessageSchema = v.object({ type: v.literal("pin_message"), ...target, on: v.boolean() });

const markDeliveredSchema = v.object({ type: v.literal("mark_delivered"), seq: seqSchema });
const markReadSchema = v.object({ type: v.literal("mark_read"), seq: seqSchema });
const readThreadSchema = v.object({ type: v.literal("read_thread"), thread: seqSchema, seq: seqSchema });
const followThreadSchema = v.object({ type: v.literal("follow_thread"), thread: seqSchema, on: v.boolean() });
const typingSchema = v.object({ type: v.literal("typing"), on: v.boolean() });
const setPresenceSchema = v.object({ type: v.literal("set_presence"), away: v.boolean() });
const leaveConversationSchema = v.object({ type: v.literal("leave_conversation") });

/** The frames that a conversation takes, by their type. */
export const conversationUpSchemas = {
	join_conversation: joinConversationSchema,
	send_message: sendMessageSchema,
	edit_message: editMessageSchema,
	delete_message: deleteMessageSchema,
	react: reactSchema,
	pin_message: pinMessageSchema,
	mark_delivered: markDeliveredSchema,
	mark_read: markReadSchema,
	read_thread: readThreadSchema,
	follow_thread: followThreadSchema,
	typing: typingSchema,
	set_presence: setPresenceSchema,
	leave_conversation: leaveConversationSchema,
} as const;

export type JoinConversation = v.InferOutput<typeof joinConversationSchema>;
export type SendMessage = v.InferOutput<typeof sendMessageSchema>;
export type EditMessage = v.InferOutput<typeof editMessageSchema>;
export type DeleteMessage = v.InferOutput<typeof deleteMessageSchema>;
export type React = v.InferOutput<typeof reactSchema>;
export type PinMessage = v.InferOutput<typeof pinMessageSchema>;
export type FollowThread = v.InferOutput<typeof followThreadSchema>;
export type ReadThread = v.InferOutput<typeof readThreadSchema>;
/** What becomes an event of the log, under its sender's `clientId`. */
export type WritingUp = SendMessage | EditMessage | DeleteMessage | React | PinMessage;
export type ConversationUp = v.InferOutput<(typeof conversationUpSchemas)[keyof typeof conversationUpSchemas]>;

const joinInboxSchema = v.object({ type: v.literal("join_inbox"), version });

const savable = { ...target, conversationId: v.string() };
const saveMessageSchema = v.object({ type: v.literal("save_message"), ...savable, remindAt: remindAtSchema });
const unsaveMessageSchema = v.object({ type: v.literal("unsave_message"), ...savable });

/** The frames that an inbox takes, by their type. */
export const inboxUpSchemas = {
	join_inbox: joinInboxSchema,
	save_message: saveMessageSchema,
	unsave_message: unsaveMessageSchema,
} as const;

export type JoinInbox = v.InferOutput<typeof joinInboxSchema>;
export type SaveMessage = v.InferOutput<typeof saveMessageSchema>;
export type UnsaveMessage = v.InferOutput<typeof unsaveMessageSchema>;
export type InboxUp = v.InferOutput<(typeof inboxUpSchemas)[keyof typeof inboxUpSchemas]>;

/** Envelope of `POST /api/conversations/:id/exchange`; each frame is decoded on its own. */
export const exchangeSchema = v.object({
	/** As in `join_conversation`; null also stands for a join. */
	after: v.nullable(seqSchema),
	frames: v.pipe(v.array(v.unknown()), v.maxLength(limits.exchangeFrames)),
	/** The `cursor` of the answer before, so that statuses come once and none is missed. */
	cursor: v.optional(v.pipe(v.string(), v.maxLength(128))),
});
export type Exchange = v.InferOutput<typeof exchangeSchema>;

/** Envelope of `POST /api/inbox/exchange`. */
export const inboxExchangeSchema = v.object({
	/** The `rev` of the answer before; null: everything. */
	after: v.nullable(seqSchema),
	frames: v.pipe(v.array(v.unknown()), v.maxLength(limits.exchangeFrames)),
});
export type InboxExchange = v.InferOutput<typeof inboxExchangeSchema>;
