/** The rules of a hello: where the conversation stands, and what the caller missed. */
import type { Caller } from "../env.ts";
import type { Joined } from "../protocol/down.ts";
import type { LogEvent } from "../protocol/events.ts";
import { limits } from "../protocol/limits.ts";
import type { JoinConversation } from "../protocol/up.ts";
import { refuseVersion } from "../protocol/version.ts";
import type { MemberRecord } from "./model.ts";
import type { Announcement, Answer, Presences, Room } from "./room.ts";
import { takeSettings } from "./settings.ts";

/** HS3, RS1 to RS4: where the conversation stands, and what the caller missed. */
export function joinConversation(room: Room, caller: Caller, frame: JoinConversation, here: () => Presences): Answer {
	const refused = refuseVersion(frame.version);
	if (refused !== null) return { reply: [refused], announce: [], close: "badFrame" };
	const head = room.store.head();
	if (frame.after !== null && frame.after > head) {
		const detail = `The log ends at ${head}; start again with after: null.`;
		return { reply: [{ type: "error", code: "start_again", detail }], announce: [], close: "startAgain" };
	}
	const announce: Announcement[] = takeNames(room, caller).map((event) => ({ frame: event }));
	announce.push(...takeSettings(room, caller.userId, caller.settings, room.clock()));
	const self = room.memberOf(caller);
	if (self === null) throw new Error("only members join");
	return { reply: [joined(room, self, frame.after, here())], announce, joined: true };
}

function joined(room: Room, self: MemberRecord, after: number | null, { online, away, lastSeen }: Presences): Joined {
	const shown = new Set([...online, self.userId]);
	const { id, kind, title, topic, editWindow, pins } = room.info();
	const page = room.store.events(
		after === null ? { limit: limits.pageMessages } : { after, limit: limits.pageMessages },
	);
	return {
		type: "joined",
		conversationId: id,
		self: self.userId,
		kind,
		title,
		topic,
		editWindow,
		pins: pins.map(({ target }) => target),
		head: room.store.head(),
		members: room.roster.wireMembers(self, (userId) => (shown.has(userId) ? null : lastSeen(userId))),
		former: room.roster.former(),
		online,
		away,
		threads: room.threads.followed(self.userId).slice(0, limits.threadsJoined),
		coarse: room.isCoarse(),
		frames: page.rows,
		more: page.more,
		prev: room.hashBefore(page.rows),
		now: room.clock(),
	};
}

/** A person who was renamed since they were last here is renamed here too. */
function takeNames(room: Room, caller: Caller): LogEvent[] {
	const member = room.memberOf(caller);
	return member === null ? [] : room.rename(member, caller);
}
