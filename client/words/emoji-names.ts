import type { EmojiNames } from "../store/emoji.ts";
import { defineWords } from "./words.ts";

const english: EmojiNames = {};

/** What emoji are called, by CLDR. English names come with the emoji; Arabic ones there are none in what they are made from. */
export const emojiNames = defineWords(english, {
	de: () => import("virtual:emoji-names-de").then(({ default: names }) => names),
	es: () => import("virtual:emoji-names-es").then(({ default: names }) => names),
	fr: () => import("virtual:emoji-names-fr").then(({ default: names }) => names),
	ja: () => import("virtual:emoji-names-ja").then(({ default: names }) => names),
	ar: () => Promise.resolve(english),
});
