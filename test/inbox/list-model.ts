/** What everybody's list must say, in the fewest lines: positions, messages, marks. Knows no object and no wire. */
export const names = ["ann", "ben", "cai"] as const;
export type Name = (typeof names)[number];
/** `direct` is Ann's and Ben's; `group` everybody's, and Ann's own. */
export const places = ["direct", "group"] as const;
export type Place = (typeof places)[number];

interface Standing {
	read: number;
	markedUnread: boolean;
	muted: boolean;
}

export interface ExpectedRow {
	head: number;
	unread: number;
	/** The seq of the last message; 0: there is none. */
	last: number;
	markedUnread: boolean;
	muted: boolean;
}

export class ListModel {
	readonly heads: Record<Place, number> = { direct: 0, group: 0 };
	private readonly messages: { where: Place; seq: number; sender: Name }[] = [];
	private readonly members: Record<Place, Map<Name, Standing>> = {
		direct: new Map([newcomer("ann", 0), newcomer("ben", 0)]),
		group: new Map([newcomer("ann", 0), newcomer("ben", 0), newcomer("cai", 0)]),
	};

	isMember(who: Name, where: Place): boolean {
		return this.members[where].has(who);
	}

	send(sender: Name, where: Place): void {
		this.messages.push({ where, seq: ++this.heads[where], sender });
	}

	read(who: Name, where: Place, seq: number): void {
		const standing = this.members[where].get(who);
		if (standing === undefined || seq <= standing.read) return;
		standing.read = seq;
		standing.markedUnread = false;
	}

	mark(who: Name, where: Place, which: "markedUnread" | "muted", on: boolean): void {
		const standing = this.members[where].get(who);
		if (standing !== undefined) standing[which] = on;
	}

	leave(who: Name): void {
		this.heads.group++;
		this.members.group.delete(who);
	}

	add(who: Name): void {
		this.members.group.set(...newcomer(who, ++this.heads.group));
	}

	/** A lie, to see that it is found. */
	forgetLastMessage(): void {
		this.messages.pop();
	}

	view(who: Name): Partial<Record<Place, ExpectedRow>> {
		const rows: Partial<Record<Place, ExpectedRow>> = {};
		for (const where of places) {
			const standing = this.members[where].get(who);
			if (standing === undefined) continue;
			const { read, markedUnread, muted } = standing;
			const said = this.messages.filter((message) => message.where === where);
			const unread = said.filter(({ seq, sender }) => sender !== who && seq > read).length;
			rows[where] = { head: this.heads[where], unread, last: said.at(-1)?.seq ?? 0, markedUnread, muted };
		}
		return rows;
	}
}

/** What was said before they came counts as read. */
function newcomer(who: Name, read: number): [Name, Standing] {
	return [who, { read, markedUnread: false, muted: false }];
}
