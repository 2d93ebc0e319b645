/**
 * All messages and changes of one person on this device that the log does not have yet. A row
 * is stored before anything is sent, and leaves only when the log's own copy was seen (SD1),
 * when it is so already, or when the person discards it.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Rejected } from "../../src/protocol/down.ts";
import type { WritingUp } from "../../src/protocol/up.ts";
import type { OutboxStore } from "../local/outbox-store.ts";
import { rememberedLeave, rememberLeave } from "../local/remembered.ts";
import type { OutboxRow, SendOptions } from "../store/outbox-rows.ts";
import { afterLeaving, isDue, undoable, undoTime } from "../store/undo.ts";
import type { ApiResult } from "../transport/call.ts";
import type { Channel, Environment } from "../transport/environment.ts";
import { frameOf, Lane, type LaneChannel } from "./lane.ts";

export interface OutboxOptions {
	userId: string;
	environment: Pick<Environment, "clock" | "random" | "newId" | "channel" | "exclusive" | "keyValue">;
	store: OutboxStore;
	/** Writes by REST. */
	write(conversationId: string, frame: WritingUp): Promise<ApiResult<unknown>>;
}

/** What a person does, before it is a row. */
export type Act =
	| ({ kind: "message"; body: { text: string } } & SendOptions)
	| { kind: "reply"; thread: number; toConversation: boolean; text: string }
	| { kind: "edit"; target: number; text: string }
	| { kind: "deletion"; target: number }
	| { kind: "reaction"; target: number; emoji: string; on: boolean }
	| { kind: "pin"; target: number; on: boolean };

const nameOf = (conversationId: string, clientId: string) => `${conversationId} ${clientId}`;

export class Outbox {
	readonly #options: OutboxOptions;
	readonly #rows = signal<readonly OutboxRow[]>([]);
	readonly #lanes = new Map<string, Lane>();
	/** Rows that left: a read of the store that began before must not bring them back. */
	readonly #gone = new Set<string>();
	readonly #tabs: Channel;
	/** Reads and writes of the store, one after the other. */
	#work: Promise<void> = Promise.resolve();
	#cancelDue = () => {};
	#closed = false;

