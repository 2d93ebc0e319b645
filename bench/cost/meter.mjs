/**
 * Counts what the platform would bill, around objects that know nothing of it: calls, WebSocket messages, rows by the
 * storage's own counters, and how long each object is awake.
 */
import { DurableObject } from "cloudflare:workers";
import { noteBuilding, running, runningOwner, runTimersOf, stayInMemory, time, timersOf } from "./clock.mjs";

/** How long an event keeps an object awake: what Cloudflare reckons with in its examples of prices. In milliseconds. */
export const eventMs = 10;
/** An object that may sleep does so after this long, in milliseconds. */
export const sleepAfterMs = 10_000;

/** By class and name: one for each object that ever was, over all its lives. */
export const accounts = new Map();

/** What one object has cost, and what it is doing. */
class Account {
	objectCalls = 0;
	socketMessages = 0;
	rowsRead = 0;
	rowsWritten = 0;
	awakeMs = 0;
	storedBytes = 0;
	/** When its alarm rings; null: it has none. */
	alarmAt = null;
	/** Handlers and promises that are not over. */
	busy = 0;
	isInMemory = true;
	touchedAt = 0;
	#awakeUntil = 0;
	#cursors = [];

	constructor(className, name) {
		this.className = className;
		this.name = name;
	}

	/** Something happened here: it is awake for a moment. */
	touch() {
		this.touchedAt = time();
		this.isInMemory = true;
		this.stayAwake(time(), time() + eventMs);
	}

	/** It is awake from then to then; what overlaps counts once. */
	stayAwake(from, to) {
		const start = Math.max(from, this.#awakeUntil);
		if (to <= start) return;
		this.awakeMs += to - start;
		this.#awakeUntil = to;
	}

	watchCursor(cursor) {
		this.#cursors.push(cursor);
	}

	/** Reads the counters of all statements since the last time. Called within the object itself. */
	settle(storage) {
		for (const cursor of this.#cursors) {
			this.rowsRead += cursor.rowsRead;
			this.rowsWritten += cursor.rowsWritten;
		}
		this.#cursors = [];
		this.storedBytes = storage.sql.databaseSize;
	}

	/** Whether the platform would have put it to sleep by now. */
	get isAsleep() {
		return this.busy === 0 && timersOf(this) === 0 && time() - this.touchedAt >= sleepAfterMs;
	}
}

function accountOf(className, name) {
	const key = `${className} ${name}`;
	if (!accounts.has(key)) accounts.set(key, new Account(className, name));
	return accounts.get(key);
}

/** Watches everything that an object may do with its storage, and holds its alarm. */
function watchStorage(account, storage) {
	const { sql, kv } = storage;
	const exec = sql.exec.bind(sql);
	sql.exec = (...call) => {
		const cursor = exec(...call);
		account.watchCursor(cursor);
		return cursor;
	};
	const [get, put, list] = [kv.get.bind(kv), kv.put.bind(kv), kv.list.bind(kv)];
	kv.get = (...call) => {
		account.rowsRead++;
		return get(...call);
	};
	kv.put = (...call) => {
		account.rowsWritten++;
		return put(...call);
	};
	kv.list = (...call) => {
		const found = [...list(...call)];
		account.rowsRead += found.length;
		return found;
	};
	storage.setAlarm = async (at) => {
		account.rowsWritten++;
		account.alarmAt = Number(at);
	};
	storage.getAlarm = async () => account.alarmAt;
	const deleteAll = storage.deleteAll.bind(storage);
	storage.deleteAll = (...call) => {
		account.rowsWritten++;
		account.alarmAt = null;
		return deleteAll(...call);
	};
}

/** What the platform calls an object's method for; anything else is an RPC call. */
const uncounted = new Set(["webSocketMessage", "webSocketClose", "webSocketError"]);

/** What the platform, or another object, may call: the methods of a class and of those that it is made from, up to the platform's own. */
function methodsOf(Class) {
	const names = new Set();
	for (let prototype = Class.prototype; prototype !== DurableObject.prototype; ) {
		for (const name of Object.getOwnPropertyNames(prototype)) {
			const { value } = Object.getOwnPropertyDescriptor(prototype, name);
			if (name !== "constructor" && name !== "alarm" && typeof value === "function") names.add(name);
		}
		prototype = Object.getPrototypeOf(prototype);
	}
	return names;
}

/** The same class, counted. */
export function metered(Base) {
	class Metered extends Base {
		#account;
		#storage;
		#letGo;

		constructor(ctx, env) {
			const account = accountOf(Base.name, ctx.id.name);
			watchStorage(account, ctx.storage);
			const waitUntil = ctx.waitUntil.bind(ctx);
			ctx.waitUntil = (promise) => {
				account.busy++;
				waitUntil(Promise.resolve(promise).finally(() => account.busy--));
			};
			noteBuilding(account);
			super(ctx, env);
			noteBuilding(null);
			// When it sleeps is simulated, too.
			this.#letGo = stayInMemory();
			this.#account = account;
			this.#storage = ctx.storage;
		}

		/** Runs something of this object, and counts it. */
		async meterRun(method, args) {
			const account = this.#account;
			account.busy++;
			account.touch();
			if (method === "webSocketMessage") account.socketMessages++;
			else if (!uncounted.has(method)) account.objectCalls++;
			try {
				return await running.run(account, () => super[method](...args));
			} finally {
				account.settle(this.#storage);
				account.busy--;
			}
		}

		/** Makes ready for being put to sleep. */
		meterSleep() {
			this.#letGo();
		}

		/** Runs what is due: timers, and the alarm. */
		async meterTick() {
			const account = this.#account;
			account.busy++;
			account.touch();
			try {
				await running.run(account, async () => {
					runTimersOf(account);
					if (account.alarmAt === null || account.alarmAt > time()) return;
					account.alarmAt = null;
					account.objectCalls++;
					await super.alarm();
				});
			} finally {
				account.settle(this.#storage);
				account.busy--;
			}
		}
	}
	for (const method of methodsOf(Base)) {
		const own = Base.prototype[method];
		Metered.prototype[method] = function call(...args) {
			// What an object asks of itself is no call from outside.
			return runningOwner() === null ? this.meterRun(method, args) : own.apply(this, args);
		};
	}
	return Metered;
}

/** Time passes: whoever has a timer is awake all along. */
export function passTime(from, to) {
	for (const account of accounts.values()) if (timersOf(account) > 0) account.stayAwake(from, to);
}
