/**
 * `npm start`: everything from a fresh clone to a running Parley on this machine.
 * PORT (8787) and STATE_DIR (.wrangler/state) say where; a var of wrangler.toml or a
 * rate of src/protocol/limits.ts that is set in the environment is handed on. WORKER (as in wrangler.toml): another entry, for a bench.
 * With `--watch` (`npm run dev`) the client is built again whenever it changes, with the page of all components beside it.
 */
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join, resolve } from "node:path";
import { ensureSecrets, installPackages, mustRun, root, start } from "./run.mjs";

const port = process.env.PORT ?? "8787";
const stateDir = resolve(root, process.env.STATE_DIR ?? ".wrangler/state");
const watch = process.argv.includes("--watch");
const address = `http://localhost:${port}`;
const mode = watch ? ["--mode", "development"] : [];
const buildClient = ["build", "--config", "client/vite.config.ts", "--logLevel", "warn", ...mode];

/** The names that the environment may override. */
function variables() {
	const limits = readFileSync(join(root, "src/protocol/limits.ts"), "utf8");
	return ["ALLOWED_ORIGINS", ...(limits.match(/^\t[A-Z][A-Z_]+(?=: )/gm) ?? []).map((name) => name.trim())];
}

function overrides() {
	return variables().flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : ["--var", `${name}:${value}`];
	});
}

async function waitUntilReady() {
	for (;;) {
		const healthy = await fetch(`${address}/api/health`).then(
			(response) => response.ok,
			() => false,
		);
		if (healthy) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

/** Whether something listens at our port already; better said now than after everything is built. */
function isTaken() {
	return new Promise((resolve) => {
		const probe = connect(Number(port), "localhost");
		probe.once("connect", () => {
			probe.destroy();
			resolve(true);
		});
		probe.once("error", () => resolve(false));
	});
}

if (await isTaken()) {
	console.error(`Port ${port} is in use. Stop what runs there, or choose another one: PORT=8788 npm start`);
	process.exit(1);
}
installPackages();
ensureSecrets();
// `npm test` has built it, and its servers must not take it away from each other while they start.
if (process.env.CLIENT_IS_BUILT !== "1") {
	console.info("Building the client …");
	mustRun("vite", buildClient);
}
console.info("Preparing the database …");
mustRun("wrangler", ["d1", "migrations", "apply", "DB", "--local", "--persist-to", stateDir], { quiet: true });

const children = [];
if (watch) {
	children.push(start("vite", [...buildClient, "--watch"]));
}
const where = ["--port", port, "--inspector-port", "0", "--persist-to", stateDir];
const manner = ["--log-level", "warn", "--show-interactive-dev-session=false"];
const entry = process.env.WORKER === undefined ? [] : [process.env.WORKER];
const server = start("wrangler", ["dev", ...entry, ...where, ...manner, ...overrides()]);
children.push(server);

let stopping = false;
function stop(signal) {
	if (stopping) return;
	stopping = true;
	for (const child of children) child.kill(signal);
}
process.on("SIGINT", () => stop("SIGINT"));
process.on("SIGTERM", () => stop("SIGTERM"));
server.on("exit", (code) => {
	const wanted = stopping;
	stop("SIGTERM");
	process.exit(wanted ? 0 : (code ?? 1));
});

await waitUntilReady();
if (watch) console.info(`\nAll components: ${address}/components`);
console.info(`\nParley is ready: ${address}\n(Ctrl-C stops it; what was said is kept in ${stateDir})`);
