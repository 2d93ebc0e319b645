/** Processes of a server that a test started: all of them, since npm, wrangler and the runtime are each one of their own. */
import { readdirSync, readFileSync } from "node:fs";

/** The process `pid` and all that it started, by Linux's own list. */
export function processTree(pid: number): number[] {
	const parents = new Map<number, number>();
	for (const name of readdirSync("/proc")) {
		if (!/^\d+$/.test(name)) continue;
		try {
			const stat = readFileSync(`/proc/${name}/stat`, "utf8");
			parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
		} catch {
			// It ended meanwhile.
		}
	}
	const found = [pid];
	for (const parent of found) {
		for (const [child, itsParent] of parents) if (itsParent === parent) found.push(child);
	}
	return found;
}

/** Ends the process and all that it started at once, as a crash would: nothing is told, nothing is finished. */
export function killTree(pid: number): void {
	// Parents first, else they would see their children end and clean up.
	for (const each of processTree(pid)) {
		try {
			process.kill(each, "SIGKILL");
		} catch {
			// It ended meanwhile.
		}
	}
}
