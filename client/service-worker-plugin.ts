/** Builds the service worker beside the client: one script, with the list of all files of the build. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

/** Files of `public` that the app shows when there is no network. */
const publicFiles = ["favicon.svg", "icon-192.png"];

/** What emoji are called in other languages than English: a lot that one person in six needs, and can do without. */
const notKept = /^assets\/_virtual_emoji-names/;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const sources = ["./worker/service-worker.ts", "./worker/removal.ts"].map(here);

function hashOf(content: string | Uint8Array): string {
	return createHash("sha256").update(content).digest("hex").slice(0, 16);
}

/** One script without imports: Firefox takes no modules here. */
async function bundle(entry: string, defined: Record<string, string>): Promise<string> {
	const built = await build({
		configFile: false,
		root: import.meta.dirname,
		publicDir: false,
		logLevel: "warn",
		// Not what the surroundings say: tests build it, too, and Workbox would tell the console all that it does.
		define: { ...defined, "process.env.NODE_ENV": '"production"' },
		build: {
			write: false,
			modulePreload: false,
			target: ["chrome125", "edge125", "firefox128", "safari17.5"],
			rolldownOptions: { input: entry, output: { format: "iife", entryFileNames: "sw.js" } },
		},
	});
	const [result] = Array.isArray(built) ? built : [built];
	const [script] = result !== undefined && "output" in result ? result.output : [];
	if (script?.type !== "chunk") throw new Error("the service worker was not built");
	return script.code;
}

/**
 * Emits `sw.js`. With SERVICE_WORKER=off it is one that takes an earlier one back, and so it is while developing: each
 * load shows what was just built, and pages besides the app can be reached.
 */
export function serviceWorker(): Plugin {
	let isOff = process.env.SERVICE_WORKER === "off";
	return {
		name: "parley-service-worker",
		apply: "build",
		enforce: "post",
		configResolved({ mode }) {
			isOff ||= mode === "development";
		},
		buildStart() {
			for (const source of sources) this.addWatchFile(source);
		},
		async generateBundle(_, output) {
			const [worker = "", removal = ""] = sources;
			if (isOff) {
				this.emitFile({ type: "asset", fileName: "sw.js", source: await bundle(removal, {}) });
				return;
			}
			const page = output["index.html"];
			if (page?.type !== "asset") throw new Error("index.html must be built before the service worker");
			const files = [
				// The address of the page: "/index.html" is answered with a redirect.
				{ url: "/", revision: hashOf(page.source) },
				...publicFiles.map((name) => ({ url: `/${name}`, revision: hashOf(readFileSync(here(`./public/${name}`))) })),
				...Object.keys(output)
					.filter((name) => name.startsWith("assets/") && !notKept.test(name))
					.sort()
					.map((name) => ({ url: `/${name}`, revision: null })),
			];
			const defined = { BUILD: JSON.stringify({ name: hashOf(JSON.stringify(files)), files }) };
			this.emitFile({ type: "asset", fileName: "sw.js", source: await bundle(worker, defined) });
		},
	};
}
