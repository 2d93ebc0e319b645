/** What a first visit has to fetch, after gzip. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "./run.mjs";

const dist = join(root, "dist/client");

/** The files that a first visit loads: what index.html names, and what that imports statically. */
function firstLoad() {
	const html = readFileSync(join(dist, "index.html"), "utf8");
	const files = new Set([...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file));
	for (const file of files) {
		if (!file.endsWith(".js")) continue;
		const code = readFileSync(join(dist, file), "utf8");
		for (const [, name] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) files.add(`assets/${name}`);
	}
	return [...files];
}

/** Bytes of gzip of the built client's first load, of files with this ending. */
export function firstLoadBytes(kind) {
	return firstLoad()
		.filter((file) => file.endsWith(`.${kind}`))
		.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
}
