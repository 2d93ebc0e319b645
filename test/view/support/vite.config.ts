/** Serves the views on the fake app, to look at them: `npx vite --config test/view/support/vite.config.ts`. */
import { resolve } from "node:path";
import { defineConfig } from "vite";
import { emojiData } from "../../../client/emoji-rows.ts";

const repository = resolve(import.meta.dirname, "../../..");

export default defineConfig({
	root: import.meta.dirname,
	publicDir: resolve(repository, "client/public"),
	cacheDir: resolve(repository, "node_modules/.vite-gallery"),
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	plugins: [emojiData()],
	server: { port: 9210, strictPort: true, fs: { allow: [repository] } },
});
