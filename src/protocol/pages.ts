/** Pages of the log and of threads, as REST answers them. The schemas are the source, the types derive. */
import * as v from "valibot";
import { messageSchema, threadStandingSchema } from "./entities.ts";
import { eventSchema } from "./events.ts";

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
