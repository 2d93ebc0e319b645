/**
 * The page of all components in every look: it draws without a mistake, passes axe, and looks as it did.
 * `UPDATE_PICTURES=1 npx vitest run --project e2e test/e2e/showcase.test.ts` keeps what it looks like now.
 */
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { build, type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findingsOfColours, findingsOfParts } from "./support/axe.ts";
import { executablePath, switches } from "./support/chromium.ts";
import { clearFindings, differs, isUpdate } from "./support/pictures.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const configFile = `${root}client/vite.config.ts`;

/** The looks that pictures are kept of. */
const looks = [
	{ name: "light", query: "theme=light", width: 1100 },
	{ name: "dark", query: "theme=dark", width: 1100 },
	{ name: "right-to-left", query: "theme=light&language=ar", width: 1100 },
	{ name: "phone", query: "theme=light", width: 360 },
	{ name: "forced-colours", query: "theme=light", width: 1100 },
] as const;
/** Both of the themes, all but the colours in one of them; what axe finds hardly depends on anything else. */
const withAxe: readonly string[] = ["light", "dark"];

/** Of these families pictures are kept of what is under the pointer, and of what has the focus: all of it at once. */
const touchedFamilies: readonly string[] = ["fields", "list", "headers", "messages", "composer"];
const isTouched = (family: string, look: string) => withAxe.includes(look) && touchedFamilies.includes(family);
const states = [
	{ state: "hover", classes: ["hover"] },
	{ state: "focus", classes: ["focus", "focus-visible"] },
] as const;

let server: PreviewServer;
let browser: Browser;
let address: string;

beforeAll(async () => {
	const outDir = `${root}dist/showcase`;
	await build({ configFile, mode: "development", logLevel: "warn", build: { outDir } });
	server = await preview({
		configFile,
		mode: "development",
		logLevel: "warn",
		build: { outDir },
		preview: { port: 0 },
	});
	address = server.resolvedUrls?.local[0] ?? "";
	// Letters are drawn in grey, and on whole pixels nowhere.
	browser = await chromium.launch({
		executablePath,
		args: [...switches, "--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb"],
	});
	clearFindings();
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

/** Opens the page; `errors` collects what went wrong on it. */
async function open({ name, query, width }: (typeof looks)[number], errors: string[]): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width, height: 900 },
		serviceWorkers: "block",
		timezoneId: "UTC",
		locale: "en-US",
		colorScheme: "light",
		reducedMotion: "reduce",
		forcedColors: name === "forced-colours" ? "active" : "none",
	});
	const page = await context.newPage();
	page.on("pageerror", (error) => errors.push(error.message));
	page.on("console", (message) => {
		if (message.type() === "error") errors.push(message.text());
	});
	// Nothing is drawn yet: there is no such family.
	await page.goto(`${address}components.html?${query}#none`);
	await page.locator("html[data-settled]").waitFor();
	return page;
}

/** Shows one family alone. */
async function show(page: Page, family: string): Promise<void> {
	await page.evaluate((of) => {
		location.hash = of;
	}, family);
	await page.locator(`html[data-settled=${family}]`).waitFor({ timeout: 60_000 });
}

/** A picture of a family as it is drawn now. */
function shotOf(page: Page, family: string): Promise<Buffer> {
	const mask = [page.locator("[data-unsteady=true]")];
	return page.locator(`#${family}`).screenshot({ animations: "disabled", mask });
}

/** Has everything in a family that can be touched look as if it were. The answer ends that. */
async function force(page: Page, family: string, classes: readonly string[]): Promise<() => Promise<void>> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send("DOM.enable");
	await devtools.send("CSS.enable");
	const { root } = await devtools.send("DOM.getDocument");
	const selector = ["a", "button", "input", "textarea", "select", "[role=option]", ".message", "[tabindex='0']"]
		.map((one) => `#${family} ${one}`)
		.join(", ");
	const { nodeIds } = await devtools.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector });
	for (const nodeId of nodeIds) {
		await devtools.send("CSS.forcePseudoState", { nodeId, forcedPseudoClasses: [...classes] });
	}
	return () => devtools.detach();
}

describe("the page of all components", () => {
	test.each(looks)(
		"looks as it did: $name",
		async (look) => {
			const { name } = look;
			const errors: string[] = [];
			const page = await open(look, errors);
			const families = await page.locator(".controls nav a").allTextContents();
			const faults: string[] = [];
			for (const family of families.filter((of) => of !== "all")) {
				await show(page, family);
				faults.push(...differs(`${family}-${name}`, await shotOf(page, family)));
				for (const { state, classes } of isTouched(family, name) ? states : []) {
					const forget = await force(page, family, classes);
					faults.push(...differs(`${family}-${state}-${name}`, await shotOf(page, family)));
					await forget();
				}
				const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				if (beyond > 0) faults.push(`${family} is ${beyond} px too wide`);
				if (withAxe.includes(name) && !isUpdate) {
					const findings = name === "light" ? findingsOfParts : findingsOfColours;
					for (const finding of await findings(page)) faults.push(`${family}: ${finding}`);
				}
			}
			expect(families.length).toBeGreaterThan(10);
			expect([...errors, ...faults]).toEqual([]);
			await page.context().close();
		},
		400_000,
	);

	test("is no part of what is deployed", async () => {
		const built = await build({ configFile, logLevel: "warn", build: { write: false } });
		const files = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
		expect(files.map(({ fileName }) => fileName)).toContain("index.html");
		expect(files.map(({ fileName }) => fileName).filter((name) => /components|\.woff2$/.test(name))).toEqual([]);
		const modules = files.flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
		expect(modules.length).toBeGreaterThan(300);
		expect(modules.filter((id) => /client\/showcase|\/test\//.test(id))).toEqual([]);
	}, 60_000);
});
