/**
 * Runs a Worker in the runtime itself, as production does: connections go straight to it, without the proxy of `wrangler dev`.
 * `node runtime-host.mjs CONFIG SCRIPT PORT STATE_DIR`; BENCH_VARS: more vars, as JSON. What this process does itself
 * is to start the runtime.
 */
import { dirname, resolve } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";

const [config, script, port, stateDir] = process.argv.slice(2);
const { workerOptions } = await unstable_getMiniflareWorkerOptions(config);
// Files of the client are not what is measured here; in production they come without the Worker.
const { assets: _, modulesRules: __, rootPath: ___, ...options } = workerOptions;

const miniflare = new Miniflare(
	convertV4MiniflareOptions({
		...options,
		// Names the folders of the objects' state, and is what `wrangler dev` calls it.
		name: process.env.BENCH_NAME ?? "bench",
		modules: true,
		scriptPath: resolve(script),
		modulesRoot: dirname(resolve(script)),
		bindings: { ...options.bindings, ...JSON.parse(process.env.BENCH_VARS ?? "{}") },
		unsafeDirectSockets: [{ host: "127.0.0.1", port: Number(port) }],
		host: "127.0.0.1",
		port: 0,
		cf: false,
		resourcePersistencePath: resolve(stateDir, "v3"),
		enableDevRegistry: false,
	}),
);
process.on("SIGTERM", () => miniflare.dispose().then(() => process.exit(0)));
await miniflare.ready;
console.info("bench server is ready");
