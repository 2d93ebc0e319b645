/** A real server for the tests: `npm start`'s own script, on a free port, with a state folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stateParent, untraced } from "../../support/local-server.ts";
import { killTree } from "../../support/processes.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Journeys sign up often, reconnect on purpose, and fill conversations. */
const liftedRates = {
	UPGRADES_PER_MINUTE: "100000",
	SIGN_UPS_PER_MINUTE: "1000",
	SIGN_INS_PER_MINUTE: "1000",
	MESSAGES_PER_SECOND: "1000",
	MESSAGE_BURST: "1000",
	FRAMES_PER_SECOND: "100000",
};

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once("error", reject);
		probe.listen(0, () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
		});
	});
}

export class Server {
	private child: ChildProcess | null = null;
	private readonly stateDir = mkdtempSync(join(stateParent, "parley-e2e-"));

	private constructor(private readonly port: number) {}

	/** Starts a server with an empty state. */
	static async start(): Promise<Server> {
		const server = new Server(await freePort());
		await server.run();
		return server;
	}

	get url(): string {
		return `http://localhost:${this.port}`;
	}

	/** Starts it again on the same port and state. Resolves when it says that it is ready. */
	run(): Promise<void> {
		const child = spawn("node", ["scripts/start.mjs"], {
			cwd: root,
			env: { ...process.env, ...untraced, ...liftedRates, PORT: String(this.port), STATE_DIR: this.stateDir },
			stdio: ["ignore", "pipe", "pipe"],
		});
		this.child = child;
		return new Promise((resolve, reject) => {
			let output = "";
			const hear = (chunk: Buffer) => {
				output += chunk.toString();
				if (output.includes("Parley is ready")) resolve();
			};
			child.stdout.on("data", hear);
			child.stderr.on("data", hear);
			child.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
		});
	}

	/** Ends every process of it at once, as a crash would: nothing is told, nothing is finished. */
	async kill(): Promise<void> {
		const { child } = this;
		if (child?.pid === undefined) return;
		const ended = new Promise((resolve) => child.once("exit", resolve));
		killTree(child.pid);
		await ended;
		this.child = null;
	}

	/** Asks it to end, as Ctrl-C does; its exit code. */
	async stop(): Promise<number | null> {
		const { child } = this;
		if (child === null) return null;
		this.child = null;
		const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
		child.kill("SIGINT");
		return ended;
	}

	/** Ends it and throws its state away. */
	async remove(): Promise<void> {
		await this.kill();
		rmSync(this.stateDir, { recursive: true, force: true });
	}
}
