import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { colour, contrast, declarations, over, type Scheme, tokensOf, variants } from "./tokens.ts";

/** Colours over others, first the lowest: `--hover` and `--chosen` let through what lies below. */
type Surface = readonly string[];

const surfaces = {
	page: ["--page"],
	side: ["--side"],
	raised: ["--raised"],
	chosenSide: ["--side", "--chosen"],
	chosenPage: ["--page", "--chosen"],
	chosenRaised: ["--raised", "--chosen"],
	hoverSide: ["--side", "--hover"],
	hoverPage: ["--page", "--hover"],
	hoverRaised: ["--raised", "--hover"],
	bubble: ["--bubble"],
	own: ["--bubble-own"],
	failed: ["--bad-soft"],
	code: ["--code"],
} satisfies Record<string, Surface>;

type Name = keyof typeof surfaces;

/** Text on what it stands on, as the style sheets have it. */
const texts: readonly [text: string, on: readonly Name[]][] = [
	[
		"--text",
		["page", "side", "raised", "chosenSide", "chosenPage", "chosenRaised", "hoverRaised", "bubble", "own", "failed"],
	],
	["--text-quiet", ["page", "side", "raised", "chosenSide", "chosenRaised", "hoverSide", "hoverRaised", "bubble"]],
	["--quiet-own", ["own"]],
	["--accent", ["page", "side", "raised", "chosenSide", "chosenRaised", "hoverRaised", "bubble", "own"]],
	["--accent-strong", ["bubble", "own"]],
	["--good", ["page", "side", "raised"]],
	["--fair", ["page", "side", "raised"]],
	["--bad", ["page", "side", "raised", "hoverRaised", "failed"]],
	["--code-quiet", ["code"]],
];

/** Text on what is filled. */
const fills: readonly [text: string, on: Surface][] = [
	["--on-accent", ["--accent"]],
	["--on-accent", ["--accent-strong"]],
	["--on-accent", ["--bad-fill"]],
	["--on-accent", ["--bad-fill-strong"]],
	["--side", ["--text-quiet"]],
];

/** What is not text but must be seen: edges of fields, rings of focus, signs. */
const signs: readonly [sign: string, on: readonly Name[]][] = [
	["--line-strong", ["page", "side", "raised"]],
	["--focus", ["page", "side", "raised", "chosenSide", "chosenRaised", "bubble", "own", "failed"]],
	["--accent", ["own", "page"]],
	["--good", ["page"]],
];

const accents = ["", ...variants("accent")];
const looks = accents.flatMap((accent) =>
	(["normal", "contrast"] as const).flatMap((theme) =>
		(["light", "dark"] as const).map((scheme) => ({ accent, theme, scheme })),
	),
);

function surface(layers: Surface, scheme: Scheme, tokens: ReadonlyMap<string, string>) {
	return layers.map((layer) => colour(layer, scheme, tokens)).reduce((below, top) => over(top, below));
}

describe("colours differ enough from what they stand on", () => {
	test.each(looks)("$scheme, $theme, accent $accent", ({ accent, theme, scheme }) => {
		const tokens = tokensOf(
			":root",
			...(accent === "" ? [] : [`[data-accent="${accent}"]`]),
			...(theme === "contrast" ? [':root[data-theme="contrast"]'] : []),
		);
		const least = theme === "contrast" ? 7 : 4.5;
		const tooFaint: string[] = [];
		const check = (front: string, back: Surface, wanted: number) => {
			const behind = surface(back, scheme, tokens);
			const ratio = contrast(over(colour(front, scheme, tokens), behind), behind);
			if (ratio < wanted) tooFaint.push(`${front} on ${back.join(" + ")}: ${ratio.toFixed(2)} < ${wanted}`);
		};
		for (const [text, on] of texts) for (const name of on) check(text, surfaces[name], 4.5);
		for (const [text, on] of fills) check(text, on, 4.5);
		for (const [sign, on] of signs) for (const name of on) check(sign, surfaces[name], 3);
		// Those who ask for more contrast get more of it for what they read.
		for (const text of ["--text", "--text-quiet", "--accent", "--bad"]) check(text, surfaces.page, least);
		expect(tooFaint).toEqual([]);
	});

	test("somebody who chooses high contrast gets what the system's own wish would give", () => {
		expect([...declarations(':root[data-theme="contrast"]')]).toEqual([
			...declarations(":root", "prefers-contrast: more"),
		]);
	});

	test("the arithmetic is that of WCAG: black on white is 21, and a known grey 4.54", () => {
		const [black, white] = [colour("oklch(0 0 0)", "light", new Map()), colour("oklch(1 0 0)", "light", new Map())];
		expect(contrast(black, white)).toBeCloseTo(21, 2);
		// #767676
		const grey = (0x76 / 255 + 0.055) / 1.055;
		expect(contrast({ rgb: [grey ** 2.4, grey ** 2.4, grey ** 2.4], alpha: 1 }, white)).toBeCloseTo(4.54, 2);
		expect(over({ ...black, alpha: 0 }, white)).toEqual({ ...white, alpha: 1 });
	});
});

const styles = (name: string) => readFileSync(new URL(`../../client/styles/${name}.css`, import.meta.url), "utf8");

/** The value of a property in the first rule of a style sheet that has this selector. */
function valueIn(sheet: string, selector: string, property: string): string {
	const rule = sheet.slice(sheet.indexOf(selector));
	const value = new RegExp(`[{;\\s]${property}: ([^;]+);`).exec(rule)?.[1];
	if (value === undefined) throw new Error(`${selector} has no ${property}`);
	return value.replaceAll(/\s+/g, " ");
}

describe.each(["light", "dark"] as const)("colours that have a hue of their own, %s", (scheme) => {
	const avatar = styles("avatar");
	const hues = [...avatar.matchAll(/--hue: (\d+);/g)].map(([, hue = ""]) => hue);

	test("initials on an avatar, and the name of a sender, of every hue", () => {
		expect(hues).toHaveLength(12);
		for (const hue of hues) {
			const tokens = new Map([...tokensOf(":root"), ["--hue", hue]]);
			const [back, front] = [valueIn(avatar, ".avatar {", "background"), valueIn(avatar, ".avatar {", "color")];
			const initials = contrast(colour(front, scheme, tokens), colour(back, scheme, tokens));
			expect(initials, `hue ${hue}`).toBeGreaterThanOrEqual(4.5);
			const sender = colour(valueIn(styles("message"), ".message-sender {", "color"), scheme, tokens);
			expect(contrast(sender, colour("--page", scheme, tokens)), `sender ${hue}`).toBeGreaterThanOrEqual(4.5);
		}
	});

	test.each([".hljs-keyword", ".hljs-string", ".hljs-number", ".hljs-title"])("code: %s", (token) => {
		const tokens = tokensOf(":root");
		const front = colour(valueIn(styles("formatted"), token, "color"), scheme, tokens);
		expect(contrast(front, colour("--code", scheme, tokens))).toBeGreaterThanOrEqual(4.5);
	});
});
