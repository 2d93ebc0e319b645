/** Builds Workers as a deployment would. */
import { mkdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { mustRun, root } from "../../scripts/run.mjs";

/** Where everything that the bench builds goes. */
export const outDir = join(root, "dist/bench");

const built = new Map();

/** The script that is called like the file in `main`. */
function scriptOf(config) {
	const main = /^main = "(.+)"$/m.exec(readFileSync(config, "utf8"))?.[1] ?? "";
	return `${basename(main, extname(main))}.js`;
}

/** The built script of the Worker with this configuration; built once. */
export function bundle(name, config) {
	if (built.has(name)) return built.get(name);
	const out = join(outDir, name);
	// wrangler wants the folder of the client's files, though none of them matters here.
	mkdirSync(join(root, "dist/client"), { recursive: true });
	mustRun("wrangler", ["deploy", "--dry-run", "--config", config, "--outdir", out], { quiet: true });
	const script = join(out, scriptOf(config));
	built.set(name, script);
	return script;
}
