/** What a person has saved for later, as the server told it and as they wish it to be. Pure. */
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { Down } from "../../src/protocol/down.ts";
import type { SavedMessage, SavedPage } from "../../src/protocol/saved.ts";
import type { VerbResult } from "./model.ts";

/** What the person wants of one message, until the server has it; a newer wish takes its place. */
export interface SavedWish {
	conversationId: string;
	seq: number;
	/** Saved, or not any more. */
	on: boolean;
	remindAt: number | null;
	/** When they wished it, by this device's clock. */
	at: number;
	/** Not sent before: until then a removal can be undone. */
	notBefore: number;
}

export type SavedName = Pick<SavedMessage, "conversationId" | "seq">;

/** A saved message as the person sees it. */
export interface SavedItem extends SavedMessage {
	/** The server does not have it like this yet. */
	pending: boolean;
}

/** A place that the reader wants to see. */
export interface SavedPlace extends SavedName {
	/** When the message was said, in Unix ms. */
	at: number;
	/** The one in which it stands only, where that is known. */
	thread?: number | undefined;
}

/** The verbs of saved messages. */
export interface Saved {
	/** Newest saved first. */
	readonly items: ReadonlySignal<readonly SavedItem[]>;
	/** Removals that can still be undone. */
	readonly removals: ReadonlySignal<readonly SavedWish[]>;
	/** Why something could not be saved, in plain words. Whoever has shown it sets null. */
	readonly failure: Signal<string | null>;
	/** Saves a message, or gives it another reminder, in Unix ms; also without a network. */
	save(name: SavedName, remindAt: number | null): void;
	/** Takes it out of what is saved; for a few seconds that can be undone. */
	remove(name: SavedName): void;
	undoRemoval(name: SavedName): void;
	/** SM7: a page of them with their messages, newest saved first. */
	page(request: { before: number | null; reminder: boolean }): Promise<VerbResult<SavedPage>>;
}

export function savedKey({ conversationId, seq }: SavedName): string {
	return `${conversationId} ${seq}`;
}

const isSame = (a: SavedName, b: SavedName) => a.seq === b.seq && a.conversationId === b.conversationId;

/** What a frame of the inbox does to the rows of the server. Answers the same list when nothing changed. */
export function applySavedFrame(rows: readonly SavedMessage[], frame: Down): readonly SavedMessage[] {
	switch (frame.type) {
		case "inbox":
			return frame.saved;
		case "saved_changed":
			return withRow(rows, frame.saved);
		case "saved_removed":
			return rows.some((row) => isSame(row, frame)) ? rows.filter((row) => !isSame(row, frame)) : rows;
		case "conversation_removed": {
			const { conversationId } = frame;
			const isThere = rows.some((row) => row.conversationId === conversationId);
			return isThere ? rows.filter((row) => row.conversationId !== conversationId) : rows;
		}
		default:
			return rows;
	}
}

/** Inserts or replaces one row. */
export function withRow(rows: readonly SavedMessage[], row: SavedMessage): readonly SavedMessage[] {
	return [...rows.filter((other) => !isSame(other, row)), row].sort((a, b) => b.savedAt - a.savedAt);
}

/** The rows as the person wishes them to be, newest saved first. */
export function withWishes(rows: readonly SavedMessage[], wishes: readonly SavedWish[]): SavedItem[] {
	const left = new Map(wishes.map((wish) => [savedKey(wish), wish]));
	const items = rows.flatMap((row): SavedItem[] => {
		const wish = left.get(savedKey(row));
		left.delete(savedKey(row));
		if (wish === undefined) return [{ ...row, pending: false }];
		return wish.on ? [{ ...row, remindAt: wish.remindAt, due: false, pending: true }] : [];
	});
	const fresh = [...left.values()].flatMap(({ conversationId, seq, on, remindAt, at }): SavedItem[] =>
		on ? [{ conversationId, seq, savedAt: at, remindAt, due: false, pending: true }] : [],
	);
	return [...fresh, ...items].sort((a, b) => b.savedAt - a.savedAt);
}

/** What is due first, then the reminders to come, the soonest first, then the rest. */
export function savedSections(items: readonly SavedItem[]): {
	due: SavedItem[];
	upcoming: SavedItem[];
	rest: SavedItem[];
} {
	const soonest = (a: SavedItem, b: SavedItem) => (a.remindAt ?? 0) - (b.remindAt ?? 0);
	return {
		due: items.filter(({ due }) => due).sort((a, b) => soonest(b, a)),
		upcoming: items.filter(({ due, remindAt }) => !due && remindAt !== null).sort(soonest),
		rest: items.filter(({ remindAt }) => remindAt === null),
	};
}

/** How many reminders are due, as the entry of the sidebar counts them (SM8). */
export function dueCount(items: readonly SavedItem[]): number {
	return items.filter(({ due }) => due).length;
}
