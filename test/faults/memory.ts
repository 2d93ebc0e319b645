/** Looks at how much memory the server takes, and at how many sockets. */
import { readFileSync } from "node:fs";
import { type MemorySample, type MemoryUse, memoryUse } from "../checker/memory-rule.ts";
import { processTree } from "../support/processes.ts";
import type { Server } from "./server.ts";

const everyMs = 500;
const pageBytes = 4_096;

/** The runtime is what would be deployed; wrangler around it is a tool, whose memory is not ours. */
const runtimeName = "workerd";

export class MemoryWatch {
	/** One list for each time that the server ran: a new process starts from its own base. */
	readonly #lives: MemorySample[][] = [];
	#pid: number | null = null;
	#timer: NodeJS.Timeout | undefined;
	readonly #server: Server;

	constructor(server: Server) {
		this.#server = server;
	}

	start(): void {
		this.look();
		this.#timer = setInterval(() => this.look(), everyMs);
	}

	look(): void {
		const { pid, isUp, port } = this.#server;
		if (pid === null || !isUp) return;
		const bytes = processTree(pid).reduce((sum, each) => sum + runtimeBytes(each), 0);
		if (bytes === 0) return;
		if (pid !== this.#pid) this.#lives.push([]);
		this.#pid = pid;
		this.#lives.at(-1)?.push({ sockets: connectionsTo(port), bytes });
	}

	/**
	 * The worst that there was. Only the first base was taken before anybody came; the server that starts again has
	 * everybody at its door, so it has to do with the same base.
	 */
	end(): MemoryUse | null {
		clearInterval(this.#timer);
		const base = this.#lives[0]?.[0];
		if (base === undefined) return null;
		const uses = this.#lives.flatMap((life) => memoryUse([base, ...life]) ?? []);
		return uses.reduce<MemoryUse | null>(
			(worst, use) => (worst === null || use.peak.bytes - use.bound > worst.peak.bytes - worst.bound ? use : worst),
			null,
		);
	}
}

/** Resident bytes of a process if it is the runtime, else 0. */
function runtimeBytes(pid: number): number {
	try {
		if (readFileSync(`/proc/${pid}/comm`, "utf8").trim() !== runtimeName) return 0;
		return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * pageBytes;
	} catch {
		// It ended meanwhile.
		return 0;
	}
}

/** Connections that are established at a port of this machine. */
function connectionsTo(port: number): number {
	const end = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
	let count = 0;
	for (const file of ["/proc/net/tcp", "/proc/net/tcp6"]) {
		for (const line of readFileSync(file, "utf8").split("\n").slice(1)) {
			const [, local, , state] = line.trim().split(/\s+/);
			if (state === "01" && local?.endsWith(end) === true) count++;
		}
	}
	return count;
}
