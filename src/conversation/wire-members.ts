/** What the wire says of a member. */
import type { JoinedMember } from "../protocol/down.ts";
import type { MemberRecord } from "./model.ts";

/** Hands out the same object as the last time while the same is to be told: most of a `joined` is written once then. */
export class WireMembers {
	/** What was told of each last, with what they have read and without. */
	private readonly withRead = new WeakMap<MemberRecord, JoinedMember>();
	private readonly withoutRead = new WeakMap<MemberRecord, JoinedMember>();

	/** @param lastSeen when they were here, as far as that is to be told */
	of(member: MemberRecord, showsRead: boolean, lastSeen: number | null): JoinedMember {
		const made = showsRead ? this.withRead : this.withoutRead;
		const known = made.get(member);
		if (known?.lastSeen === lastSeen) return known;
		const { userId, name, username, role, delivered, read } = member;
		const told = { userId, name, username, role, delivered, read: showsRead ? read : null, lastSeen };
		made.set(member, told);
		return told;
	}
}
