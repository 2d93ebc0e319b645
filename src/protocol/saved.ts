/** What a person saves for later, and when they want to be reminded of it (SM). Nobody else is told. */
import * as v from "valibot";
import { messageSchema, seqSchema } from "./entities.ts";

/** When the person wants to be reminded, in Unix milliseconds; null or absent: never. */
export const remindAtSchema = v.optional(v.nullable(v.pipe(v.number(), v.safeInteger())), null);

export const savedMessageSchema = v.object({
	conversationId: v.string(),
	seq: seqSchema,
	/** When it was first saved; no two are the same. */
	savedAt: v.number(),
	/** null: no reminder. */
	remindAt: v.nullable(v.number()),
	/** The reminder's time has come, and the person has not dealt with it yet (SM4). */
	due: v.boolean(),
});
/** A reference to a message, never its text. */
export type SavedMessage = v.InferOutput<typeof savedMessageSchema>;

/** Body of `PUT /api/inbox/saved/:conversationId/:seq`. */
export const saveSchema = v.object({ remindAt: remindAtSchema });

export const savedRowSchema = v.object({
	...savedMessageSchema.entries,
	/** As it is now; null: it was deleted, or is not the reader's to see any more. */
	message: v.nullable(messageSchema),
	/** What its sender is called there. */
	senderName: v.optional(v.nullable(v.string()), null),
	/** The conversation could not be asked: `message` is null for that reason alone. */
	failed: v.optional(v.boolean(), false),
});
export type SavedRow = v.InferOutput<typeof savedRowSchema>;

/** Body of `GET /api/inbox/saved`, newest saved first. */
export const savedPageSchema = v.object({ saved: v.array(savedRowSchema), hasMore: v.boolean() });
export type SavedPage = v.InferOutput<typeof savedPageSchema>;
