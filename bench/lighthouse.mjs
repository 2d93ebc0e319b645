/**
 * `node bench/lighthouse.mjs` (Node 24): what Lighthouse says of the sign-in page and of a conversation of 1,000 messages, on
 * the production build, with its mobile profile. Each page is looked at ROUNDS times (5), and the median run by performance is
 * the one that counts. Writes lighthouse-results.md. Lighthouse is brought by npx, and is no dependency of the project. PORT
 * (8793), CHROMIUM (/usr/bin/chromium), BESIDE: what else runs on the machine, for the results.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { Server } from "../test/faults/server.ts";
import { Talker } from "./load/talker.mjs";
import { makeLongTalk } from "./subjects/long-talk.mjs";

const version = "13.5.0";
const messages = 1_000;
/** Longest that a run may take, in milliseconds. */
const patience = 180_000;
const rounds = Number(process.env.ROUNDS ?? 5);
const port = Number(process.env.PORT ?? 8793);
const beside = process.env.BESIDE ?? "nobody has noted what";
const categories = ["performance", "accessibility", "best-practices", "seo"];

const outDir = fileURLToPath(new URL("../dist/lighthouse", import.meta.url));
mkdirSync(outDir, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), "parley-lighthouse-"));
const devtools = port + 1;
const server = new Server(port);
// Not by Playwright: Lighthouse comes in by the same port.
const chrome = spawn(
	process.env.CHROMIUM ?? "/usr/bin/chromium",
	[
		...["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
		...["--no-first-run", `--remote-debugging-port=${devtools}`, `--user-data-dir=${profile}`, "about:blank"],
	],
	{ stdio: ["ignore", "ignore", "pipe"] },
);
await new Promise((resolve, reject) => {
	chrome.once("exit", (code) => reject(new Error(`the browser ended with ${code}`)));
	chrome.stderr.on("data", (text) => String(text).includes("DevTools listening") && resolve());
});
const started = loadavg()
	.map((number) => number.toFixed(1))
	.join(", ");

/** One run of Lighthouse, in the browser with the cookies that it has. */
function look(url, name, round) {
	const path = join(outDir, `${name}-${round}.json`);
	execFileSync(
		"npx",
		[
			...["--yes", `lighthouse@${version}`, url, `--port=${devtools}`, "--quiet"],
			...["--output=json", `--output-path=${path}`, `--only-categories=${categories.join(",")}`],
		],
		{ stdio: ["ignore", "ignore", "inherit"], timeout: patience },
	);
	return JSON.parse(readFileSync(path, "utf8"));
}

const scoreOf = (report, category) => Math.round(report.categories[category].score * 100);
const shown = (report, audit) => report.audits[audit].displayValue ?? "";

/** The audits that cost something, of the categories that are to be at 100. */
function findings(report) {
	return categories
		.slice(1)
		.flatMap((category) =>
			report.categories[category].auditRefs
				.filter(({ id, weight }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 1)
				.map(({ id }) => `${category}: ${report.audits[id].title}`),
		);
}

const metrics = [
	"first-contentful-paint",
	"largest-contentful-paint",
	"total-blocking-time",
	"cumulative-layout-shift",
];

function judge(what, url, name) {
	const reports = Array.from({ length: rounds }, (_, round) => look(url, name, round));
	reports.sort((one, other) => scoreOf(one, "performance") - scoreOf(other, "performance"));
	const median = reports[Math.floor(reports.length / 2)];
	const all = reports.map((report) => scoreOf(report, "performance")).join(", ");
	const numbers = categories.map((category) => scoreOf(median, category));
	const times = metrics.map((metric) => shown(median, metric));
	return {
		row: `| ${what} | ${numbers.join(" | ")} | ${all} | ${times.join(" | ")} |`,
		found: [...new Set(reports.flatMap(findings))].map((finding) => `- ${what}: ${finding}`),
	};
}

try {
	await server.run();
	const ann = await Talker.guest(server.url, "Ann");
	// Signed out first.
	const outside = judge("the sign-in page", `${server.url}/sign-in`, "sign-in");

	// Let go of afterwards: Playwright holds back every page that somebody else opens.
	const browser = await chromium.connectOverCDP(`http://127.0.0.1:${devtools}`);
	const [page] = browser.contexts()[0].pages();
	await page.goto(server.url);
	const id = await makeLongTalk({ server, page, ann, count: messages });
	// The app knows them from now on, as it knows whoever comes again. Lighthouse throws away what it keeps of itself.
	await page.goto(server.url);
	await page.getByRole("navigation", { name: "Conversations" }).waitFor();
	await page.goto("about:blank");
	const chromiumVersion = browser.version();
	await browser.close();
	const inside = judge(
		`a conversation of ${messages.toLocaleString("en")} messages`,
		`${server.url}/c/${id}`,
		"conversation",
	);

	const found = [...outside.found, ...inside.found];
	const text = `# What Lighthouse says

Written by \`node bench/lighthouse.mjs\`; nothing here is estimated. ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${cpus()[0]?.model ?? "an unknown processor"}, Node ${process.version},
Lighthouse ${version}, Chromium ${chromiumVersion} without a graphics processor, the production build on the local server on the same machine.
Load of the machine (1, 5, 15 minutes) before anything was started: ${started} (beside it: ${beside}). Lighthouse's mobile profile: a phone of its own choice,
slow 4G and a processor four times slower, simulated. The median of ${rounds} runs by performance; the goals are 100 for accessibility, best practices and
SEO, and 95 for performance.

| | performance | accessibility | best practices | SEO | performance, all runs | first contentful paint | largest contentful paint | total blocking time | layout shift |
| --- | --: | --: | --: | --: | --- | --: | --: | --: | --: |
${outside.row}
${inside.row}

${found.length === 0 ? "It found nothing that costs points but time." : `What cost points besides time:\n\n${found.join("\n")}`}
`;
	writeFileSync(new URL("lighthouse-results.md", import.meta.url), text);
	console.info(text);
} finally {
	chrome.kill();
	await server.remove();
	rmSync(profile, { recursive: true, force: true });
}
