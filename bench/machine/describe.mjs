/** The machine and the versions, in words, for whoever reads the numbers. */
import { existsSync, readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/run.mjs";

function versionOf(folder, name) {
	const file = join(root, folder, "node_modules", name, "package.json");
	return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : "not installed";
}

/** As it is now. `load`: how many programs wanted a processor in the last minute, ours not among them yet. */
export function describeMachine() {
	return {
		processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`,
		memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
		system: `${type()} ${release()}`,
		load: loadavg()[0].toFixed(1),
		node: process.version,
		wrangler: versionOf("", "wrangler"),
		workerd: versionOf("", "workerd"),
		partyserver: versionOf("bench/peers", "partyserver"),
		"socket.io": versionOf("bench/peers", "socket.io"),
		ws: versionOf("bench/peers", "ws"),
	};
}
