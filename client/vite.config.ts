import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { serviceWorker } from "./service-worker-plugin.ts";

/** Where `npm run dev` finds the Worker (wrangler's own default). */
const worker = "http://127.0.0.1:8787";

/** What is put in the place of packages. The tests use it too. */
export const standIns = {
	"decode-named-character-reference": fileURLToPath(
		new URL("./view/formatting/no-named-references.ts", import.meta.url),
	),
};

export default defineConfig({
	root: import.meta.dirname,
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	resolve: { alias: standIns },
	plugins: [serviceWorker()],
	build: {
		outDir: "../dist/client",
		emptyOutDir: true,
		// Browsers with light-dark(), field-sizing or its fallback, and Set methods; older ones are not served.
		target: ["chrome125", "edge125", "firefox128", "safari17.5"],
		modulePreload: { polyfill: false },
		// A data: address would need an exception in the content security policy.
		assetsInlineLimit: 0,
	},
	server: { proxy: { "/api": { target: worker, ws: true } } },
});
