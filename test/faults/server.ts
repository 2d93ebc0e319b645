/** The real server, as `npm start` starts it, to be ended with and without warning, on a state that stays. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { stateParent, untraced } from "../support/local-server.ts";
import { killTree, processTree } from "../support/processes.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Limits over time are not what is tested here. */
export const liftedRates = {
	MESSAGES_PER_SECOND: "100000",
	MESSAGE_BURST: "100000",
	FRAMES_PER_SECOND: "100000",
	SOCKETS_PER_PERSON: "1000",
	UPGRADES_PER_MINUTE: "1000000",
	CONVERSATIONS_PER_MINUTE: "100000",
	SETTINGS_PER_MINUTE: "100000",
	SEARCHES_PER_MINUTE: "100000",
	SIGN_UPS_PER_MINUTE: "100000",
	SIGN_INS_PER_MINUTE: "100000",
};

/** Longest wait for a server that starts or ends, in milliseconds. */
const patienceMs = 90_000;

/** How a process was started. */
interface Started {
	command: string;
	args: string[];
	env: Record<string, string>;
}

/** How the start script started the server itself, so that it can be started again in just this way. */
function serverUnder(pid: number): Started | null {
	for (const child of processTree(pid)) {
		const [command, ...args] = readFileSync(`/proc/${child}/cmdline`, "utf8").split("\0").slice(0, -1);
		if (child === pid || command === undefined || !args.includes("dev") || !args.includes("--persist-to")) continue;
		const env: Record<string, string> = {};
		for (const pair of readFileSync(`/proc/${child}/environ`, "utf8").split("\0")) {
			const at = pair.indexOf("=");
			if (at > 0) env[pair.slice(0, at)] = pair.slice(at + 1);
		}
		return { command, args, env };
	}
	return null;
}

export class Server {
	readonly port: number;
	/** Whether requests can succeed. */
	isUp = false;
	#child: ChildProcess | null = null;
	#last: Started | null = null;
	readonly stateDir: string;

	/** @param onDisk whether its state is to be on a disk, for what is said about disks */
	constructor(port: number, onDisk = false) {
		this.port = port;
		this.stateDir = mkdtempSync(join(onDisk ? tmpdir() : stateParent, "parley-faults-"));
	}

	/** Its process, the parent of all others; null: it does not run. */
	get pid(): number | null {
		return this.#child?.pid ?? null;
	}

	get url(): string {
		return `http://localhost:${this.port}`;
	}

	/** Starts it, on the state that is there. Resolves when it can be asked. */
	async run(): Promise<void> {
		if (this.#last === null) await this.#runScript();
		else await this.#runAgain(this.#last);
		this.isUp = true;
	}

	/** The server itself as it was started before, without building and migrating first: a machine that comes back. */
	async #runAgain({ command, args, env }: Started): Promise<void> {
		const child = spawn(command, args, { cwd: root, env, stdio: "ignore" });
		this.#child = child;
		const deadline = performance.now() + patienceMs;
		while (!(await this.#answers())) {
			if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
			if (performance.now() > deadline) throw new Error("the server did not start again");
			await pause(50);
		}
	}

	async #answers(): Promise<boolean> {
		try {
			const response = await fetch(`${this.url}/api/health`, { signal: AbortSignal.timeout(5_000) });
			return (await response.text()) !== "" && response.ok;
		} catch {
			return false;
		}
	}

	/** `npm start`, from its beginning. */
	async #runScript(): Promise<void> {
		const child = spawn("node", ["scripts/start.mjs"], {
			cwd: root,
			env: { ...process.env, ...liftedRates, ...untraced, PORT: String(this.port), STATE_DIR: this.stateDir },
			stdio: ["ignore", "pipe", "pipe"],
		});
		this.#child = child;
		await new Promise<void>((resolve, reject) => {
			let output = "";
			let isReady = false;
			const deadline = setTimeout(() => reject(new Error(`the server did not start:\n${output}`)), patienceMs);
			const hear = (chunk: Buffer) => {
				if (isReady) return;
				output += chunk.toString();
				if (!output.includes("Parley is ready")) return;
				isReady = true;
				clearTimeout(deadline);
				resolve();
			};
			child.stdout.on("data", hear);
			child.stderr.on("data", hear);
			child.once("exit", (code) => {
				clearTimeout(deadline);
				reject(new Error(`the server ended with ${code}:\n${output}`));
			});
		});
		this.#last = child.pid === undefined ? null : serverUnder(child.pid);
	}

	/** Ends every process of it at once: nothing is told, nothing is finished. */
	async kill(): Promise<void> {
		const child = this.#child;
		this.isUp = false;
		this.#child = null;
		if (child?.pid === undefined || child.exitCode !== null) return;
		const ended = new Promise((resolve) => child.once("exit", resolve));
		killTree(child.pid);
		await ended;
	}

	/** Asks it to end, as a deployment would. */
	async stop(): Promise<void> {
		const child = this.#child;
		this.isUp = false;
		this.#child = null;
		if (child === null || child.exitCode !== null) return;
		const ended = new Promise((resolve) => child.once("exit", resolve));
		child.kill("SIGINT");
		await ended;
	}

	/** Ends it and throws its state away. */
	async remove(): Promise<void> {
		await this.kill();
		rmSync(this.stateDir, { recursive: true, force: true });
	}
}
