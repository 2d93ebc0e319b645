/**
 * What the components find around them on this page, the same on every day and every machine: the time, what the
 * device remembers, what it can draw. Here before everything else, which reads some of it while it is loaded.
 */

/** "Now" on this page: Wednesday, 18 March 2026, 14:30 UTC. */
export const now = Date.UTC(2026, 2, 18, 14, 30);

const RealDate = Date;

/** A clock that stands still. */
globalThis.Date = class extends RealDate {
	constructor(...args: unknown[]) {
		super(...((args.length === 0 ? [now] : args) as [number]));
	}
	static override now(): number {
		return now;
	}
} as DateConstructor;

/** What may stand in the address: `?theme=dark&language=ar&size=large` … */
const choices = ["theme", "accent", "density", "size", "motion"];

/** The look that the address asks for. It is what this "device" remembers, and nothing else is: the app's own settings stay as they are. */
function remembered(): Map<string, string> {
	const asked = new URLSearchParams(location.search);
	const look = Object.fromEntries(choices.map((name) => [name, asked.get(name) ?? undefined]));
	return new Map([
		["parley.appearance", JSON.stringify(look)],
		["parley.language", asked.get("language") ?? "en"],
	]);
}

const kept = remembered();
Object.defineProperty(globalThis, "localStorage", {
	value: {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key),
	},
});

/** Regions and keyboards differ; this page has one. */
Object.defineProperty(navigator, "languages", { value: ["en-US"] });
Object.defineProperty(navigator, "platform", { value: "Linux x86_64" });

/** What goes away by itself after a while stays here: a timer of more than this never rings, in ms. */
const longestWait = 3_000;
const realTimeout = globalThis.setTimeout;
globalThis.setTimeout = ((run: () => void, ms = 0) =>
	ms > longestWait ? 0 : realTimeout(run, ms)) as typeof setTimeout;

/** A hundred fields would take the focus from each other. Here nothing takes it but what is clicked on. */
const realFocus = HTMLElement.prototype.focus;
HTMLElement.prototype.focus = () => {};

/** The focus for one that is written in. */
export function giveFocus(field: HTMLElement): void {
	realFocus.call(field, { preventScroll: true });
}

/** Many dialogs are open at once, each in its place, so none may stop the others. */
HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
	this.setAttribute("open", "");
};

/** Which emoji a device can draw must not show: without a canvas, all are offered. */
HTMLCanvasElement.prototype.getContext = () => null;
