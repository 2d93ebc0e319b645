/** What the scripts share: where the project is, its own programs, and what to install. Runs on Node 20 and later. */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The top folder of the project. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const bin = join(root, "node_modules", ".bin");

/**
 * The environment for the project's own programs: its `node` comes first, since
 * wrangler needs a newer one than a machine may have, and nothing calls home.
 */
export const environment = {
	...process.env,
	PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
	WRANGLER_SEND_METRICS: "false",
	WRANGLER_HIDE_BANNER: "true",
	CLOUDFLARE_CF_FETCH_ENABLED: "false",
	NO_UPDATE_NOTIFIER: "1",
};

/** Runs a program to its end; its exit code. `quiet`: its output is shown only when it fails. */
export function run(command, args, { quiet = false, cwd = root } = {}) {
	const done = spawnSync(command, args, {
		cwd,
		env: environment,
		stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
		encoding: "utf8",
		maxBuffer: 64 * 1024 * 1024,
	});
	if (quiet && done.status !== 0) process.stderr.write(`${done.stdout ?? ""}${done.stderr ?? ""}`);
	return done.status ?? 1;
}

/** The same, and the end of everything when it fails. */
export function mustRun(command, args, options) {
	const code = run(command, args, options);
	if (code !== 0) {
		console.error(`failed: ${command} ${args.join(" ")}`);
		process.exit(code);
	}
}

/** Starts a program in our own process group: whoever ends the group ends it too. */
export function start(command, args, options = {}) {
	return spawn(command, args, { cwd: root, env: environment, stdio: ["ignore", "inherit", "inherit"], ...options });
}

/**
 * Whether node_modules holds what the lock file names. npm keeps its own list of what it
 * installed; times say nothing, since git and npm touch the files in any order.
 */
function isInstalled() {
	const installed = join(root, "node_modules", ".package-lock.json");
	if (!existsSync(installed)) return false;
	const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
	const { packages } = JSON.parse(readFileSync(installed, "utf8"));
	// Optional ones are for other machines.
	return Object.entries(wanted).every(
		([path, { version, optional }]) => path === "" || optional === true || packages[path]?.version === version,
	);
}

/** Installs the packages that the lock file names, unless they are there. */
export function installPackages() {
	if (isInstalled()) return;
	console.info("Installing packages …");
	mustRun("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}

/** Makes `.dev.vars` with a random secret, unless it holds one. Never committed. */
export function ensureSecrets() {
	const file = join(root, ".dev.vars");
	const text = existsSync(file) ? readFileSync(file, "utf8") : "";
	if (/^BETTER_AUTH_SECRET=/m.test(text)) return;
	const line = `BETTER_AUTH_SECRET="${randomBytes(32).toString("base64url")}"\n`;
	writeFileSync(file, `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${line}`, { mode: 0o600 });
}
