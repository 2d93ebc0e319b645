/** All SQL of invite links. */
import type { Invite } from "../protocol/invites.ts";
import type { Sql } from "../storage/sql.ts";
import type { InviteStore } from "./invites.ts";

// A type, not an interface: rows are records.
type InviteRow = {
	id: string;
	created_by: string;
	created_at: number;
	expires_at: number;
	max_uses: number | null;
	uses: number;
};

function toInvite({ id, created_by, created_at, expires_at, max_uses, uses }: InviteRow): Invite {
	return { id, createdBy: created_by, createdAt: created_at, expiresAt: expires_at, maxUses: max_uses, uses };
}

/** The invites in the object's own database. At most `limits.invites` rows, so that most statements need no index. */
export function createInviteStore(sql: Sql): InviteStore {
	return {
		get: (id) => {
			const row = sql.row<InviteRow>("SELECT * FROM invite WHERE id = ?", id);
			return row === null ? null : toInvite(row);
		},
		all: () => [...sql.rows<InviteRow>("SELECT * FROM invite ORDER BY created_at, id")].map(toInvite),
		put: ({ id, createdBy, createdAt, expiresAt, maxUses, uses }) => {
			sql.run(
				`INSERT INTO invite (id, created_by, created_at, expires_at, max_uses, uses) VALUES (?, ?, ?, ?, ?, ?)
				ON CONFLICT (id) DO UPDATE SET uses = excluded.uses`,
				id,
				createdBy,
				createdAt,
				expiresAt,
				maxUses,
				uses,
			);
		},
		drop: (id) => sql.run("DELETE FROM invite WHERE id = ?", id),
		dropExpired: (now) => sql.run("DELETE FROM invite WHERE expires_at <= ?", now),
		dropMadeBy: (userId) => sql.run("DELETE FROM invite WHERE created_by = ?", userId),
		bar: (userId, since) => {
			sql.run("INSERT OR REPLACE INTO invite_barred (user_id, since) VALUES (?, ?)", userId, since);
		},
		barredSince: (userId) =>
			sql.row<{ since: number }>("SELECT since FROM invite_barred WHERE user_id = ?", userId)?.since ?? null,
	};
}
