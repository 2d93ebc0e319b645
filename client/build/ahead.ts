/** Builds what runs before the app's own script is there (client/ahead.ts), and puts it into the page. */
import { fileURLToPath } from "node:url";
import type { Plugin, Rolldown } from "vite";
import { singleScript } from "./single-script.ts";

const ahead = fileURLToPath(new URL("../ahead.ts", import.meta.url));
const tables = fileURLToPath(new URL("../worker/language-tables.ts", import.meta.url));

/** The scripts and styles that an open conversation needs besides the first load. */
function conversationFiles(output: Rolldown.OutputBundle): { scripts: string[]; styles: string[] } {
	const chunks = Object.values(output).filter((file) => file.type === "chunk");
	const open = chunks.find(({ name }) => name === "open");
	if (open === undefined) throw new Error("There is no file for open conversations.");
	const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
	return {
		scripts: [open.fileName, ...open.imports.filter((name) => !entries.includes(name))],
		styles: [...(open.viteMetadata?.importedCss ?? [])],
	};
}

/** While developing there is no one file for open conversations: the app does without. */
export function askAhead(): Plugin {
	return {
		name: "parley-ask-ahead",
		apply: (_, { command, mode }) => command === "build" && mode !== "development",
		buildStart() {
			for (const source of [ahead, tables]) this.addWatchFile(source);
		},
		generateBundle: {
			// After Vite has made the page, and knows what belongs to what.
			order: "post",
			async handler(_, output) {
				const page = output["index.html"];
				if (page?.type !== "asset" || typeof page.source !== "string")
					throw new Error("There is no page to ask ahead for.");
				const emit = (name: string, source: string) =>
					`/${this.getFileName(this.emitFile({ type: "asset", name: `${name}.js`, source }))}`;
				const files = conversationFiles(output);
				const addresses = {
					tables: emit("language-tables", await singleScript(tables, {})),
					scripts: files.scripts.map((name) => `/${name}`),
					styles: files.styles.map((name) => `/${name}`),
				};
				const script = await singleScript(ahead, { AHEAD: JSON.stringify(addresses) });
				page.source = page.source.replace(
					"<script ",
					`<script async fetchpriority="high" src="${emit("ahead", script)}"></script>\n\t\t<script `,
				);
			},
		},
	};
}
