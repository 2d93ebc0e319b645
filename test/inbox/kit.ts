/** What the tests of inboxes have in common. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { vi } from "vitest";
import { Inbox } from "../../src/inbox/object.ts";
import type { ConversationSummary } from "../../src/protocol/entities.ts";
import { inboxObject, person, type TestPerson } from "../support/people.ts";

/** Two people and their direct conversation. */
export async function pair() {
	const [ann, ben] = [await person("Ann"), await person("Ben")];
	return { ann, ben, id: await ann.startDirect(ben) };
}

/** A socket of this person's inbox that has joined, and what it was told. */
export async function watch(who: TestPerson) {
	const socket = await who.connect("/api/inbox/socket");
	socket.send({ type: "join_inbox", version: 1 });
	return { socket, hello: await socket.next("inbox") };
}

/** One polling request to one's inbox. */
export const poll = (who: TestPerson, after: number | null, frames: unknown[] = []) =>
	who.call("POST", "/api/inbox/exchange", { after, frames });

/** How often inboxes were called from now on, by person. */
export function countUpdates(): (who: TestPerson) => number {
	const calls: string[] = [];
	const update = Inbox.prototype.update;
	vi.spyOn(Inbox.prototype, "update").mockImplementation(function (this: Inbox, news) {
		calls.push((this as unknown as { ctx: DurableObjectState }).ctx.id.name ?? "");
		return update.call(this, news);
	});
	return (who) => calls.filter((userId) => userId === who.id).length;
}

/** The inbox loses its memory. No timer may be left: an object with one does not sleep. */
export async function evictInbox(who: TestPerson, webSockets: "hibernate" | "close" = "hibernate"): Promise<void> {
	await runInDurableObject(inboxObject(who), (instance) => {
		const { agenda } = instance as unknown as { agenda: { timer: ReturnType<typeof setTimeout> | null } };
		if (agenda.timer !== null) clearTimeout(agenda.timer);
	});
	await evictDurableObject(inboxObject(who), { webSockets });
}

export const rowOf = (list: readonly ConversationSummary[], id: string) => list.find((row) => row.id === id);
