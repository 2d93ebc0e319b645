/**
 * What the browser fetches about emoji: made from emojibase-data when the client is built, without what a picker does not
 * need; and what they are called in other languages, each by itself.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";
import type { EmojiNames, EmojiRow } from "../store/emoji.ts";

/** An emoji as emojibase has it, in the fields that are read here. */
interface Source {
	emoji: string;
	hexcode: string;
	label: string;
	tags?: string[];
	/** None: a part of others, such as a letter of a flag. */
	group?: number;
	/** Of Unicode's emoji, such as 15.1. */
	version: number;
	skins?: (Source & { tone: number | number[] })[];
}

/** Names by hexcode. */
type Names = Record<string, string | string[] | undefined>;

const require = createRequire(import.meta.url);

function read<T>(path: string): T {
	return JSON.parse(readFileSync(require.resolve(`emojibase-data/${path}`), "utf8"));
}

/** Skin tones and hair: no emoji by themselves. */
const components = 2;

/** One that is an emoji by itself is recommended without the sign that makes it one; emojibase writes it everywhere. */
function recommended(emoji: string): string {
	return emoji.replace(/^(\p{Emoji_Presentation})\ufe0f$/u, "$1");
}

/** For two people: the tone of the first one, then of the second. */
function tonePlace({ tone }: { tone: number | number[] }): number {
	const [first = 0, second = first] = [tone].flat();
	return first * 10 + second;
}

/** By group, in the order of Unicode. */
function emojiRows(): EmojiRow[][] {
	const github = read<Names>("en/shortcodes/github.json");
	const emojibase = read<Names>("en/shortcodes/emojibase.json");
	const ofGithub = new Set(Object.values(github).flat());
	const groups: EmojiRow[][] = [];
	for (const { emoji, hexcode, label, tags = [], group, version, skins = [] } of read<Source[]>("en/data.json")) {
		if (group === undefined || group === components) continue;
		// GitHub's are the names that most people know: such a name means what it means there.
		const others = [emojibase[hexcode] ?? []].flat().filter((name) => !ofGithub.has(name));
		groups[group] ??= [];
		groups[group].push([
			recommended(emoji),
			label,
			[github[hexcode] ?? [], others].flat().join(" "),
			tags.join(" "),
			version,
			skins.sort((a, b) => tonePlace(a) - tonePlace(b)).map((skin) => skin.emoji),
			Math.max(version, ...skins.map((skin) => skin.version)),
		]);
	}
	return groups.filter((group) => group !== undefined);
}

/** What emoji are called in a language that emojibase knows. */
function emojiNames(language: string): EmojiNames {
	const known = read<Source[]>(`${language}/data.json`).filter(
		({ group }) => group !== undefined && group !== components,
	);
	return Object.fromEntries(
		known.map(({ emoji, label, tags = [] }) => [recommended(emoji), [label, tags.join(" ")] as const]),
	);
}

const rowsId = "virtual:emoji-rows";
const namesId = /^virtual:emoji-names-([a-z]+)$/;

/** What a virtual module has; null: there is none with this id. */
function dataOf(id: string): EmojiRow[][] | EmojiNames | null {
	if (id === rowsId) return emojiRows();
	const language = namesId.exec(id)?.[1];
	return language === undefined ? null : emojiNames(language);
}

/** Makes `virtual:emoji-rows`, and `virtual:emoji-names-` with a language. */
export function emojiData(): Plugin {
	return {
		name: "emoji-rows",
		resolveId: (source) => (source === rowsId || namesId.test(source) ? `\0${source}` : null),
		load: (source) => {
			const data = source.startsWith("\0virtual:emoji-") ? dataOf(source.slice(1)) : null;
			// Text that is parsed is read faster than a program that says the same.
			return data === null ? null : `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
		},
	};
}
