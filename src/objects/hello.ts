/** How long a socket may be open without a hello (HS2). */
import { limits } from "../protocol/limits.ts";
import type { Line } from "./lines.ts";

/**
 * Where many come at once, a join that came in time may still wait its turn behind others when its time is over. So
 * long after that it is looked again: what had come by then was heard in between. In ms.
 */
export const joinGraceMs = 250;

/** The longest that such looks go on, counted from the answer to the upgrade. In ms. */
const longestGraceMs = 6 * limits.helloMs;

function dueAt({ attachment, overdueSince }: Line): number {
	return overdueSince === null ? (attachment.openedAt ?? 0) + limits.helloMs : overdueSince + joinGraceMs;
}

/** When `overdue` has something to do, in Unix ms; null: nobody is a stranger. */
export function helloDueAt([oldest]: Iterable<Line>): number | null {
	return oldest === undefined ? null : dueAt(oldest);
}

/** The strangers whose time is over. Those who may only wait their turn are noted, and looked at once more. */
export function overdue(strangers: Iterable<Line>, now: number): Line[] {
	return [...strangers].filter((line) => {
		const lateMs = now - dueAt(line);
		if (lateMs < 0) return false;
		// A look that comes late itself says that others wait for their turn, too.
		const isBehind = lateMs > joinGraceMs && now < (line.attachment.openedAt ?? 0) + longestGraceMs;
		const isOver = line.overdueSince !== null && !isBehind;
		line.overdueSince = now;
		return isOver;
	});
}
