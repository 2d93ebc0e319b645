/**
 * What comes from the server, in order: first to this device's copy, then to
 * the screen. While one batch is being stored the next one gathers, so that a burst is one transaction.
 */

import { type Down, isLogEvent, type Joined } from "../../src/protocol/down.ts";
import { actorOf, clientIdOf, type LogEvent, seqOf } from "../../src/protocol/events.ts";
import { applyFrame } from "../store/conversation.ts";
import type { ConversationState } from "../store/model.ts";
import { sha256 } from "../store/sha256.ts";
import { type Snapshot, snapshotOf } from "../store/snapshot.ts";
import {
	brokenByEvent,
	brokenByJoined,
	brokenWithin,
	brokenWithinLong,
	isLong,
	unfoundedErasure,
	withBroken,
} from "../store/verify.ts";
import type { Copy } from "./copy.ts";

/** A batch that is stored, or could not be. */
export interface Taken {
	frames: readonly Down[];
	/** The state with them. */
	next: ConversationState;
	/** clientIds of own messages and changes in it. */
	sent: readonly string[];
	/** Whether their outbox rows are gone from the device already. */
	isStored: boolean;
}

export interface IntakeOptions {
	copy: Copy;
	state(): ConversationState;
	/** This device's clock, in Unix ms. */
	now(): number;
	/** Resolves once the browser could do something else, such as drawing. */
	pause(): Promise<void>;
	taken(batch: Taken): void;
	/** Own messages were seen in the log, but what else came with them is of no use any more. */
	settled(sent: readonly string[], isStored: boolean): void;
	/** Another tab has started the log again. */
	superseded(): void;
}

interface Batch {
	frames: readonly Down[];
	/** The connection that the last `joined` in it came by; undefined: there is none. */
	joinedIn: number | undefined;
	/** Where long pages are broken within. */
	broken: ReadonlyMap<Joined, number | null>;
}

interface Plan {
	next: ConversationState;
	events: LogEvent[];
	snapshot: Snapshot | null;
	sent: string[];
}

export class Intake {
	readonly #options: IntakeOptions;
	#waiting: { frames: readonly Down[]; connection: number }[] = [];
	#isBusy = false;
	#generation = 0;
	/** Counts connections. */
	#connection = 0;
	/** The connection whose `joined` was taken last. */
	#joinedIn = -1;

	constructor(options: IntakeOptions) {
		this.#options = options;
	}

	/** Whether all that this connection brought so far is in the state, its `joined` too. */
	get isCurrent(): boolean {
		return this.#joinedIn === this.#connection && this.#waiting.length === 0;
	}

	/** Without a need to store something, without a long page and without a queue, `taken` is called at once. */
	take(frames: readonly Down[]): void {
		this.#waiting.push({ frames, connection: this.#connection });
		if (!this.#isBusy) void this.#run();
	}

	/** The connection is gone; what comes from now on is the next one's. */
	lost(): void {
		this.#connection++;
	}

	/** Forgets what is under way. */
	drop(): void {
		this.#generation++;
		this.#waiting = [];
	}

	async #run(): Promise<void> {
		this.#isBusy = true;
		try {
			while (this.#waiting.length > 0) {
				const storing = this.#takeBatch();
				if (storing !== undefined) await storing;
			}
		} finally {
			this.#isBusy = false;
		}
	}

	/** Not async itself, so that a batch with nothing to store is taken within the call. */
	#takeBatch(): Promise<void> | undefined {
		const batch = this.#waiting.splice(0);
		const frames = batch.flatMap((entry) => entry.frames);
		const joinedIn = batch.findLast((entry) => entry.frames.some((frame) => frame.type === "joined"))?.connection;
		const long = frames.filter((frame): frame is Joined => frame.type === "joined" && isLong(frame));
		if (long.length > 0) return this.#checkFirst(long, { frames, joinedIn });
		return this.#takeChecked({ frames, joinedIn, broken: new Map() });
	}

	/** A first page takes longer to be checked than a browser may be kept from drawing. */
	async #checkFirst(long: readonly Joined[], batch: Pick<Batch, "frames" | "joinedIn">): Promise<void> {
		const { state, pause } = this.#options;
		const generation = this.#generation;
		const broken = new Map<Joined, number | null>();
		for (const joined of long) broken.set(joined, await brokenWithinLong(state().id, joined, sha256, pause));
		// Else as of no use as what waits: nothing of it is stored, and what is our own is said again (SD2).
		if (generation === this.#generation) await this.#takeChecked({ ...batch, broken });
	}

	#takeChecked(batch: Batch): Promise<void> | undefined {
		const { state, now, taken } = this.#options;
		const before = state();
		const plan = makePlan(before, batch, now());
		const isOwnWaiting = before.outbox.some((row) => plan.sent.includes(row.clientId));
		if (plan.events.length > 0 || plan.snapshot !== null || isOwnWaiting) return this.#store(plan, before, batch);
		this.#joinedIn = batch.joinedIn ?? this.#joinedIn;
		taken({ frames: batch.frames, next: plan.next, sent: plan.sent, isStored: false });
		return undefined;
	}

	async #store(plan: Plan, before: ConversationState, batch: Batch): Promise<void> {
		const { copy, state, now, taken, settled, superseded } = this.#options;
		const generation = this.#generation;
		const saved = await copy.save(plan);
		const isStored = saved === "saved";
		if (generation !== this.#generation) {
			settled(plan.sent, isStored);
		} else if (saved === "superseded") {
			superseded();
		} else {
			this.#joinedIn = batch.joinedIn ?? this.#joinedIn;
			// An older page or an outbox row may have come while this was being stored.
			const next = state() === before ? plan.next : makePlan(state(), batch, now()).next;
			taken({ frames: batch.frames, next, sent: plan.sent, isStored });
		}
	}
}

/** What a batch does to `state`, and what of it belongs on the device. */
function makePlan(state: ConversationState, { frames, broken }: Batch, now: number): Plan {
	let next = state;
	const events: LogEvent[] = [];
	const sent: string[] = [];
	/** Up to which seq title, members and pins are told; null: nothing new is said of them. */
	let asOf: number | null = null;
	for (const frame of frames) {
		const before = next;
		next = applyFrame(before, frame, now);
		if (frame.type === "joined") {
			sent.push(...ownIds(frame.frames, state.self));
			const isStale = before.loaded && frame.head < before.cursor;
			if (isStale) continue;
			const within = broken.has(frame) ? (broken.get(frame) ?? null) : brokenWithin(state.id, frame, sha256);
			next = withBroken(withBroken(next, brokenByJoined(before, frame, within)), unfoundedErasure(next));
			events.push(...frame.frames);
			asOf = frame.head;
		} else if (isLogEvent(frame)) {
			sent.push(...ownIds([frame], state.self));
			if (next.cursor === before.cursor) continue;
			next = withBroken(next, brokenByEvent(before, frame, sha256));
			events.push(frame);
			const isOfSnapshot = frame.type === "member_changed" || frame.type === "conversation_changed";
			if (isOfSnapshot || next.pins !== before.pins) asOf = seqOf(frame);
		}
	}
	if (next.brokenAt !== state.brokenAt) asOf ??= next.cursor;
	return { next, events, snapshot: asOf === null ? null : snapshotOf(next, asOf), sent };
}

/** The clientIds of what `self` wrote or changed. */
export function ownIds(events: readonly LogEvent[], self: string): string[] {
	return events.flatMap((event) => (actorOf(event) === self ? (clientIdOf(event) ?? []) : []));
}
