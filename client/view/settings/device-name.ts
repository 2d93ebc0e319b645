/** What a browser or program calls itself, in words. Pure but for the language. */
import { settingsWords } from "../../words/settings.ts";

/** The first that is found counts: most browsers also name those that they descend from. */
const browsers: readonly [RegExp, string][] = [
	[/\bEdg(?:e|A|iOS)?\//, "Edge"],
	[/\bOPR\/|\bOpera\b/, "Opera"],
	[/\bSamsungBrowser\//, "Samsung Internet"],
	[/\bVivaldi\//, "Vivaldi"],
	[/\b(?:Firefox|FxiOS)\//, "Firefox"],
	[/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, "Chrome"],
	[/\bVersion\/[\d.]+.*\bSafari\//, "Safari"],
];

const systems: readonly [RegExp, string][] = [
	[/\biPhone\b/, "iPhone"],
	[/\biPad\b/, "iPad"],
	[/\bAndroid\b/, "Android"],
	[/\bCrOS\b/, "ChromeOS"],
	[/\bWindows\b/, "Windows"],
	[/\bMac OS X\b|\bMacintosh\b/, "macOS"],
	[/\bLinux\b|\bX11\b/, "Linux"],
];

const find = (names: readonly [RegExp, string][], text: string) => names.find(([form]) => form.test(text))?.[1];

/** "Firefox on Linux"; for a program its own first word; "Unknown device" where nothing is known. */
export function deviceName(userAgent: string | null): string {
	const words = settingsWords().devices;
	const text = userAgent?.trim() ?? "";
	const [browser, system] = [find(browsers, text), find(systems, text)];
	if (browser !== undefined) return system === undefined ? browser : words.browserOn(browser, system);
	if (system !== undefined) return system;
	return /^[\w.-]{1,40}/.exec(text)?.[0] ?? words.unknown;
}
