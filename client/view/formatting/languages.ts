/** The languages whose code is coloured, by the names that people give them. Each one is fetched by itself. */
import type { LanguageFn } from "highlight.js";

type Load = () => Promise<{ default: LanguageFn }>;

const loaders: Readonly<Record<string, Load>> = {
	bash: () => import("highlight.js/lib/languages/bash"),
	c: () => import("highlight.js/lib/languages/c"),
	cpp: () => import("highlight.js/lib/languages/cpp"),
	css: () => import("highlight.js/lib/languages/css"),
	diff: () => import("highlight.js/lib/languages/diff"),
	go: () => import("highlight.js/lib/languages/go"),
	ini: () => import("highlight.js/lib/languages/ini"),
	java: () => import("highlight.js/lib/languages/java"),
	javascript: () => import("highlight.js/lib/languages/javascript"),
	json: () => import("highlight.js/lib/languages/json"),
	python: () => import("highlight.js/lib/languages/python"),
	ruby: () => import("highlight.js/lib/languages/ruby"),
	rust: () => import("highlight.js/lib/languages/rust"),
	sql: () => import("highlight.js/lib/languages/sql"),
	typescript: () => import("highlight.js/lib/languages/typescript"),
	xml: () => import("highlight.js/lib/languages/xml"),
	yaml: () => import("highlight.js/lib/languages/yaml"),
};

const otherNames: Readonly<Record<string, string>> = {
	"c++": "cpp",
	cc: "cpp",
	golang: "go",
	h: "c",
	hpp: "cpp",
	html: "xml",
	js: "javascript",
	jsonc: "json",
	jsx: "javascript",
	mjs: "javascript",
	patch: "diff",
	py: "python",
	python3: "python",
	rb: "ruby",
	rs: "rust",
	sh: "bash",
	shell: "bash",
	svg: "xml",
	toml: "ini",
	ts: "typescript",
	tsx: "typescript",
	yml: "yaml",
	zsh: "bash",
};

export interface Language {
	name: string;
	load: Load;
}

/** The language of this name; null: its code stays plain. */
export function languageOf(written: string): Language | null {
	const lower = written.toLowerCase();
	const name = Object.hasOwn(otherNames, lower) ? (otherNames[lower] ?? lower) : lower;
	const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
	return load === undefined ? null : { name, load };
}
