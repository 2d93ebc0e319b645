import german from "virtual:emoji-names-de";
import spanish from "virtual:emoji-names-es";
import french from "virtual:emoji-names-fr";
import japanese from "virtual:emoji-names-ja";
import rows from "virtual:emoji-rows";
import { describe, expect, test } from "vitest";
import {
	type EmojiBook,
	emojiBook,
	findEmoji,
	inTone,
	labelOf,
	type Tone,
	tones,
	withUse,
} from "../../client/store/emoji.ts";
import { quickEmojis } from "../../client/view/timeline/message-menu.tsx";
import { emojiWords } from "../../client/words/emoji.ts";
import { isEmoji } from "../../src/protocol/entities.ts";

const newest = Number.POSITIVE_INFINITY;
const book = emojiBook(rows, { isEmoji: () => true, version: newest });
const all = book.groups.flat();

function named(name: string, of: EmojiBook = book) {
	const found = of.byName.get(name);
	if (found === undefined) throw new Error(`nothing is called ${name}`);
	return found;
}

describe("what is offered", () => {
	test("RX1 each emoji is accepted, in each skin tone and each pair of them", () => {
		const offered = [...book.byText.keys()];
		expect(offered.filter((text) => !isEmoji(text))).toEqual([]);
		// All that Unicode 17 recommends, without the skin tones and hair that are none by themselves.
		expect([all.length, offered.length]).toEqual([1914, 3944]);
	});

	test("each has a name that means it alone, of letters that can be typed", () => {
		for (const one of all) {
			expect(one.names).not.toEqual([]);
			for (const name of one.names) expect(name).toMatch(/^[a-z0-9_+-]+$/);
		}
		const names = all.flatMap((one) => one.names);
		expect(new Set(names).size).toBe(names.length);
	});

	test("the names mean what they mean on GitHub", () => {
		const of = ["smile", "+1", "heart", "tada", "joy", "dog", "email"].map((name) => named(name).emoji);
		expect(of).toEqual(["😄", "👍", "❤️", "🎉", "😂", "🐶", "📧"]);
	});

	test("the quick ones are among them", () => {
		for (const emoji of quickEmojis) expect(book.byText.has(emoji)).toBe(true);
	});

	test("what is not accepted, or too new to be drawn, is left out, and so are its tones", () => {
		const old = emojiBook(rows, { isEmoji: (text) => text !== "😄", version: 13 });
		expect(old.byName.has("smile")).toBe(false);
		expect(old.byName.has("joy")).toBe(true);
		// Melting came with 14, and shaking hands in a tone.
		expect(old.byText.has("🫠")).toBe(false);
		expect(old.byText.has("🤝")).toBe(true);
		expect(inTone(named("handshake", old), 3)).toBe("🤝");
		expect(old.groups).toHaveLength(9);
	});
});

describe("skin tones", () => {
	const inAll = (name: string) => tones.map((tone) => inTone(named(name), tone));

	test("one person's, two people's, and what has none", () => {
		expect(inAll("wave")).toEqual(["👋", "👋🏻", "👋🏼", "👋🏽", "👋🏾", "👋🏿"]);
		expect(inAll("handshake")).toEqual(["🤝", "🤝🏻", "🤝🏼", "🤝🏽", "🤝🏾", "🤝🏿"]);
		const couple = inAll("couple_with_heart");
		expect(couple).toEqual(["💑", "💑🏻", "💑🏼", "💑🏽", "💑🏾", "💑🏿"]);
		expect(inAll("joy")).toEqual(Array(6).fill("😂"));
	});

	test("of two people both are in the tone, for all who have pairs of tones", () => {
		const signs = ["", "🏻", "🏼", "🏽", "🏾", "🏿"];
		for (const one of all.filter(({ tones }) => tones.length > 0)) {
			expect([5, 25]).toContain(one.tones.length);
			for (const tone of tones.slice(1)) {
				const found = inTone(one, tone as Tone).match(/[🏻-🏿]/gu);
				expect(new Set(found)).toEqual(new Set([signs[tone]]));
			}
		}
	});

	test("are in what it is called", () => {
		const called = (text: string) => {
			const one = book.byText.get(text);
			return one === undefined ? null : labelOf(one, text, emojiWords());
		};
		expect(called("👋")).toBe("waving hand");
		expect(called("👋🏽")).toBe("waving hand: medium skin tone");
		expect(called("🤝🏻")).toBe("handshake: light skin tone");
		expect(called("🫱🏻‍🫲🏿")).toBe("handshake: light and dark skin tone");
	});
});

