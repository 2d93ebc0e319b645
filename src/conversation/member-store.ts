/**
 * All SQL of members and of where they stand. A move of positions writes one row for all who moved, and not theirs:
 * what stands there counts until a member's own row is written again. What the conversation costs goes along in it.
 */
import type { Reading } from "../cost/meter.ts";
import type { Sql, SqlValue } from "../storage/sql.ts";
import type { MemberRecord } from "./model.ts";
import { type MemberRow, memberOf } from "./rows.ts";

/** delivered, read, when that moved, and when the first of it did. */
type Position = [delivered: number, read: number, movedAt: number, deliveredAt: number];

interface StateRow extends Record<string, SqlValue> {
	positions: string;
	meter: string | null;
}

/** What is counted of the object's cost, as far as it is kept beside the positions. */
export interface KeptMeter {
	reading(): Reading;
	/** What was kept when the object last wrote; null: nothing. */
	restore(kept: Reading | null): void;
}

/** The statements, exported so that a test can look at their query plans. */
export const memberStatements = {
	state: "SELECT positions, meter FROM state WHERE only = 1",
	putState: `INSERT INTO state (only, positions, meter) VALUES (1, ?, ?)
		ON CONFLICT (only) DO UPDATE SET positions = excluded.positions, meter = excluded.meter`,
	// All of them, into memory, once for each time that the object wakes.
	members: "SELECT * FROM member",
	putMember: `INSERT INTO member (user_id, name, username, role, since, present, delivered, read, moved_at, delivered_at,
			hide_read, invisible, settings_at, hidden_at, inbox, inbox_head)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, username = excluded.username,
			role = excluded.role, since = excluded.since,
			present = excluded.present, delivered = excluded.delivered, read = excluded.read,
			moved_at = excluded.moved_at, delivered_at = excluded.delivered_at, hide_read = excluded.hide_read,
			invisible = excluded.invisible, settings_at = excluded.settings_at, hidden_at = excluded.hidden_at,
			inbox = excluded.inbox, inbox_head = excluded.inbox_head`,
} as const;

export interface MemberStore {
	members(): MemberRecord[];
	putMember(member: MemberRecord): void;
	putPositions(members: readonly MemberRecord[]): void;
	/** Keeps what was counted. */
	putMeter(): void;
}

/** The members of the conversation that is in `sql`. */
export function createMemberStore(sql: Sql, meter: KeptMeter): MemberStore {
	/** Who stands elsewhere than their own row says; null: not read yet. */
	let moved: Map<string, Position> | null = null;

	const readState = () => {
		const state = sql.row<StateRow>(memberStatements.state);
		meter.restore(typeof state?.meter === "string" ? (JSON.parse(state.meter) as Reading) : null);
		moved = new Map(JSON.parse(state?.positions ?? "[]") as [string, Position][]);
		return moved;
	};
	const putState = () => {
		sql.run(memberStatements.putState, JSON.stringify([...(moved ?? readState())]), JSON.stringify(meter.reading()));
	};

	return {
		members: () => {
			const positions = readState();
			return [...sql.rows<MemberRow>(memberStatements.members)].map((row) => {
				const member = memberOf(row);
				const position = positions.get(member.userId);
				if (position === undefined) return member;
				// The row was written since, as when somebody left and came back.
				if (position[2] <= member.movedAt) {
					positions.delete(member.userId);
					return member;
				}
				const [delivered, read, movedAt, deliveredAt] = position;
				return { ...member, delivered, read, movedAt, deliveredAt };
			});
		},
		putMember: (member) => {
			(moved ?? readState()).delete(member.userId);
			sql.run(
				memberStatements.putMember,
				member.userId,
				member.name,
				member.username,
				member.role,
				member.since,
				member.present ? 1 : 0,
				member.delivered,
				member.read,
				member.movedAt,
				member.deliveredAt,
				member.settings.hideRead ? 1 : 0,
				member.settings.invisible ? 1 : 0,
				member.settings.at,
				member.hiddenAt,
				member.inbox,
				member.inboxHead,
			);
		},
		putPositions: (members) => {
			const positions = moved ?? readState();
			for (const { userId, delivered, read, movedAt, deliveredAt } of members) {
				positions.set(userId, [delivered, read, movedAt, deliveredAt]);
			}
			putState();
		},
		putMeter: putState,
	};
}
