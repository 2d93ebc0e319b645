/**
 * Draws the icons of the installed app, once, whenever the logo changes: `node scripts/icons.mjs`. Needs a Chromium
 * (CHROMIUM says where). The pictures are committed, so that nobody needs this to build.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { root } from "./run.mjs";

const folder = join(root, "client/public");
const [, drawing] = /<\/title>(.*)<\/svg>/s.exec(readFileSync(join(folder, "favicon.svg"), "utf8"));
/** The favicon's colours, for a dark ground. */
const light = drawing.replace("#7fb9c4", "#8fd0db").replace("#0f7285", "#ffffff");

/** `share`: how much of the width the logo takes; `radius`: of the corners, of 100. */
const icon = (
	share,
	radius,
) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100%" height="100%">
	<rect width="100" height="100" rx="${radius}" fill="#0b5c6c"/>
	<svg x="${50 - share / 2}" y="${50 - share / 2}" width="${share}" height="${share}" viewBox="3 3.5 26 26">${light}</svg>
</svg>`;

const icons = [
	{ name: "icon-192.png", size: 192, svg: icon(62, 22) },
	{ name: "icon-512.png", size: 512, svg: icon(62, 22) },
	// A system cuts these as it likes; what is within 80 of 100 is always seen.
	{ name: "icon-maskable-512.png", size: 512, svg: icon(50, 0) },
	{ name: "apple-touch-icon.png", size: 180, svg: icon(60, 0) },
];

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
for (const { name, size, svg } of icons) {
	const page = await browser.newPage({ viewport: { width: size, height: size } });
	await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
	writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }));
	await page.close();
	console.info(name);
}
await browser.close();
