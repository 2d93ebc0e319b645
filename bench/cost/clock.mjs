/**
 * Time that stands still until it is moved, for a whole isolate: an hour passes at once, and what is counted does not
 * depend on how fast the machine is. Timers belong to the object that set them; whoever moves the time has each
 * object run its own.
 */
import { AsyncLocalStorage } from "node:async_hooks";

const RealDate = Date;
const realSetTimeout = globalThis.setTimeout;
const realClearTimeout = globalThis.clearTimeout;

/** Carries the object whose code runs through everything that it awaits. */
export const running = new AsyncLocalStorage();

const longerThanAnyPlayMs = 24 * 60 * 60 * 1_000;

let now = RealDate.now();
/** By number: the owner, what to run and when. */
const timers = new Map();
let nextTimer = 1e9;
let building = null;

/** The time that everybody is told, Unix milliseconds. */
export const time = () => now;

/** Moves the time; `pass` hears from when to when, before it moves. */
export function moveTo(at, pass) {
	if (at <= now) return;
	pass(now, at);
	now = at;
}

/** From now on the constructor of this object runs, whose timers are its own; null: it is over. */
export function noteBuilding(owner) {
	building = owner;
}

/** The object whose code runs; null: the Worker's own. */
export const runningOwner = () => running.getStore() ?? building;

/** When the next timer of anybody is due, and whose it is; null: there is none. */
export function nextTimerOf() {
	let next = null;
	for (const { owner, at } of timers.values()) if (next === null || at < next.at) next = { owner, at };
	return next;
}

/**
 * Keeps the object in whose code this is called in memory, however long it really takes until time is moved. Answers
 * what lets it go again, from its own code.
 */
export function stayInMemory() {
	const id = realSetTimeout(() => {}, longerThanAnyPlayMs);
	return () => realClearTimeout(id);
}

/** How many timers of this object run. */
export function timersOf(owner) {
	let count = 0;
	for (const timer of timers.values()) if (timer.owner === owner) count++;
	return count;
}

/** Runs what is due of this object's timers. Called within the object itself. */
export function runTimersOf(owner) {
	for (const [id, timer] of [...timers]) {
		if (timer.owner !== owner || timer.at > now || !timers.delete(id)) continue;
		timer.act(...timer.args);
	}
}

/** Takes the place of the isolate's own clock and timers. */
export function install() {
	globalThis.Date = class extends RealDate {
		constructor(...args) {
			if (args.length === 0) super(now);
			else super(...args);
		}
		static now() {
			return now;
		}
	};
	globalThis.setTimeout = (act, ms = 0, ...args) => {
		const owner = runningOwner();
		// What the Worker itself waits for is not what is simulated.
		if (owner === null) return realSetTimeout(act, ms, ...args);
		const id = nextTimer++;
		timers.set(id, { owner, act, args, at: now + Math.max(0, ms) });
		return id;
	};
	globalThis.clearTimeout = (id) => {
		if (!timers.delete(id)) realClearTimeout(id);
	};
}
