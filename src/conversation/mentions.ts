/**
 * Whom a text mentions (MN1 to MN5). `mentionedIn` is the one step in which the server looks into a text for
 * it: a conversation whose texts it cannot read leaves it out.
 */
import { type Message, standsInConversation } from "../protocol/entities.ts";
import { everyoneMark, everyoneName, findMentions, hereMark, hereName } from "../protocol/mentions.ts";
import { manages } from "./membership.ts";
import type { MemberRecord, Mentioned } from "./model.ts";
import type { Room } from "./room.ts";

/** Whom `@here` means: asked for when a text says it. */
export type Online = () => readonly string[];

const nobody: Mentioned = { everyone: false, users: new Set(), told: [] };

/**
 * Pure.
 *
 * @param sender the member who says `text`
 * @param mayCallAll whether `@everyone` and `@here` mean something from this sender in this conversation
 * @param members those who are members now
 * @param online asked for only if the text says `@here`
 */
export function mentionedIn(
	text: string,
	sender: string,
	mayCallAll: boolean,
	members: () => readonly MemberRecord[],
	online: Online,
): Mentioned {
	if (!text.includes("@")) return nobody;
	const byName = new Map<string, string>();
	const present = members();
	for (const { username, userId } of present) if (username !== null) byName.set(username.toLowerCase(), userId);
	const isForAll = (name: string) => name === everyoneName || name === hereName;
	const names = new Set(findMentions(text, (name) => isForAll(name) || byName.has(name)).map(({ name }) => name));
	const everyone = mayCallAll && names.has(everyoneName);
	const here = mayCallAll && names.has(hereName);
	const named = [...names].flatMap((name) => (isForAll(name) ? [] : [byName.get(name) ?? sender]));
	const users = new Set(named);
	if (here) {
		const ids = new Set(present.map(({ userId }) => userId));
		for (const userId of online()) if (ids.has(userId)) users.add(userId);
	}
	users.delete(sender);
	const told = [
		...(everyone ? [everyoneMark] : []),
		...(here ? [hereMark] : []),
		...named.filter((id) => id !== sender),
	];
	return { everyone, users, told };
}

/** Whom `text` mentions when `sender` says it now. */
export function whoIsMentioned(room: Room, sender: MemberRecord, text: string, online: Online): Mentioned {
	const mayCallAll = room.info().kind === "group" && manages[sender.role];
	return mentionedIn(text, sender.userId, mayCallAll, () => room.roster.presentMembers(), online);
}

/** The field of a message or an edit that tells of it; none where nobody is mentioned. */
export function told(mentioned: Mentioned): { mentions?: string[] } {
	return mentioned.told.length === 0 ? {} : { mentions: [...mentioned.told] };
}

/** Keeps whom a message mentions, that mentioned nobody before. A row for each, or one for many. */
export function noteMentions(room: Room, message: Message, mentioned: Mentioned): void {
	const { seq, sender, thread } = message;
	if (mentioned.told.length === 0) return;
	// TH2
	if (thread !== undefined && !standsInConversation(message)) {
		room.store.threads.putMentions(thread, seq, sender, mentioned);
		room.threads.recount();
		return;
	}
	room.store.putMentions(seq, sender, mentioned);
	room.tally.addMentions(seq, sender, mentioned);
}

/** From now on a message, as it was until now, mentions nobody. */
export function forgetMentions(room: Room, message: Message): void {
	const { seq, mentions, thread } = message;
	if (mentions === undefined) return;
	if (thread !== undefined && !standsInConversation(message)) {
		room.store.threads.dropMentions(thread, seq, mentions);
		room.threads.recount();
		return;
	}
	room.store.dropMentions(seq, mentions);
	room.tally.dropMentions();
}
