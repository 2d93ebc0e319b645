/** Builds the service worker beside the client: one script, with the list of all files of the build. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { singleScript } from "./single-script.ts";

/** Files of `public` that the app shows when there is no network. */
const publicFiles = ["favicon.svg", "icon-192.png"];

/** What emoji are called in other languages than English: a lot that one person in six needs, and can do without. */
const notKept = /^assets\/_virtual_emoji-names/;

const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const sources = ["worker/service-worker.ts", "worker/removal.ts"].map(here);

function hashOf(content: string | Uint8Array): string {
	return createHash("sha256").update(content).digest("hex").slice(0, 16);
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
		generateBundle: {
			// After all that changes the page, whose hash it takes.
			order: "post",
			async handler(_, output) {
				const [worker = "", removal = ""] = sources;
				if (isOff) {
					this.emitFile({ type: "asset", fileName: "sw.js", source: await singleScript(removal, {}) });
					return;
				}
				const page = output["index.html"];
				if (page?.type !== "asset") throw new Error("index.html must be built before the service worker");
				const files = [
					// The address of the page: "/index.html" is answered with a redirect.
					{ url: "/", revision: hashOf(page.source) },
					...publicFiles.map((name) => ({ url: `/${name}`, revision: hashOf(readFileSync(here(`public/${name}`))) })),
					...Object.keys(output)
						.filter((name) => name.startsWith("assets/") && !notKept.test(name))
						.sort()
						.map((name) => ({ url: `/${name}`, revision: null })),
				];
				const defined = { BUILD: JSON.stringify({ name: hashOf(JSON.stringify(files)), files }) };
				this.emitFile({ type: "asset", fileName: "sw.js", source: await singleScript(worker, defined) });
			},
		},
	};
}
