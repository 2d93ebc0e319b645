/**
 * `npm test`, and so CI: format and lint, types, the production build and what it
 * weighs, a dry run of the deployment, then every test. Ends with the counts.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { ensureSecrets, environment, installPackages, mustRun, root, run, start } from "./run.mjs";
import { firstLoadBytes, partsThatOutgrew } from "./weight.mjs";

/** The most that a first load may bring, in bytes of gzip: what index.html names, and what that imports statically. */
const budgets = { js: 60_000, css: 15_000 };

/** Debian's Chromium, where no browser is found. Not its headless shell: that installs no app, and shows no notification. */
function ensureBrowser() {
	const known = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
	const found = known.find((path) => path !== undefined && existsSync(path));
	if (found !== undefined) return found;
	console.info("Installing Chromium …");
	const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
	const apt = (...args) => [...sudo, "apt-get", "-qq", ...args];
	for (const [command, ...args] of [apt("update"), apt("install", "-y", "--no-install-recommends", "chromium")]) {
		mustRun(command, args, { quiet: true });
	}
	return "/usr/bin/chromium";
}

function checkWeight() {
	let fits = true;
	for (const [kind, budget] of Object.entries(budgets)) {
		const bytes = firstLoadBytes(kind);
		console.info(`first load, ${kind}: ${bytes} bytes of gzip (at most ${budget})`);
		if (bytes === 0 || bytes > budget) fits = false;
	}
	return fits;
}

function checkParts() {
	const wrong = partsThatOutgrew();
	for (const line of wrong) console.info(`docs/sizes.md: ${line}`);
	if (wrong.length > 0) console.info("If it has to be so, write docs/sizes.md anew.");
	return wrong.length === 0;
}

installPackages();
ensureSecrets();
const chromium = ensureBrowser();

const steps = [
	["format and lint", () => run("biome", ["ci", "--error-on-warnings", "."]) === 0],
	["build", () => run("vite", ["build", "--config", "client/vite.config.ts", "--logLevel", "warn"]) === 0],
	["weight of the first load", checkWeight],
	["weight of the parts that come later", checkParts],
	[
		"deployment, dry run",
		() => run("wrangler", ["deploy", "--dry-run", "--outdir", "dist/worker"], { quiet: true }) === 0,
	],
];
let passed = 0;
let failed = 0;
function note(name, ok) {
	console.info(`${ok ? "passed" : "FAILED"}: ${name}`);
	if (ok) passed++;
	else failed++;
}
for (const [name, step] of steps) note(name, step());

mkdirSync(join(root, "dist"), { recursive: true });
environment.CHROMIUM = chromium;
environment.CLIENT_IS_BUILT = "1";

/** The types of everything, beside the first tests: on one processor that takes as long as a tenth of them. */
async function checkTypes() {
	const child = start("npm", ["run", "--silent", "types"]);
	const code = await new Promise((resolve) => child.on("close", resolve));
	return code === 0;
}

/** Runs some projects, and shows what they say: at once, or when they are done. */
async function runTests(name, projects, { isLive } = {}) {
	const report = join(root, `dist/test-report-${name}.json`);
	rmSync(report, { force: true });
	const args = projects.flatMap((project) => ["--project", project]);
	const child = start(
		"vitest",
		["run", ...args, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
		{
			stdio: ["ignore", isLive ? "inherit" : "pipe", isLive ? "inherit" : "pipe"],
		},
	);
	let said = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding("utf8").on("data", (text) => {
			said += text;
		});
	}
	const code = await new Promise((resolve) => child.on("close", resolve));
	const counts = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
	const { numPassedTests = 0, numFailedTests = 0, numTotalTests = 0, testResults = [] } = counts;
	// A suite that could not even be loaded has no tests that failed.
	const isUncounted = numTotalTests === 0 || (code !== 0 && numFailedTests === 0);
	const failures = testResults.flatMap(failuresOf);
	if (isUncounted) failures.push(`${name}: ended with ${code}, and no test of it failed`);
	if (!isLive) process.stdout.write(said);
	return {
		failures,
		passed: numPassedTests,
		failed: numFailedTests + (isUncounted ? 1 : 0),
		total: numTotalTests,
	};
}

/** What failed in a file of tests: its title, and the beginning of what it said. */
function failuresOf({ name, message, assertionResults }) {
	const ofFile = assertionResults.length === 0 && message ? [{ fullName: "could not be run", says: message }] : [];
	const ofTests = assertionResults
		.filter(({ status }) => status === "failed")
		.map(({ fullName, failureMessages }) => ({ fullName, says: failureMessages?.join("\n") ?? "" }));
	return [...ofFile, ...ofTests].map(
		({ fullName, says }) => `${relative(root, name)}: ${fullName}\n  ${says.slice(0, 1500).replaceAll("\n", "\n  ")}`,
	);
}

// What runs in one process by itself runs beside the other. Those in browsers are two at a time (vitest.config.ts), which is all
// that two processors can do.
const types = checkTypes();
const alone = await Promise.all([
	runTests("workers", ["workers", "packed"], { isLive: true }),
	runTests("pages", ["unit", "client", "client-alone"]),
]);
note("types", await types);
const all = [...alone, await runTests("e2e", ["e2e"], { isLive: true })];
// Once more at the end: a log is often cut off at its beginning.
for (const { failures } of all) {
	for (const failure of failures) console.info(`\nFAILED ${failure}`);
}
let left = 0;
for (const done of all) {
	passed += done.passed;
	failed += done.failed;
	left += Math.max(0, done.total - done.passed - done.failed);
}
console.info(`\n${passed} passed, ${failed} failed${left > 0 ? `, ${left} skipped` : ""}`);
process.exit(failed === 0 ? 0 : 1);
