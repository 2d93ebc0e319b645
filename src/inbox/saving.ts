/**
 * What happens when a person saves a message: the conversation is asked whether
 * they may, the rules of saved.ts keep it, and their devices are told. One after
 * the other, in the order in which they asked, since a conversation takes its time.
 */
import type { Caller } from "../env.ts";
import type { Down } from "../protocol/down.ts";
import type { Message } from "../protocol/entities.ts";
import { errorKinds, type Refusal } from "../protocol/errors.ts";
import type { SavedMessage } from "../protocol/saved.ts";
import type { SaveMessage, UnsaveMessage } from "../protocol/up.ts";
import { ok, type Result, refuse } from "../result.ts";
import { refuseRemindAt, removedFrame, type SavedMessages, type SavedName } from "./saved.ts";

/** What is around the rules. */
export interface Surroundings {
	saved: SavedMessages;
	clock: () => number;
	/** Whether the person is in this conversation, as far as the inbox knows. */
	isListed(conversationId: string): boolean;
	/** Asks the conversation for a message on behalf of its reader. */
	ask(caller: Caller, name: SavedName): Promise<Result<Message>>;
	/** Counts one change; what it answers is why there may be no more, or null. */
	count(): Promise<Refusal | null>;
	/** Tells the person's devices, and sees to the alarm. */
	tell(frames: readonly Down[]): Promise<void>;
}

/** ER6. */
const notFound = refuse("not_found", "There is no such message, or it is not yours to see.");
const unreachable = refuse("internal", "The conversation could not be asked. Try again.");

export class Saving {
	private turn: Promise<unknown> = Promise.resolve();

	constructor(private readonly around: Surroundings) {}

	/** SM1, SM2. `isNew`: the devices were told; else it was so already. */
	save(
		caller: Caller,
		name: SavedName,
		remindAt: number | null,
	): Promise<Result<{ saved: SavedMessage; isNew: boolean }>> {
		return this.inTurn(async () => {
			const { saved, clock, isListed, ask, count, tell } = this.around;
			if (!isListed(name.conversationId)) return notFound;
			if (!saved.isSaved(name, remindAt)) {
				const wrong = refuseRemindAt(remindAt, clock());
				if (wrong !== null) return wrong;
				const refusal = await count();
				if (refusal !== null) return { ok: false, refusal };
				const asked = await ask(caller, name).catch((error: unknown) => {
					console.error("a conversation could not be asked", error);
					return unreachable;
				});
				if (!asked.ok) return asked.refusal.code === "not_found" ? notFound : asked;
				if (asked.value.deleted !== undefined) return refuse("message_deleted", errorKinds.message_deleted.title);
				// They may have been taken out of it meanwhile.
				if (!isListed(name.conversationId)) return notFound;
			}
			const done = saved.save(name, remindAt);
			if (done.ok && done.value.isNew) await tell([{ type: "saved_changed", saved: done.value.saved }]);
			return done;
		});
	}

	/** SM3. Answers whether it was saved. */
	unsave(name: SavedName): Promise<Result<boolean>> {
		return this.inTurn(async () => {
			const { saved, count, tell } = this.around;
			if (!saved.has(name)) return ok(false);
			const refusal = await count();
			if (refusal !== null) return { ok: false, refusal };
			const removed = saved.remove(name);
			if (removed) await tell([removedFrame(name)]);
			return ok(removed);
		});
	}

	/** What the sender of a frame is told alone; null: it was told to all of the person's devices. */
	async answer(caller: Caller, frame: SaveMessage | UnsaveMessage): Promise<Down | null> {
		const { clientId } = frame;
		const done =
			frame.type === "save_message" ? await this.save(caller, frame, frame.remindAt) : await this.unsave(frame);
		if (!done.ok) return rejectedFrame(clientId, done.refusal);
		if (typeof done.value === "boolean") return done.value ? null : removedFrame(frame);
		return done.value.isNew ? null : { type: "saved_changed", saved: done.value.saved };
	}

	private inTurn<T>(act: () => Promise<T>): Promise<T> {
		const done = this.turn.then(act);
		this.turn = done.catch(() => {});
		return done;
	}
}

function rejectedFrame(clientId: string, { code, detail, retryAfter }: Refusal): Down {
	const rejected = { type: "rejected" as const, clientId, code, detail, retryable: errorKinds[code].retryable };
	return retryAfter === undefined ? rejected : { ...rejected, retryAfter };
}