describe("a search", () => {
	const found = (query: string, count = 3) =>
		findEmoji(book, query)
			.slice(0, count)
			.map(({ emoji, name }) => `${emoji.emoji} ${name}`);

	test.each<[string, string[]]>([
		["smile", ["😄 smile", "😃 smiley", "😸 smile_cat"]],
		["smi", ["😄 smile", "😏 smirk", "😃 smiley"]],
		["tada", ["🎉 tada"]],
		[":tada:", ["🎉 tada"]],
		["Thumbs up", ["👍 +1"]],
		["+1", ["👍 +1"]],
		["party pop", ["🎉 party_popper"]],
		["Côte", ["🇨🇮 cote_divoire"]],
		["👋🏽", ["👋 wave"]],
		["", []],
		[":", []],
		["  ", []],
		["qqq", []],
	])("for %j finds %j", (query, expected) => expect(found(query, expected.length || 3)).toEqual(expected));

	test("an exact name comes first, then the usual names that begin so, then other names and words", () => {
		expect(found("cat", 1)).toEqual(["🐱 cat"]);
		const [first, ...rest] = findEmoji(book, "heart");
		expect(first?.name).toBe("heart");
		expect(rest.length).toBeGreaterThan(20);
	});
});

describe("in another language", () => {
	const inGerman = emojiBook(rows, { isEmoji: () => true, version: newest }, german);
	const first = (query: string) => findEmoji(inGerman, query)[0]?.emoji.emoji;

	test("an emoji is called what it is called there, and found by that, by other words there, and in English", () => {
		expect(inGerman.byText.get("🐈")?.label).toBe("Katze");
		expect(findEmoji(inGerman, "haustier").map(({ emoji }) => emoji.emoji)).toContain("🐈");
		expect([first("Trauben"), first("grapes"), first(":tada:")]).toEqual(["🍇", "🍇", "🎉"]);
	});

	test.each(Object.entries({ german, spanish, french, japanese }))("almost all have a name: %s", (_, called) => {
		const nameless = all.filter(({ emoji }) => called[emoji] === undefined);
		expect(nameless.length).toBeLessThan(20);
	});

	test("what has no name there has its English one", () => {
		const { byText } = emojiBook(rows, { isEmoji: () => true, version: newest }, {});
		expect(byText.get("🐈")?.label).toBe("cat");
	});
});

describe("what is used most", () => {
	const used = (...emojis: string[]) =>
		emojis.reduce(withUse, [] as ReturnType<typeof withUse>).map(([emoji]) => emoji);

	test("comes first, and what was used just now is not far behind", () => {
		expect(used("a", "b", "a")).toEqual(["a", "b"]);
		expect(used("a", "a", "a", "b")).toEqual(["a", "b"]);
		expect(used("a", "b")).toEqual(["b", "a"]);
		const many = Array.from({ length: 300 }, (_, index) => `e${index % 30}`);
		expect(used(...many, "new").slice(0, 11)).toContain("new");
	});

	test("no more are kept than can be of use, and what is not used fades", () => {
		const many = Array.from({ length: 100 }, (_, index) => `e${index}`);
		expect(used("old", "old", ...many)).toHaveLength(40);
		expect(used("old", "old", ...many)).not.toContain("old");
	});
});
