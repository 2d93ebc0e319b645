/** What a person's settings change in a conversation (ID8, RD6, PR7). */
import type { DatedSettings } from "../env.ts";
import type { Announcement, Room } from "./room.ts";
import { bare, full, type Moved } from "./roster.ts";

/** Tells of a position: each what they are shown of it, and nothing where that did not move (RD6). */
export function tellMoved({ roster }: Room, moved: Moved): Announcement {
	const member = roster.present(moved.full.userId);
	const to = (userId: string) => member !== null && roster.hidesRead(member, roster.present(userId));
	return { frame: moved.full, instead: { frame: moved.bare, to } };
}

/**
 * Takes a member's settings. When `hideRead` changed, the others are told anew
 * where this member stands, and the member where the others do.
 */
export function takeSettings(room: Room, userId: string, settings: DatedSettings, now: number): Announcement[] {
	const { roster } = room;
	const changed = roster.takeSettings(userId, settings, now);
	const member = roster.present(userId);
	if (changed === null || member === null) return [];
	if (settings.invisible) room.typing.drop(userId);
	if (!changed.hideRead) return [];
	const others = roster.presentMembers().filter((other) => other.userId !== userId);
	return [
		tellMoved(room, { full: full(member), bare: bare(member) }),
		...others.map((other) => ({ frame: roster.hidesRead(other, member) ? bare(other) : full(other), only: userId })),
	];
}
