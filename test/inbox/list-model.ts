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
	/** What it says; "" when it was deleted, or there is none. */
	lastText: string;
	markedUnread: boolean;
	muted: boolean;
}

export class ListModel {
	readonly heads: Record<Place, number> = { direct: 0, group: 0 };
	private readonly messages: { where: Place; seq: number; sender: Name; text: string | null }[] = [];
	private readonly members: Record<Place, Map<Name, Standing>> = {
		direct: new Map([newcomer("ann", 0), newcomer("ben", 0)]),
		group: new Map([newcomer("ann", 0), newcomer("ben", 0), newcomer("cai", 0)]),
	};

	isMember(who: Name, where: Place): boolean {
		return this.members[where].has(who);
	}

	send(sender: Name, where: Place): void {
		this.messages.push({ where, seq: ++this.heads[where], sender, text: "x" });
	}

	/** The newest message of theirs that is not deleted. */
	newestOf(sender: Name, where: Place): number | null {
		return this.own(sender, where)?.seq ?? null;
	}

	/** Their newest message says something else; null: it is deleted. */
	change(sender: Name, where: Place, text: string | null): void {
		const message = this.own(sender, where);
		if (message === undefined) return;
		message.text = text;
		this.heads[where]++;
	}

	private own(sender: Name, where: Place) {
		return this.messages.findLast((one) => one.sender === sender && one.where === where && one.text !== null);
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
			const unread = said.filter(({ seq, sender, text }) => sender !== who && seq > read && text !== null).length;
			const last = said.at(-1);
			const shown = { last: last?.seq ?? 0, lastText: last?.text ?? "" };
			rows[where] = { head: this.heads[where], unread, ...shown, markedUnread, muted };
		}
		return rows;
	}
}

/** What was said before they came counts as read. */
function newcomer(who: Name, read: number): [Name, Standing] {
	return [who, { read, markedUnread: false, muted: false }];
}
