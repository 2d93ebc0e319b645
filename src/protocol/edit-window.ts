/** How long a message may be edited (ED3): whether that is over, and how it is said. Pure. */
import type { EditWindow } from "./entities.ts";

/** Whether a message that was sent at `sentAt` may still be edited at `now`, both in Unix ms. */
export function isInEditWindow(editWindow: EditWindow, sentAt: number, now: number): boolean {
	if (editWindow === null) return true;
	return editWindow > 0 && now - sentAt <= editWindow;
}

const units = [
	["day", 86_400_000],
	["hour", 3_600_000],
	["minute", 60_000],
	["second", 1_000],
] as const;

/** How much of which unit: of the largest of which it is a whole number; `ms` is above zero. */
export function durationParts(ms: number): { count: number; unit: (typeof units)[number][0] } {
	// A day is said in hours: that is what it is compared with.
	const [unit, length] = units.find(
		([unit, length]) => ms % length === 0 && ms >= (unit === "day" ? 2 : 1) * length,
	) ?? ["second", 1_000];
	return { count: Math.max(1, Math.round(ms / length)), unit };
}

/** "1 hour", "7 days", "90 minutes": for the server's own words; `ms` is above zero. */
export function durationWords(ms: number): string {
	const { count, unit } = durationParts(ms);
	return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
