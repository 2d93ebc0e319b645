/** Puts into the page, and into a manifest for each language, what is said of the app where it does not run (client/words/outside.ts). */
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { shell as ar } from "../words/ar/shell.ts";
import { shell as de } from "../words/de/shell.ts";
import { shell as en } from "../words/en/shell.ts";
import { shell as es } from "../words/es/shell.ts";
import { shell as fr } from "../words/fr/shell.ts";
import { shell as ja } from "../words/ja/shell.ts";
import { allLanguages, directionOf, type Language } from "../words/languages.ts";
import { manifestPath } from "../words/manifests.ts";
import { outside } from "../words/outside.ts";

const shells = { en, de, es, fr, ja, ar };
const template = new URL("../manifest.json", import.meta.url);

/** The manifest in this language: all of it but the words is the same. */
function manifestIn(language: Language): string {
	const manifest = JSON.parse(readFileSync(template, "utf8"));
	const { newConversation } = shells[language];
	return JSON.stringify({
		...manifest,
		description: outside[language].description,
		lang: language,
		dir: directionOf(language),
		shortcuts: manifest.shortcuts.map((shortcut: object) => ({ ...shortcut, name: newConversation })),
	});
}

/** What a browser without scripts shows: nobody knows which language is read there. */
function sectionIn(language: Language): string {
	const { title, text } = outside[language].noScript;
	const heading = language === "en" ? "h1" : "h2";
	return `<section lang="${language}" dir="${directionOf(language)}"><${heading}>${title}</${heading}><p>${text}</p></section>`;
}

/** Emits the manifests, and fills in the page. */
export function outsideWords(): Plugin {
	return {
		name: "parley-outside-words",
		transformIndexHtml: (html) =>
			html
				.replace("<!-- description -->", outside.en.description)
				.replace("<!-- without scripts -->", allLanguages.map(sectionIn).join("")),
		generateBundle() {
			for (const language of allLanguages) {
				this.emitFile({ type: "asset", fileName: manifestPath(language).slice(1), source: manifestIn(language) });
			}
		},
	};
}
