/** What the processes of a server use, as Linux tells it. Elsewhere nothing is known, and null says so. */
import { existsSync, readFileSync } from "node:fs";
import { processTree } from "../../test/support/processes.ts";

/** What Linux counts processor time in, on every machine that it runs on. */
const ticksPerSecond = 100;
const pageBytes = 4_096;

/**
 * Processor time that a process used, in seconds, from its line in `/proc/PID/stat`: in its own code and in the
 * kernel, and that of children which ended and which it waited for.
 */
export function cpuSecondsOf(stat: string): number {
	// The name before it may hold anything, brackets too.
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond;
}

function read(path: string): string | null {
	try {
		return readFileSync(path, "utf8");
	} catch {
		// It ended meanwhile.
		return null;
	}
}

/** Processor time of a process and all that it started, in seconds; null: not known here. */
export function cpuSeconds(pid: number): number | null {
	if (!existsSync("/proc/self/stat")) return null;
	return processTree(pid).reduce((sum, each) => {
		const stat = read(`/proc/${each}/stat`);
		return sum + (stat === null ? 0 : cpuSecondsOf(stat));
	}, 0);
}

/**
 * Resident bytes of a process and all that it started; null: not known here.
 *
 * @param only the name of the programs that count, such as `workerd`: what starts it is a tool that nobody deploys
 */
export function residentBytes(pid: number, only?: string): number | null {
	if (!existsSync("/proc/self/stat")) return null;
	return processTree(pid).reduce((sum, each) => {
		if (only !== undefined && read(`/proc/${each}/comm`)?.trim() !== only) return sum;
		return sum + Number(read(`/proc/${each}/statm`)?.split(" ")[1] ?? 0) * pageBytes;
	}, 0);
}
