/** For how long notifications can be paused. Pure but for the time zone of the device. */
import { nineIn } from "./remind-times.ts";

export interface PauseChoice {
	name: "hour" | "morning" | "open";
	/** Unix ms; Infinity: until the person says so. */
	until: number;
}

/** In the small hours "tomorrow morning" is the one before which one sleeps. */
const dayBegins = 5;

/** What is offered for one click. */
export function pauseChoices(now: number): PauseChoice[] {
	const days = new Date(now).getHours() < dayBegins ? 0 : 1;
	return [
		{ name: "hour", until: now + 3_600_000 },
		{ name: "morning", until: nineIn(days, now) },
		{ name: "open", until: Number.POSITIVE_INFINITY },
	];
}
