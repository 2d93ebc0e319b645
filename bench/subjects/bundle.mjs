/** Builds Workers as a deployment would. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { mustRun, root } from "../../scripts/run.mjs";

/** Where everything that the bench builds goes. */
export const outDir = join(root, "dist/bench");

const built = new Map();

/** The built script of the Worker with this configuration; built once. */
export function bundle(name, config) {
	if (built.has(name)) return built.get(name);
	const out = join(outDir, name);
	// wrangler wants the folder of the client's files, though none of them matters here.
	mkdirSync(join(root, "dist/client"), { recursive: true });
	mustRun("wrangler", ["deploy", "--dry-run", "--config", config, "--outdir", out], { quiet: true });
	const script = join(out, `${name === "parley" ? "worker" : name}.js`);
	built.set(name, script);
	return script;
}
