import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { askAhead } from "./build/ahead.ts";
import { compileAhead } from "./build/compile-ahead.ts";
import { emojiData } from "./build/emoji-rows.ts";
import { icons, openPart } from "./build/open-part.ts";
import { outsideWords } from "./build/outside-words.ts";
import { serviceWorker } from "./build/service-worker.ts";

/** Where `npm run dev` finds the Worker (wrangler's own default). */
const worker = "http://127.0.0.1:8787";

/** What is put in the place of packages. The tests use it too. */
export const standIns = {
	"decode-named-character-reference": fileURLToPath(
		new URL("./view/formatting/no-named-references.ts", import.meta.url),
	),
};

/**
 * Nothing is painted before the script has run: it knows the theme that was
 * chosen on this device, and without it there is nothing to see. Vite writes the
 * tag anew and leaves out the attribute that says so.
 */
const paintAfterScript: Plugin = {
	name: "paint-after-script",
	transformIndexHtml: {
		order: "post",
		handler: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"'),
	},
};

/** The page of all components is built for whoever develops (`npm run dev`), and for the test that looks at it. */
const pages = (mode: string) =>
	(mode === "development" ? ["index.html", "components.html"] : ["index.html"]).map((name) =>
		fileURLToPath(new URL(name, import.meta.url)),
	);

export default defineConfig(({ mode }) => ({
	root: import.meta.dirname,
	plugins: [
		paintAfterScript,
		emojiData(),
		outsideWords(),
		compileAhead(["index", "open"]),
		askAhead(),
		serviceWorker(),
	],
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	resolve: { alias: standIns },
	build: {
		outDir: "../dist/client",
		emptyOutDir: true,
		// Browsers with light-dark(), field-sizing or its fallback, and Set methods; older ones are not served.
		target: ["chrome125", "edge125", "firefox128", "safari17.5"],
		modulePreload: {
			polyfill: false,
			// Each link that asks for a part ahead takes half a millisecond of a laptop's time. What else is fetched while nobody waits
			// for it finds what it imports by itself.
			resolveDependencies: (part, files) =>
				part.startsWith("assets/open-") ? files : files.filter((file) => file.endsWith(".css")),
		},
		// A data: address would need an exception in the content security policy.
		assetsInlineLimit: 0,
		rolldownOptions: {
			input: pages(mode),
			output: {
				// Not of two pages: that would run the one in the other, and bring styles in another order.
				codeSplitting:
					mode === "development"
						? true
						: {
								includeDependenciesRecursively: false,
								groups: [
									// One file for all of the first load: each more is a trip over the network, where requests cannot share a line.
									{ name: "first", tags: ["$initial" as const] },
									{ name: "icons", test: icons },
									{ name: openPart(), debugName: "open" },
								],
							},
			},
		},
	},
	server: { proxy: { "/api": { target: worker, ws: true } } },
}));
