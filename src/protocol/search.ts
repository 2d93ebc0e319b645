/** What a search answers (SE). */
import * as v from "valibot";
import { seqSchema } from "./entities.ts";

export const searchResultSchema = v.object({
	conversationId: v.string(),
	seq: seqSchema,
	sender: v.string(),
	/** What the sender is called there. */
	senderName: v.string(),
	at: v.number(),
	/** It stands in the thread of that message only (TH2). */
	thread: v.optional(seqSchema),
	/** A piece of the text around the first hit, plain, on one line; "…" stands where it was cut. */
	snippet: v.string(),
	/** The parts of `snippet` that were found, ascending and apart, in UTF-16 units; `to` is the first after the part. */
	hits: v.array(v.object({ from: v.number(), to: v.number() })),
});
export type SearchResult = v.InferOutput<typeof searchResultSchema>;

export const searchPageSchema = v.object({
	/** Newest first. */
	results: v.array(searchResultSchema),
	/** Hand it in for what is older; absent: there is nothing older, as far as was prepared. */
	cursor: v.optional(v.string()),
	/** Conversations whose older messages are not prepared yet: the same call again prepares more (SE6). */
	preparing: v.optional(v.array(v.string()), []),
	/** Conversations that could not be searched (SE7). */
	failed: v.optional(v.array(v.string()), []),
	/** How many conversations were left out, having been quiet for longest (SE7). */
	left: v.optional(v.number(), 0),
});
export type SearchPage = v.InferOutput<typeof searchPageSchema>;
