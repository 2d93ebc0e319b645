/**
 * All unsent messages of one person on this device. A row is stored before
 * anything is sent, and leaves only when the log's own copy was seen (SD1), or
 * when the person discards it.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Rejected } from "../../src/protocol/down.ts";
import type { Message } from "../../src/protocol/entities.ts";
import type { SendMessage } from "../../src/protocol/up.ts";
import type { OutboxStore } from "../local/outbox-store.ts";
import type { OutboxRow } from "../store/model.ts";
import type { ApiResult } from "../transport/api.ts";
import type { Channel, Environment } from "../transport/environment.ts";
import { Lane, type LaneChannel } from "./lane.ts";

export interface OutboxOptions {
	userId: string;
	environment: Pick<Environment, "clock" | "random" | "newId" | "channel" | "exclusive">;
	store: OutboxStore;
	post(conversationId: string, message: Omit<SendMessage, "type">): Promise<ApiResult<Message>>;
}

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

	/** Stores a message and sends it when its turn comes. Settles once it is stored. */
	async add(conversationId: string, text: string): Promise<void> {
		const { userId, environment } = this.#options;
		const createdAt = environment.clock.now();
		await this.#insert({
			clientId: environment.newId(),
			conversationId,
			userId,
			body: { text },
			createdAt,
			state: "sending",
		});
	}

	/** Sends a failed message again: under its own clientId, unless that is what was refused. */
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

	/** Removes a failed message and answers its text; "" when there is no such row. */
	async discard(conversationId: string, clientId: string): Promise<string> {
		const row = this.#find(conversationId, clientId);
		if (row?.state !== "failed") return "";
		await this.#drop(row);
		return row.body.text;
	}

	/** The log's copy of an own message was seen. `isRemoved`: the row is gone from the device already. */
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

	/** Stops sending. The rows stay stored. */
	close(): void {
		this.#closed = true;
		this.#tabs.close();
		for (const lane of this.#lanes.values()) lane.close();
	}

	#find(conversationId: string, clientId: string): OutboxRow | undefined {
		return this.#rows.peek().find((row) => row.conversationId === conversationId && row.clientId === clientId);
	}

	#lane(conversationId: string): Lane {
		const known = this.#lanes.get(conversationId);
		if (known !== undefined) return known;
		const { userId, environment, post } = this.#options;
		const lane = new Lane({
			conversationId,
			environment,
			lockName: `parley-outbox ${userId} ${conversationId}`,
			next: () => this.rowsOf(conversationId).find((row) => row.state === "sending"),
			reload: () => this.#reload(),
			post: (message) => post(conversationId, message),
			stored: (clientId) => this.stored(conversationId, clientId),
			failed: (clientId, failure) => {
				const row = this.#find(conversationId, clientId);
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
	}

	async #insert(row: OutboxRow): Promise<void> {
		await this.#do(() => this.#options.store.put(row));
		// Another tab's call may have made this one read it already.
		if (this.#find(row.conversationId, row.clientId) === undefined) this.#rows.value = [...this.#rows.peek(), row];
		this.#tell();
		if (!this.#closed) this.#lane(row.conversationId).kick();
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
			this.#rows.value = rows.map((row) => this.#keep(row));
		});
	}

	/** The object that is here already, if it says the same: views compare by identity. */
	#keep(row: OutboxRow): OutboxRow {
		const known = this.#find(row.conversationId, row.clientId);
		return known !== undefined && known.state === row.state ? known : row;
	}

	#do(act: () => Promise<void>): Promise<void> {
		this.#work = this.#work.then(act);
		return this.#work;
	}

	#tell(): void {
		if (!this.#closed) this.#tabs.post(this.#options.userId);
	}
}
