/** A server that is measured: a process with all that it starts, ended whatever happens. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment, root } from "../../scripts/run.mjs";
import { killTree } from "../../test/support/processes.ts";

/** Longest wait for a server that starts, in milliseconds. */
const patienceMs = 300_000;

const memoryDir = "/dev/shm";

/** A new folder for a server's state, on a disk or in memory. The caller removes it. */
export function newStateDir(place) {
	return mkdtempSync(join(place === "memory" ? memoryDir : tmpdir(), "parley-bench-"));
}

/** Everything that runs; nothing may outlive the bench. */
const running = new Set();
const folders = new Set();
process.on("exit", () => {
	for (const child of running) killTree(child.pid);
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

/** Has a folder removed when the bench ends, however it does. */
export function removeAtEnd(folder) {
	folders.add(folder);
	return folder;
}

export class ServerProcess {
	#child;

	constructor(child) {
		this.#child = child;
	}

	get pid() {
		return this.#child.pid;
	}

	/**
	 * Starts a program with the project's own Node and tools; resolves when it says that it is ready.
	 *
	 * @param {{command?: string, args: string[], env?: Record<string, string>, ready?: string}} what
	 */
	static start({ command = "node", args, env = {}, ready = "bench server is ready" }) {
		const child = spawn(command, args, {
			cwd: root,
			env: { ...environment, ...env },
			stdio: ["ignore", "pipe", "pipe"],
		});
		running.add(child);
		return new Promise((resolve, reject) => {
			let said = "";
			let isReady = false;
			const give = setTimeout(() => reject(new Error(`a server did not start:\n${said}`)), patienceMs);
			const hear = (piece) => {
				if (isReady) return;
				said += piece.toString();
				if (!said.includes(ready)) return;
				isReady = true;
				clearTimeout(give);
				resolve(new ServerProcess(child));
			};
			child.stdout.on("data", hear);
			child.stderr.on("data", hear);
			child.once("exit", (code) => {
				running.delete(child);
				clearTimeout(give);
				reject(new Error(`a server ended with ${code}:\n${said}`));
			});
		});
	}

	/** Ends it and all that it started. */
	async stop() {
		if (!running.has(this.#child)) return;
		const ended = new Promise((resolve) => this.#child.once("exit", resolve));
		killTree(this.#child.pid);
		await ended;
	}
}
