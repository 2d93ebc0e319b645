/** Keeps what was measured, and writes the page from all that is kept. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pageOf } from "./page.ts";

/** Keeps a work's record; an earlier one of the same work goes. */
export function keepRecord(folder, record) {
	mkdirSync(join(folder, "results"), { recursive: true });
	writeFileSync(join(folder, "results", `${record.work}.json`), `${JSON.stringify(record, null, "\t")}\n`);
}

/** Writes RESULTS.md and its plots from all records in `folder`. */
export function writePage(folder) {
	const results = join(folder, "results");
	if (!existsSync(results)) return;
	const files = readdirSync(results).filter((name) => name.endsWith(".json"));
	const { text, plots } = pageOf(files.map((name) => JSON.parse(readFileSync(join(results, name), "utf8"))));
	mkdirSync(join(folder, "plots"), { recursive: true });
	for (const { name, svg } of plots) writeFileSync(join(folder, "plots", `${name}.svg`), svg);
	writeFileSync(join(folder, "RESULTS.md"), text);
}
