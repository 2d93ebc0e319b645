import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

const names = ["no", "light", "medium-light", "medium", "medium-dark", "dark"];

export const emoji = {
	loading: "Loading emoji…",
	title: "Emoji",
	all: "All emoji",
	allHint: "All emoji (Esc)",
	close: "Close",
	search: "Search emoji",
	groupBar: "Groups of emoji",
	/** Those of Unicode, in their order. */
	groups: [
		"Smileys",
		"People",
		"Animals and nature",
		"Food and drink",
		"Travel and places",
		"Activities",
		"Objects",
		"Symbols",
		"Flags",
	],
	frequent: "Frequently used",
	found: "Found",
	ofMessage: "Reactions of this message",
	nothing: (query: string) => `No emoji found for “${query}”.`,
	noneFound: "No emoji found",
	foundCounted: (count: number, first: string) =>
		plural(count, { one: `# emoji found. Enter takes ${first}.`, other: `# emoji found. Enter takes ${first}.` }),
	skinTone: "Skin tone",
	skinTones: "Skin tones",
	/** None, then Unicode's five from light to dark. */
	tones: [
		"no skin tone",
		"light skin tone",
		"medium-light skin tone",
		"medium skin tone",
		"medium-dark skin tone",
		"dark skin tone",
	],
	/** An emoji of which both people have this tone, or there is only one. */
	toned: (label: string, tone: number) => `${label}: ${names[tone]} skin tone`,
	tonedApart: (label: string, first: number, second: number) =>
		`${label}: ${names[first]} and ${names[second]} skin tone`,
};

export type EmojiWords = typeof emoji;
