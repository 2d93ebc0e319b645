/**
 * The rules of invite links (IV): who makes them, what they tell a stranger, and
 * who comes in. A code is told once, to whoever made it; only its hash is kept.
 */
import type { LogEvent } from "../protocol/events.ts";
import type { CreateInvite, Invite, InvitePreview, MadeInvite } from "../protocol/invites.ts";
import { limits } from "../protocol/limits.ts";
import { ok, type Result, refuse } from "../result.ts";
import { manages, type Newcomer, takeIn } from "./membership.ts";
import type { MemberRecord } from "./model.ts";
import { noSuchInvite } from "./refusals.ts";
import type { Room } from "./room.ts";

/** All that these rules need of storage. Implemented by invite-store.ts over SQLite. */
export interface InviteStore {
	get(id: string): Invite | null;
	/** Oldest first. */
	all(): Invite[];
	put(invite: Invite): void;
	drop(id: string): void;
	/** Forgets those that ended at `now` or before. */
	dropExpired(now: number): void;
	dropMadeBy(userId: string): void;
	/** Notes who was removed, and when the membership had begun that this ended. */
	bar(userId: string, since: number): void;
	/** What `bar` noted; null: nothing. */
	barredSince(userId: string): number | null;
}

const managersOnly = refuse("forbidden", "Only the owner and admins invite with a link.");

function isUsedUp({ maxUses, uses }: Invite): boolean {
	return maxUses !== null && uses >= maxUses;
}

export class Invites {
	constructor(
		private readonly room: Room,
		private readonly store: InviteStore,
	) {}

	/** IV1. */
	create(actor: MemberRecord, { expiresIn, maxUses }: CreateInvite): Result<MadeInvite> {
		const { room, store } = this;
		if (room.info().kind === "direct") return refuse("direct_conversation", "Start a group to talk with more people.");
		if (!manages[actor.role]) return managersOnly;
		return room.inTurn(actor.userId, () => {
			const createdAt = room.clock();
			store.dropExpired(createdAt);
			if (store.all().length >= limits.invites) {
				return refuse("invites_limit", `A conversation has at most ${limits.invites} invites. Revoke one first.`);
			}
			const code = `${room.info().id}.${room.seal.salt()}`;
			const expiresAt = createdAt + expiresIn * 1000;
			const invite = { id: this.idOf(code), createdBy: actor.userId, createdAt, expiresAt, maxUses, uses: 0 };
			store.put(invite);
			return ok({ ...invite, code });
		});
	}

	/** IV2. */
	list(actor: MemberRecord): Result<Invite[]> {
		if (!manages[actor.role]) return managersOnly;
		const now = this.room.clock();
		return ok(this.store.all().filter(({ expiresAt }) => expiresAt > now));
	}

	/** IV2. One that is gone already is as good as revoked. */
	revoke(actor: MemberRecord, id: string): Result<null> {
		if (!manages[actor.role]) return managersOnly;
		this.store.drop(id);
		return ok(null);
	}

	/** IV3: what whoever has this code may know before coming in. */
	look(code: string): Result<InvitePreview["conversation"]> {
		const invite = this.find(code);
		if (invite === null || isUsedUp(invite)) return noSuchInvite;
		return ok({ title: this.room.info().title, memberCount: this.room.roster.presentMembers().length });
	}

	/**
	 * IV4: makes whoever has this code a member. Answers the event that tells of it;
	 * null: they are one already, and nothing was used.
	 */
	use(code: string, person: Newcomer): Result<LogEvent | null> {
		const { room, store } = this;
		const invite = this.find(code);
		if (invite === null) return noSuchInvite;
		// Before the uses are looked at: an answer that was lost is asked for again.
		if (room.roster.present(person.userId) !== null) return ok(null);
		if (isUsedUp(invite)) return noSuchInvite;
		if (this.isBarred(person.userId)) {
			return refuse("forbidden", "You were removed from this group. Ask somebody in it to add you again.");
		}
		return room.inTurn(person.userId, () =>
			room.store.transaction(() => {
				const taken = takeIn(room, person.userId, person, room.clock());
				if (taken.ok) store.put({ ...invite, uses: invite.uses + 1 });
				return taken;
			}),
		);
	}

	/** IV5: somebody was removed by another. They know their own codes, and may know those of others. */
	noteRemoved({ userId, since }: MemberRecord): void {
		this.store.dropMadeBy(userId);
		this.store.bar(userId, since);
	}

	private find(code: string): Invite | null {
		const invite = this.store.get(this.idOf(code));
		return invite !== null && invite.expiresAt > this.room.clock() ? invite : null;
	}

	/** Not any more once they were added again: that began another membership. */
	private isBarred(userId: string): boolean {
		const barred = this.store.barredSince(userId);
		return barred !== null && barred === this.room.roster.all().get(userId)?.since;
	}

	private idOf(code: string): string {
		return this.room.seal.sha256(code);
	}
}
