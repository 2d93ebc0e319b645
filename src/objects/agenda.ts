/**
 * The one timer of an object. It is only ever armed for something that happens
 * within seconds of some activity, when the object is awake anyway, so it never
 * keeps an idle object from hibernating (docs/decisions/0003-timers.md).
 */
export class Agenda {
	private timer: ReturnType<typeof setTimeout> | null = null;
	private dueAt = Number.POSITIVE_INFINITY;
	private armedAt = 0;

	/** @param awake hears from when to when a timer has kept the object awake, in Unix milliseconds */
	constructor(
		private readonly work: () => void,
		private readonly clock: () => number,
		private readonly awake: (from: number, to: number) => void = () => {},
	) {}

	/** Has `work` run at the earliest of these times and of what was planned before; null: nothing to do. */
	plan(...times: (number | null)[]): void {
		const at = Math.min(...times.map((time) => time ?? Number.POSITIVE_INFINITY));
		if (at >= this.dueAt) return;
		if (this.timer === null) this.armedAt = this.clock();
		else clearTimeout(this.timer);
		this.dueAt = at;
		this.timer = setTimeout(
			() => {
				this.timer = null;
				this.dueAt = Number.POSITIVE_INFINITY;
				this.awake(this.armedAt, this.clock());
				this.work();
			},
			Math.max(0, at - this.clock()),
		);
	}
}