	constructor(options: OutboxOptions) {
		this.#options = options;
		this.#tabs = options.environment.channel("parley-outbox", (message) => {
			if (message === options.userId) void this.#reload().then(() => this.#kickAll());
		});
	}

	/** Everything unsent, oldest first. */
	get rows(): ReadonlySignal<readonly OutboxRow[]> {
		return this.#rows;
	}

	/** Takes up what an earlier visit left behind. */
	async start(): Promise<void> {
		await this.#reload();
		this.#kickAll();
	}

	/** Those of one conversation. */
	rowsOf(conversationId: string): OutboxRow[] {
		return this.#rows.peek().filter((row) => row.conversationId === conversationId);
	}

	/** Stores what a person did, in whatever conversation, and sends it when its turn comes. Settles once it is stored. */
	async add(conversationId: string, act: Act): Promise<void> {
		const { userId, environment } = this.#options;
		const createdAt = environment.clock.now();
		const fields = { clientId: environment.newId(), conversationId, userId, createdAt, state: "sending" } as const;
		const outdated = this.rowsOf(conversationId).filter((row) => row.state === "failed" && isAbout(row, act));
		await this.#insert(
			act.kind === "deletion" ? { ...act, ...fields, notBefore: createdAt + undoTime } : { ...act, ...fields },
		);
		// What failed goes once what takes its place is stored.
		for (const row of outdated) void this.#drop(row);
	}

	/** Takes a deletion back that was not sent yet. */
	async undo(conversationId: string, clientId: string): Promise<void> {
		const row = this.#find(conversationId, clientId);
		if (row?.kind !== "deletion" || row.state !== "sending" || isDue(row, this.#options.environment.clock.now()))
			return;
		await this.#drop(row);
	}

	/** Sends again what has failed: under its own clientId, unless that is what was refused. */
	async retry(conversationId: string, clientId: string): Promise<void> {
		const row = this.#find(conversationId, clientId);
		if (row?.state !== "failed") return;
		const { failure, ...rest } = row;
		if (failure?.code === "client_id_reused") {
			this.#drop(row);
			await this.#insert({ ...rest, clientId: this.#options.environment.newId(), state: "sending" });
			return;
		}
		await this.#replace({ ...rest, state: "sending" });
		this.#lane(conversationId).kick();
	}

	/** Removes what has failed and answers its text; "" when there is none. */
	async discard(conversationId: string, clientId: string): Promise<string> {
		const row = this.#find(conversationId, clientId);
		if (row?.state !== "failed") return "";
		await this.#drop(row);
		return row.kind === "message" ? row.body.text : "text" in row ? row.text : "";
	}

	/** The log's copy of an own row was seen. `isRemoved`: the row is gone from the device already. */
	stored(conversationId: string, clientId: string, isRemoved = false): void {
		const row = this.#find(conversationId, clientId);
		if (row !== undefined) void this.#drop(row, isRemoved);
	}

	rejected(conversationId: string, frame: Rejected): void {
		this.#lane(conversationId).rejected(frame);
	}

	/** The conversation is open here: its connection carries the messages. null: not any more. */
	attach(conversationId: string, channel: LaneChannel | null): void {
		if (!this.#closed) this.#lane(conversationId).attach(channel);
	}

	/** What the connection's `joined` brought has been applied. */
	connected(conversationId: string): void {
		if (!this.#closed) this.#lane(conversationId).wake();
	}

	disconnected(conversationId: string): void {
		if (!this.#closed) this.#lane(conversationId).disconnected();
	}

	/** The network is back: the lanes that wait for it try now. */
	wake(): void {
		for (const lane of this.#lanes.values()) lane.wake();
	}

	/**
	 * The page goes away, and may never run again: deletions no longer wait to be undone. Their rows stay until the log
	 * has them, and are sent again otherwise (SD2). There is no time for the store, so that the time is remembered instead.
	 */
	leave(): void {
		const { userId, environment, write } = this.#options;
		const now = environment.clock.now();
		const waiting = undoable(this.#rows.peek(), now);
		if (this.#closed || waiting.length === 0) return;
		for (const row of waiting) {
			void write(row.conversationId, frameOf(row)).then(({ ok }) => {
				if (ok) this.stored(row.conversationId, row.clientId);
				else this.#kickAll();
			});
		}
		rememberLeave(environment.keyValue, userId, now);
		this.#rows.value = this.#rows.peek().map((row) => afterLeaving(row, now));
		this.#tell();
	}

	/** Stops sending. The rows stay stored. */
	close(): void {
		this.#closed = true;
		this.#cancelDue();
		this.#tabs.close();
		for (const lane of this.#lanes.values()) lane.close();
	}

	#find(conversationId: string, clientId: string): OutboxRow | undefined {
		return this.#rows.peek().find((row) => row.conversationId === conversationId && row.clientId === clientId);
	}

	#lane(conversationId: string): Lane {
		const known = this.#lanes.get(conversationId);
		if (known !== undefined) return known;
		const { userId, environment, write } = this.#options;
		const lane = new Lane({
			conversationId,
			environment,
			lockName: `parley-outbox ${userId} ${conversationId}`,
			next: () =>
				this.rowsOf(conversationId).find((row) => row.state === "sending" && isDue(row, environment.clock.now())),
			reload: () => this.#reload(),
			write: (frame) => write(conversationId, frame),
			stored: (clientId) => this.stored(conversationId, clientId),
			failed: (clientId, failure) => {
				const row = this.#find(conversationId, clientId);
				if (row !== undefined && isSettledBy(row, failure.code)) {
					void this.#drop(row);
					return;
				}
				if (row !== undefined) void this.#replace({ ...row, state: "failed", failure });
				lane.left(clientId);
			},
		});
		this.#lanes.set(conversationId, lane);
		return lane;
	}

	#kickAll(): void {
		if (this.#closed) return;
		for (const conversationId of new Set(this.#rows.peek().map((row) => row.conversationId))) {
			this.#lane(conversationId);
		}
		for (const lane of this.#lanes.values()) lane.kick();
		this.#planDue();
	}

	/** Lanes look again when the next deletion can no longer be undone. */
	#planDue(): void {
		this.#cancelDue();
		const { clock } = this.#options.environment;
		const waiting = undoable(this.#rows.peek(), clock.now());
		if (waiting.length === 0) return;
		const next = Math.min(...waiting.map((row) => row.notBefore));
		this.#cancelDue = clock.after(next - clock.now(), () => this.#kickAll());
	}

	async #insert(row: OutboxRow): Promise<void> {
		await this.#do(() => this.#options.store.put(row));
		// Another tab's call may have made this one read it already.
		if (this.#find(row.conversationId, row.clientId) === undefined) this.#rows.value = [...this.#rows.peek(), row];
		this.#tell();
		if (this.#closed) return;
		this.#lane(row.conversationId).kick();
		this.#planDue();
	}

	async #replace(row: OutboxRow): Promise<void> {
		const isIt = (other: OutboxRow) => other.clientId === row.clientId && other.conversationId === row.conversationId;
		this.#rows.value = this.#rows.peek().map((other) => (isIt(other) ? row : other));
		await this.#do(() => this.#options.store.put(row));
		this.#tell();
	}

	/** Gone at once for the views; for the store as soon as it gets to it. */
	async #drop(row: OutboxRow, isRemoved = false): Promise<void> {
		this.#gone.add(nameOf(row.conversationId, row.clientId));
		this.#rows.value = this.#rows.peek().filter((other) => other !== row);
		const removed = isRemoved ? Promise.resolve() : this.#do(() => this.#options.store.remove(row));
		this.#lane(row.conversationId).left(row.clientId);
		await removed;
		this.#tell();
	}

	#reload(): Promise<void> {
		return this.#do(async () => {
			const stored = await this.#options.store.all(this.#options.userId);
			const rows = stored.filter((row) => !this.#gone.has(nameOf(row.conversationId, row.clientId)));
			const leftAt = rememberedLeave(this.#options.environment.keyValue, this.#options.userId);
			this.#rows.value = rows.map((row) => this.#keep(afterLeaving(row, leftAt)));
		});
	}

	/** The object that is here already, if it says the same: views compare by identity. */
	#keep(row: OutboxRow): OutboxRow {
		const known = this.#find(row.conversationId, row.clientId);
		if (known === undefined || known.state !== row.state) return row;
		// Another tab went away: what can no longer be undone there cannot be here.
		const isShortened = known.kind === "deletion" && row.kind === "deletion" && row.notBefore < known.notBefore;
		return isShortened ? row : known;
	}

	#do(act: () => Promise<void>): Promise<void> {
		this.#work = this.#work.then(act);
		return this.#work;
	}

	#tell(): void {
		if (!this.#closed) this.#tabs.post(this.#options.userId);
	}
}

/** Whether `act` takes the place of `row`: a newer word of the same person about the same thing. */
function isAbout(row: OutboxRow, act: Act): boolean {
	if (!("target" in row) || !("target" in act)) return false;
	if (act.kind !== row.kind || act.target !== row.target) return false;
	return row.kind !== "reaction" || (act.kind === "reaction" && act.emoji === row.emoji);
}

/** Whether a refusal says that nothing is left to do. */
function isSettledBy(row: OutboxRow, code: string): boolean {
	if (!("target" in row)) return false;
	// A text is kept until its author has let go of it, the others go with their message.
	return code === "no_change" || (code === "message_deleted" && row.kind !== "edit");
}
