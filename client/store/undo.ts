/** Deletions can be undone for a moment, and are not sent until then. Pure. */
import type { DeletionRow, OutboxRow } from "./outbox-rows.ts";

/** The deletions that can still be undone at `now`, by this device's clock in Unix ms. */
export function undoable(outbox: readonly OutboxRow[], now: number): DeletionRow[] {
	return outbox.filter(
		(row): row is DeletionRow => row.kind === "deletion" && row.state === "sending" && !isDue(row, now),
	);
}

/** How long a deletion can be undone, in ms. */
export const undoTime = 5_000;

/** A row once a page went away at `leftAt`: what could be undone until then was sent, and cannot be any more. */
export function afterLeaving(row: OutboxRow, leftAt: number): OutboxRow {
	if (row.kind !== "deletion" || row.createdAt > leftAt || row.notBefore <= leftAt) return row;
	return { ...row, notBefore: 0 };
}

/** Whether a row may be sent at `now`. A clock that was set back does not hold a deletion up. */
export function isDue(row: OutboxRow, now: number): boolean {
	return row.kind !== "deletion" || row.notBefore <= now || row.notBefore > now + undoTime;
}
