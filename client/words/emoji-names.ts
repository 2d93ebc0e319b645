import type { EmojiNames } from "../store/emoji.ts";
import { defineWords } from "./words.ts";

const english: EmojiNames = {};

/** They are not kept for when there is no network: then English ones do, and hold nobody up who chooses a language. */
async function namesFrom(fetched: Promise<{ default: EmojiNames }>): Promise<EmojiNames> {
	try {
		return (await fetched).default;
	} catch {
		return english;
	}
}

/** What emoji are called, by CLDR. English names come with the emoji; Arabic ones there are none in what they are made from. */
export const emojiNames = defineWords(english, {
	de: () => namesFrom(import("virtual:emoji-names-de")),
	es: () => namesFrom(import("virtual:emoji-names-es")),
	fr: () => namesFrom(import("virtual:emoji-names-fr")),
	ja: () => namesFrom(import("virtual:emoji-names-ja")),
	ar: () => Promise.resolve(english),
});
