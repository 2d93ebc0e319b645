import { defineConfig } from "vite";

/** Where `npm run dev` finds the Worker (wrangler's own default). */
const worker = "http://127.0.0.1:8787";

export default defineConfig({
	root: import.meta.dirname,
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
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
