/** Parley itself: a conversation with as many members as are asked for, each with a session of their own. */
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureSecrets, mustRun, root } from "../../scripts/run.mjs";
import { limits } from "../../src/protocol/limits.ts";
import { liftedRates } from "../../test/faults/server.ts";
import { untraced } from "../../test/support/local-server.ts";
import { Talker } from "../load/talker.mjs";
import { bundle } from "./bundle.mjs";
import { newStateDir, removeAtEnd, ServerProcess } from "./process.mjs";
import { enter, plain } from "./wire.mjs";

/** Guests that sign in at once while the state is prepared. */
const parallel = 8;

/** Sessions are signed with the secret that `npm start` uses, so that both ways to run it know them. */
function localSecret() {
	ensureSecrets();
	return /^BETTER_AUTH_SECRET="(.+)"$/m.exec(readFileSync(join(root, ".dev.vars"), "utf8"))?.[1];
}

/** The arguments and environment that run a built Parley in the runtime. */
export function hostOf(port, stateDir) {
	const script = bundle("parley", join(root, "wrangler.toml"));
	const args = [
		join(root, "bench/subjects/runtime-host.mjs"),
		join(root, "wrangler.toml"),
		script,
		String(port),
		stateDir,
	];
	return {
		args,
		env: { BENCH_NAME: "parley", BENCH_VARS: JSON.stringify({ ...liftedRates, BETTER_AUTH_SECRET: localSecret() }) },
	};
}

/** `npm start`, with what else it takes to measure: no limits, and none of wrangler's own records of requests. */
export function npmStart(port, stateDir) {
	const env = { ...liftedRates, ...untraced, PORT: String(port), STATE_DIR: stateDir };
	return { command: "npm", args: ["start"], env, ready: "Parley is ready" };
}

/** Makes an empty database of accounts. */
export function migrate(stateDir) {
	mustRun("wrangler", ["d1", "migrations", "apply", "DB", "--local", "--persist-to", stateDir], { quiet: true });
}

/** Guests and their group, in a state that is prepared once and copied for each start. */
class Population {
	#dir = null;
	people = [];
	conversationId = "";

	/** Has at least `count` people, whose servers come to `port`. */
	async prepare(count, port) {
		if (this.people.length >= count) return;
		if (this.#dir !== null) rmSync(this.#dir, { recursive: true, force: true });
		this.#dir = removeAtEnd(newStateDir("memory"));
		migrate(this.#dir);
		const server = await ServerProcess.start(hostOf(port, this.#dir));
		const url = `http://localhost:${port}`;
		this.people = [];
		while (this.people.length < count) {
			const names = Array.from({ length: Math.min(parallel, count - this.people.length) }, (_, index) => {
				return `Person ${this.people.length + index}`;
			});
			this.people.push(...(await Promise.all(names.map((name) => Talker.guest(url, name)))));
		}
		const [maker, ...others] = this.people;
		const members = others.map(({ id }) => id);
		const { id } = await maker.call("POST", "/api/conversations", { kind: "group", members, title: "Bench" });
		this.conversationId = id;
		await server.stop();
	}

	copyTo(stateDir) {
		mkdirSync(stateDir, { recursive: true });
		cpSync(this.#dir, stateDir, { recursive: true });
	}
}

const populations = new Map();

/** The population of a size, for all subjects that are Parley. */
function populationOf(count) {
	if (!populations.has(count)) populations.set(count, new Population());
	return populations.get(count);
}

export class Parley {
	memoryOf = "workerd";
	keeps = true;
	name = "parley";
	title = "Parley";
	#server = null;
	#port = 0;
	#population = null;

	get pid() {
		return this.#server.pid;
	}

	/** Builds the Worker, and makes guests and their group; nothing of it is measured. */
	async prepare({ people, port }) {
		const members = Math.min(people, limits.members);
		this.#population = populationOf(members);
		await this.#population.prepare(members, port);
	}

	/** Starts it on a copy of what was prepared. */
	async start(port, stateDir) {
		this.#port = port;
		this.#population.copyTo(stateDir);
		this.#server = await this.startServer(port, stateDir);
	}

	/** In the runtime itself. */
	startServer(port, stateDir) {
		return ServerProcess.start(hostOf(port, stateDir));
	}

	/** Somebody comes in over a socket; numbers beyond the last person are their second device, and so on. */
	enter(person, how) {
		const { people, conversationId } = this.#population;
		const { headers } = people[person % people.length];
		const path = `/api/conversations/${conversationId}/socket`;
		return enter({ port: this.#port, path, headers, packets: plain }, how);
	}

	async stop() {
		await this.#server?.stop();
		this.#server = null;
	}
}

/** The same behind the proxy of `wrangler dev`, as `npm start` runs it. */
export class ParleyDev extends Parley {
	name = "parley-dev";
	/** It is a developer's tool: a few people, and no disk besides. */
	mostPeople = 100;
	onlyIn = "memory";
	title = "Parley, wrangler dev";

	startServer(port, stateDir) {
		return ServerProcess.start(npmStart(port, stateDir));
	}
}
