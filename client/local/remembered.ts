/** The small things that this device remembers about a person between visits. */
import * as v from "valibot";
import { type Me, meSchema } from "../../src/protocol/people.ts";
import type { EmojiUses, Tone } from "../store/emoji.ts";
import type { SavedWish } from "../store/saved.ts";
import type { KeyValue } from "../transport/environment.ts";

/** Under which it says who is signed in. */
export const meKey = "parley.me";
const deliveredKey = (userId: string) => `parley.delivered.${userId}`;
const draftsKey = (userId: string) => `parley.drafts.${userId}`;
const wishesKey = (userId: string) => `parley.saved.${userId}`;
const emojiKey = (userId: string) => `parley.emoji.${userId}`;
const leaveKey = (userId: string) => `parley.left.${userId}`;
const toneKey = "parley.tone";

const deliveredSchema = v.record(v.string(), v.number());
const noticesKey = "parley.notices";
const soundKey = "parley.sound";
const pauseKey = "parley.pause";

const draftsSchema = v.record(v.string(), v.string());
const emojiSchema = v.array(v.tuple([v.string(), v.number()]));
const toneSchema = v.picklist([0, 1, 2, 3, 4, 5]);

const wishesSchema = v.array(
	v.object({
		conversationId: v.string(),
		seq: v.number(),
		on: v.boolean(),
		remindAt: v.nullable(v.number()),
		at: v.number(),
		notBefore: v.number(),
	}),
);

function read<S extends v.GenericSchema>(store: KeyValue, key: string, schema: S): v.InferOutput<S> | null {
	try {
		const result = v.safeParse(schema, JSON.parse(store.get(key) ?? "null"));
		return result.success ? result.output : null;
	} catch {
		return null;
	}
}

/** Who was signed in, so that an offline start can say whose messages these are. */
export function rememberedMe(store: KeyValue): Me | null {
	return read(store, meKey, meSchema);
}

export function rememberMe(store: KeyValue, { id, name, username, email, isGuest, settings }: Me): void {
	store.set(meKey, JSON.stringify({ id, name, username, email, isGuest, settings }));
}

/** Forgets who was signed in. */
export function forgetMe(store: KeyValue): void {
	store.remove(meKey);
}

/** Whether notifications are wanted on this device, whoever is signed in. */
export function rememberedNotices(store: KeyValue): boolean {
	return store.get(noticesKey) === "on";
}

export function rememberNotices(store: KeyValue, on: boolean): void {
	if (on) store.set(noticesKey, "on");
	else store.remove(noticesKey);
}

/** Whether new messages make a sound on this device, unless somebody said no. */
export function rememberedSound(store: KeyValue): boolean {
	return store.get(soundKey) !== "off";
}

export function rememberSound(store: KeyValue, on: boolean): void {
	if (on) store.remove(soundKey);
	else store.set(soundKey, "off");
}

/** Until when notifications and sounds are paused on this device, in Unix ms; Infinity: until somebody says so; null: they are not. */
export function rememberedPause(store: KeyValue): number | null {
	const stored = store.get(pauseKey);
	return stored === "on" ? Number.POSITIVE_INFINITY : read(store, pauseKey, v.number());
}

export function rememberPause(store: KeyValue, until: number | null): void {
	if (until === null) store.remove(pauseKey);
	else store.set(pauseKey, Number.isFinite(until) ? String(until) : "on");
}

/** Up to where this device said "delivered", by conversation. */
export function rememberedDelivered(store: KeyValue, userId: string): Map<string, number> {
	return new Map(Object.entries(read(store, deliveredKey(userId), deliveredSchema) ?? {}));
}

export function rememberDelivered(store: KeyValue, userId: string, delivered: ReadonlyMap<string, number>): void {
	store.set(deliveredKey(userId), JSON.stringify(Object.fromEntries(delivered)));
}

/** Drafts that a closing page may not have been able to store otherwise, by conversation. */
export function rememberedDrafts(store: KeyValue, userId: string): Map<string, string> {
	return new Map(Object.entries(read(store, draftsKey(userId), draftsSchema) ?? {}));
}

/** Replaces them, before this returns: a page that is being closed has no time for IndexedDB. */
export function rememberDrafts(store: KeyValue, userId: string, drafts: ReadonlyMap<string, string>): void {
	if (drafts.size === 0) store.remove(draftsKey(userId));
	else store.set(draftsKey(userId), JSON.stringify(Object.fromEntries(drafts)));
}

/** What a person wants to be saved, or not any more, and the server does not have yet; null: nothing was remembered. */
export function rememberedWishes(store: KeyValue, userId: string): SavedWish[] | null {
	return read(store, wishesKey(userId), wishesSchema);
}

/** Replaces them. */
export function rememberWishes(store: KeyValue, userId: string, wishes: readonly SavedWish[]): void {
	store.set(wishesKey(userId), JSON.stringify(wishes));
}

/** When a page last went away while deletions could still be undone, in Unix ms; 0: never. */
export function rememberedLeave(store: KeyValue, userId: string): number {
	return read(store, leaveKey(userId), v.number()) ?? 0;
}

/** Before this returns, as `rememberDrafts`. */
export function rememberLeave(store: KeyValue, userId: string, at: number): void {
	store.set(leaveKey(userId), String(at));
}

/** Which emoji a person uses; null: nothing is remembered. */
export function rememberedEmoji(store: KeyValue, userId: string): EmojiUses | null {
	return read(store, emojiKey(userId), emojiSchema);
}

export function rememberEmoji(store: KeyValue, userId: string, uses: EmojiUses): void {
	store.set(emojiKey(userId), JSON.stringify(uses));
}

/** The skin tone that was chosen on this device, whoever is signed in; null: none was. */
export function rememberedTone(store: KeyValue): Tone | null {
	return read(store, toneKey, toneSchema);
}

export function rememberTone(store: KeyValue, tone: Tone): void {
	store.set(toneKey, String(tone));
}

/** Forgets what belongs to one person, except what they have not sent yet: that is the outbox's. */
export function forgetPerson(store: KeyValue, userId: string): void {
	store.remove(deliveredKey(userId));
	store.remove(draftsKey(userId));
	store.remove(wishesKey(userId));
	store.remove(leaveKey(userId));
	store.remove(emojiKey(userId));
	forgetMe(store);
}
