/** Reads client/styles/tokens.css, and computes what its colours are and how they differ. Only what that file uses. */
import { readFileSync } from "node:fs";

const file = new URL("../../client/styles/tokens.css", import.meta.url);
const source = readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");

export type Scheme = "light" | "dark";
type Tokens = ReadonlyMap<string, string>;

/** The declarations of the rule with exactly this selector; inside `media`, where one is given. */
export function declarations(selector: string, media?: string): Map<string, string> {
	const start = media === undefined ? 0 : source.indexOf(`@media (${media})`);
	const from = start < 0 ? -1 : source.indexOf(`${selector} {`, start);
	if (from < 0) throw new Error(`tokens.css has no ${selector} ${media ?? ""}`);
	const body = source.slice(source.indexOf("{", from) + 1, source.indexOf("}", from));
	const pairs = body.split(";").map((line) => line.split(/:([\s\S]*)/));
	return new Map(
		pairs.flatMap(([name = "", value = ""]) =>
			name.trim() === "" ? [] : [[name.trim(), value.replaceAll(/\s+/g, " ").trim()] as const],
		),
	);
}

/** Every value that `attribute` can have, as in `:root[data-accent="blue"]`. */
export function variants(attribute: string): string[] {
	return [...source.matchAll(new RegExp(`\\[data-${attribute}="(\\w+)"\\]`, "g"))].map(([, value = ""]) => value);
}

/** The tokens that hold when these rules apply, later ones over earlier ones. */
export function tokensOf(...selectors: string[]): Tokens {
	return new Map(selectors.flatMap((selector) => [...declarations(selector)]));
}

export interface Colour {
	/** Linear light, each 0 to 1. */
	rgb: readonly [number, number, number];
	alpha: number;
}

function substitute(value: string, tokens: Tokens): string {
	const replaced = value.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => {
		const found = tokens.get(name);
		if (found === undefined) throw new Error(`${name} is not in tokens.css`);
		return found;
	});
	return replaced === value ? value : substitute(replaced, tokens);
}

/** What stands between the commas of a call, those inside of other calls not counted. */
function argumentsOf(call: string): string[] {
	const found: string[] = [];
	let depth = 0;
	let current = "";
	for (const sign of call.slice(call.indexOf("(") + 1, call.lastIndexOf(")"))) {
		if (sign === "(") depth++;
		if (sign === ")") depth--;
		if (sign === "," && depth === 0) {
			found.push(current.trim());
			current = "";
		} else current += sign;
	}
	return [...found, current.trim()];
}

function number(text: string): number {
	const product = /^calc\(([\d.]+) \* ([\d.]+)\)$/.exec(text);
	const value = product === null ? Number(text) : Number(product[1]) * Number(product[2]);
	if (Number.isNaN(value)) throw new Error(`not a number: ${text}`);
	return value;
}

/** As CSS Color 4 defines OKLCH; what sRGB has not is clipped, as browsers do. */
function fromOklch(lightness: number, chroma: number, hue: number): Colour["rgb"] {
	const a = chroma * Math.cos((hue * Math.PI) / 180);
	const b = chroma * Math.sin((hue * Math.PI) / 180);
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	const clip = (value: number) => Math.min(1, Math.max(0, value));
	return [
		clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
		clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
		clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
	];
}

/** A colour as CSS has it: a token, or a value with tokens in it. */
export function colour(value: string, scheme: Scheme, tokens: Tokens): Colour {
	let text = substitute(value.startsWith("--") ? `var(${value})` : value, tokens);
	if (text.startsWith("light-dark(")) text = argumentsOf(text)[scheme === "light" ? 0 : 1] ?? "";
	const inside = /^oklch\((.*)\)$/.exec(text)?.[1];
	if (inside === undefined) throw new Error(`not a colour: ${text}`);
	const [parts = "", alpha = "1"] = inside.split(" / ");
	const [lightness = "", chroma = "", hue = ""] = parts.match(/calc\([^)]*\)|[\d.]+/g) ?? [];
	return { rgb: fromOklch(number(lightness), number(chroma), number(hue)), alpha: number(alpha) };
}

const encode = (value: number) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
const decode = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** One over the other, blended as browsers do: in encoded values. */
export function over(top: Colour, below: Colour): Colour {
	const blend = (index: 0 | 1 | 2) =>
		decode(encode(top.rgb[index]) * top.alpha + encode(below.rgb[index]) * (1 - top.alpha));
	return { rgb: [blend(0), blend(1), blend(2)], alpha: 1 };
}

const luminance = ({ rgb: [red, green, blue] }: Colour) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** As WCAG 2 defines it: 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}
