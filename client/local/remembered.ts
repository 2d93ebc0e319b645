/** The small things that this device remembers about a person between visits. */
import * as v from "valibot";
import type { Me } from "../../src/protocol/entities.ts";
import type { KeyValue } from "../transport/environment.ts";

const meKey = "parley.me";
const deliveredKey = (userId: string) => `parley.delivered.${userId}`;

const meSchema = v.object({
	id: v.string(),
	name: v.string(),
	username: v.nullable(v.string()),
	email: v.nullable(v.string()),
	isGuest: v.boolean(),
});
const deliveredSchema = v.record(v.string(), v.number());

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

export function rememberMe(store: KeyValue, { id, name, username, email, isGuest }: Me): void {
	store.set(meKey, JSON.stringify({ id, name, username, email, isGuest }));
}

/** Forgets who was signed in. */
export function forgetMe(store: KeyValue): void {
	store.remove(meKey);
}

/** Up to where this device said "delivered", by conversation. */
export function rememberedDelivered(store: KeyValue, userId: string): Map<string, number> {
	return new Map(Object.entries(read(store, deliveredKey(userId), deliveredSchema) ?? {}));
}

export function rememberDelivered(store: KeyValue, userId: string, delivered: ReadonlyMap<string, number>): void {
	store.set(deliveredKey(userId), JSON.stringify(Object.fromEntries(delivered)));
}

/** Forgets what belongs to one person, except what they have not sent yet: that is the outbox's. */
export function forgetPerson(store: KeyValue, userId: string): void {
	store.remove(deliveredKey(userId));
	forgetMe(store);
}
