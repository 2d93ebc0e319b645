/**
 * What an inbox must do later, at the ringing of its one alarm: tell of reminders whose time has come, and tell
 * conversations of the end of a session that could not be told before. All of it may be done twice without harm.
 */
import type { Env } from "../env.ts";
import type { Sockets } from "../objects/sockets.ts";
import type { Down } from "../protocol/down.ts";
import type { InboxStore } from "./inbox.ts";
import { nextAlarm, type SavedMessages } from "./saved.ts";

/** When conversations that could not be told of a session's end are told again, in milliseconds. */
const retryMs = 5_000;

export interface LaterOptions {
	storage: DurableObjectStorage;
	env: Env;
	store: InboxStore;
	saved: SavedMessages;
	sockets: Sockets;
	clock: () => number;
}

export class Later {
	constructor(private readonly options: LaterOptions) {}

	/** The alarm has rung. */
	async ring(): Promise<void> {
		const { store, saved, sockets, clock } = this.options;
		sockets.closeSilent(clock());
		sockets.broadcast(saved.settle(), clock());
		for (const sessionId of store.endedWithPlaces()) await this.closePlaces(sessionId);
		await this.plan();
	}

	/** SM4: what is due is told, if anything is. For those who look often. */
	async settle(): Promise<void> {
		const due = this.options.saved.settle();
		if (due.length > 0) await this.tell(due);
	}

	/** SM4: whoever looks finds what is due, and an alarm for what is to come, whatever became of the last one. */
	remind(): Promise<void> {
		return this.tell(this.options.saved.settle());
	}

	/** Tells the person's devices what has become of saved messages, after it is stored. */
	async tell(frames: readonly Down[]): Promise<void> {
		this.options.sockets.broadcast(frames, this.options.clock());
		await this.plan();
	}

	/** ID5: the conversations where this session has sockets close them. */
	async closePlaces(sessionId: string): Promise<void> {
		const { store, env } = this.options;
		const told = await Promise.allSettled(
			store.places(sessionId).map(async (conversationId) => {
				await env.CONVERSATION.getByName(conversationId).endSession(sessionId);
				store.forgetPlace(sessionId, conversationId);
			}),
		);
		if (told.some(({ status }) => status === "rejected")) await this.plan();
	}

	private async plan(): Promise<void> {
		const { storage, store, saved, clock } = this.options;
		const planned = await storage.getAlarm();
		const owes = store.endedWithPlaces().length > 0;
		const next = nextAlarm({ remindAt: saved.nextReminder(), owes, planned }, clock(), retryMs);
		if (next === planned) return;
		if (next === null) await storage.deleteAlarm();
		else await storage.setAlarm(next);
	}
}
