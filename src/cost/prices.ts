/**
 * What the platform asks for, in dollars, on the Workers Paid plan: the only place that has prices. From Cloudflare's
 * documentation as it was published on `asOf`; what a plan includes each month is left out, so that every use has its price.
 */

export const asOf = "2026-11";

/** Dollars for each unit, and the page that says so, under developers.cloudflare.com. */
export const prices = {
	/** A request to the Worker: REST calls and upgrades; files of the client are free. */
	workerRequests: { dollars: 0.3 / 1e6, page: "workers/platform/pricing" },
	/** A millisecond of the Worker's processor time; an object's is in its duration. */
	workerCpuMs: { dollars: 0.02 / 1e6, page: "workers/platform/pricing" },
	/** A call of an object: upgrade, RPC call, alarm; of WebSocket messages that come in, each twentieth. */
	objectRequests: { dollars: 0.15 / 1e6, page: "durable-objects/platform/pricing" },
	/** A gigabyte-second of an object that is awake. */
	gigabyteSeconds: { dollars: 12.5 / 1e6, page: "durable-objects/platform/pricing" },
	rowsRead: { dollars: 0.001 / 1e6, page: "durable-objects/platform/pricing" },
	/** Rows of indexes, deletions and alarms that are set count. */
	rowsWritten: { dollars: 1 / 1e6, page: "durable-objects/platform/pricing" },
	/** A gigabyte kept for a month in objects. */
	storedGigabytes: { dollars: 0.2, page: "durable-objects/platform/pricing" },
	databaseRowsRead: { dollars: 0.001 / 1e6, page: "d1/platform/pricing" },
	databaseRowsWritten: { dollars: 1 / 1e6, page: "d1/platform/pricing" },
	/** Operations on files that write or list, and that read. Nothing uses them until there are files. */
	fileWrites: { dollars: 4.5 / 1e6, page: "r2/pricing" },
	fileReads: { dollars: 0.36 / 1e6, page: "r2/pricing" },
} as const;

export type Priced = keyof typeof prices;

/** WebSocket messages that come in for one request of the bill. */
export const messagesPerRequest = 20;

/** What an object is billed as holding while it is awake, in gigabytes, whatever it needs. */
export const objectGigabytes = 0.128;

/** What a meter counted. */
export interface Counts {
	/** Requests to the Worker. */
	workerRequests: number;
	/** Calls of objects: upgrades, RPC calls, alarms. */
	objectCalls: number;
	/** WebSocket messages that came in; pings that the platform answers are none. */
	socketMessages: number;
	rowsRead: number;
	rowsWritten: number;
	databaseRowsRead: number;
	databaseRowsWritten: number;
	/** Seconds that objects were awake, together. */
	awakeSeconds: number;
	/** Bytes that the objects' databases grew by. */
	storedBytes: number;
}

export const nothing: Counts = {
	workerRequests: 0,
	objectCalls: 0,
	socketMessages: 0,
	rowsRead: 0,
	rowsWritten: 0,
	databaseRowsRead: 0,
	databaseRowsWritten: 0,
	awakeSeconds: 0,
	storedBytes: 0,
};

const names = Object.keys(nothing) as (keyof Counts)[];

/** The same counts, each by a rule. */
const each = (rule: (name: keyof Counts) => number) =>
	Object.fromEntries(names.map((name) => [name, rule(name)])) as unknown as Counts;

/** What came between two readings of a meter. */
export const between = (before: Counts, after: Counts): Counts => each((name) => after[name] - before[name]);

/** What several parts came to. */
export const together = (parts: readonly Counts[]): Counts =>
	each((name) => parts.reduce((sum, part) => sum + part[name], 0));

/**
 * What a request takes of the Worker's processor time, in milliseconds. Assumed, not counted: local processors are not
 * those of the edge. A million requests cost ten cents so, a tenth of a million rows.
 */
export const workerCpuMs = 5;

/** The units of the bill that come of what was counted; `cpuMs`: the Worker's processor time for each of its requests. */
export function unitsOf(counts: Counts, cpuMs: number): Record<Priced, number> {
	return {
		workerRequests: counts.workerRequests,
		workerCpuMs: counts.workerRequests * cpuMs,
		objectRequests: counts.objectCalls + counts.socketMessages / messagesPerRequest,
		gigabyteSeconds: counts.awakeSeconds * objectGigabytes,
		rowsRead: counts.rowsRead,
		rowsWritten: counts.rowsWritten,
		storedGigabytes: counts.storedBytes / 1e9,
		databaseRowsRead: counts.databaseRowsRead,
		databaseRowsWritten: counts.databaseRowsWritten,
		fileWrites: 0,
		fileReads: 0,
	};
}

/** Dollars by unit, and together. Stored bytes for one month. */
export function billOf(counts: Counts, cpuMs: number): { parts: Record<Priced, number>; total: number } {
	const units = unitsOf(counts, cpuMs);
	const priced = Object.keys(prices) as Priced[];
	const parts = Object.fromEntries(priced.map((name) => [name, units[name] * prices[name].dollars])) as Record<
		Priced,
		number
	>;
	return { parts, total: Object.values(parts).reduce((sum, dollars) => sum + dollars, 0) };
}

/** What one of each costs, in dollars; stored bytes are paid for by the month, and cost nothing here. */
export const dollarsForOne: Counts = each((name) =>
	name === "storedBytes" ? 0 : billOf({ ...nothing, [name]: 1 }, workerCpuMs).total,
);
