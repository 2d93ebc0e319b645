import { afterEach, describe, expect, test } from "vitest";
import { allLanguages, type Language } from "../../client/words/languages.ts";
import { outside } from "../../client/words/outside.ts";
import { chooseLanguage } from "../../client/words/words.ts";
import { errorKinds } from "../../src/protocol/errors.ts";

type Module = Readonly<Record<string, unknown>>;
type Text = string | ((...given: unknown[]) => unknown);
/** The texts of an area by their keys: "row.done". */
type Texts = ReadonlyMap<string, Text>;

const others = allLanguages.filter((language) => language !== "en");
const catalogues = import.meta.glob<Module>("../../client/words/*/*.ts", { eager: true });
const ties = import.meta.glob<Module>("../../client/words/*.ts", { eager: true });
/** What is in client/words beside the areas; what emoji are called is made when the client is built. */
const machinery = [
	"emoji-names",
	"isolate",
	"languages",
	"list",
	"manifests",
	"numbers",
	"outside",
	"page",
	"plural",
	"short-count",
	"within",
	"words",
];

/** What the server refuses stands beside the areas; English has none, the server says it in English itself. */
const refusals = "problems";

const nameOf = (path: string) => path.replace(/^.*\/(.*)\.ts$/u, "$1");
const areasOf = (language: Language) =>
	Object.keys(catalogues)
		.filter((path) => path.includes(`/words/${language}/`))
		.map(nameOf)
		.filter((name) => name !== refusals)
		.sort();
const moduleOf = (language: Language, area: string): Module =>
	catalogues[`../../client/words/${language}/${area}.ts`] ?? {};

function textsIn(value: unknown, at: string, found: Map<string, Text>): Map<string, Text> {
	if (typeof value === "string" || typeof value === "function") return found.set(at, value as Text);
	if (typeof value !== "object" || value === null) throw new Error(`${at} is neither a text nor a group of texts.`);
	for (const [key, inner] of Object.entries(value))
		if (key !== refusals) textsIn(inner, at === "" ? key : `${at}.${key}`, found);
	return found;
}

/** The one thing that a catalogue exports. */
function textsOf(language: Language, area: string): Texts {
	const [only, ...more] = Object.values(moduleOf(language, area));
	if (more.length > 0) throw new Error(`${language}/${area} exports more than its texts.`);
	return textsIn(only ?? {}, "", new Map());
}

const counts = [0, 1, 2, 3, 11, 100];
const names = ["Ada", "Bo"];

/** Everything that a function of `arity` could be given: each place a name, or a count; `lists`: or some names. */
function samples(arity: number, lists: unknown[] = []): unknown[][] {
	let rows: unknown[][] = [[]];
	for (let place = 0; place < arity; place++) {
		rows = rows.flatMap((row) => [
			...counts.map((count) => [...row, count]),
			[...row, names[place % 2]],
			...lists.map((list) => [...row, list]),
		]);
	}
	return rows;
}

/** What is said when a name stands where a number belongs, or the other way round. */
const isNonsense = (said: unknown) => typeof said !== "string" || /NaN|undefined|\[object/u.test(said);

function say(text: Text, given: readonly unknown[]): unknown {
	return typeof text === "string" ? text : text(...given);
}

/** What `text`, an English one, takes: the samples with which it makes sense. */
function fitting(text: Text): unknown[][] {
	if (typeof text === "string") return [[]];
	const isFitting = (given: unknown[]) => {
		try {
			return !isNonsense(say(text, given));
		} catch {
			return false;
		}
	};
	const plain = samples(text.length).filter(isFitting);
	return plain.length > 0 ? plain : samples(text.length, [names]).filter(isFitting);
}

const placesIn = (said: string) => [...new Set(said.match(/\{\w+\}/gu))].sort();

/** Words that are the same in another language as in English; what is listed here was looked at. */
const sameWords: Readonly<Record<Exclude<Language, "en">, readonly string[]>> = {
	de: [
		...["Name", "System", "Admin", "Code", "Live", "Offline", "Online", ", online", "Smileys"],
		...["Thread", "Threads", "Thread in {title}"],
	],
	es: [],
	fr: [
		...[
			"Actions",
			"Code",
			"Conversation",
			"Conversations",
			"E-mail",
			"Invitation",
			"Message",
			"Messages",
			"Notifications",
		],
		...["Options", "Rose", "Violet"],
	],
	ja: [],
	ar: [],
};
/** Counted things whose words are the same; without the number. */
const sameCounted: Partial<Record<Language, readonly string[]>> = {
	fr: ["conversation", "conversations", "messages"],
};
/** The same in all languages: names of things, formats, and what is printed on keys. */
const sameEverywhere: readonly string[] = ["Parley", "OK", "JSON", "GIF", "Ctrl", "Alt", "Shift"];

function isKnownSame(language: Exclude<Language, "en">, said: string): boolean {
	const counted = said.replace(/^[\d.,\s]+/u, "");
	return (
		sameEverywhere.includes(said) ||
		sameWords[language].includes(said) ||
		(counted !== said && sameCounted[language]?.includes(counted) === true)
	);
}

/** Whether it says anything of its own: letters that are in no place, and were not handed in. */
function hasWords(said: string, given: readonly unknown[]): boolean {
	let rest = said.replace(/\{\w+\}/gu, "");
	for (const value of given.flat()) rest = rest.replaceAll(String(value), "");
	return /\p{L}/u.test(rest);
}

/** Signs that are not those of the language. */
const wrongSigns: Readonly<Record<Language, readonly RegExp[]>> = {
	en: [/["']/u, /\.\.\./u],
	// Quotation marks are „…“.
	de: [/["']/u, /\.\.\./u, /(?:^|[\s(])“/u, /”/u],
	es: [/["']/u, /\.\.\./u, /^[^¿]*\p{L}\?/u, /^[^¡]*\p{L}!/u],
	// A narrow space stands before high signs, and within « ».
	fr: [/["']/u, /\.\.\./u, /[\p{L}\p{N}) ](?:[;!?»]|:(?:\s|$))/u, /«[^\u202f]/u],
	ja: [/["']/u, /\.\.\./u, /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー][,.?!:;]/u],
	ar: [/["']/u, /\.\.\./u, /\p{sc=Arabic}[,;?]/u],
};
/** Texts in which a sign is the name of a key. */
const keysNamed: readonly string[] = ["palette: keys.single.detail", "composer: addEmojiHint"];

/** Texts that stand before what somebody wrote, with a space. */
const beginnings: readonly string[] = ["shell: row.own", "shell: row.from", "shell: row.draft"];

afterEach(() => localStorage.clear());

describe("the catalogues", () => {
	test("are there for every area in every language, and are tied together", () => {
		expect(areasOf("en").length).toBeGreaterThan(0);
		for (const language of others) expect([language, areasOf(language)]).toEqual([language, areasOf("en")]);
		const tied = Object.keys(ties).map(nameOf);
		expect(tied.filter((name) => !machinery.includes(name)).sort()).toEqual(areasOf("en"));
	});

	test("ER1 every refusal of the server has words in every language but English", () => {
		for (const language of others) {
			const [problems] = Object.values(moduleOf(language, refusals)) as Record<string, string>[];
			expect([language, Object.keys(problems ?? {}).sort()]).toEqual([language, Object.keys(errorKinds).sort()]);
			for (const said of Object.values(problems ?? {})) {
				expect(wrongSigns[language].filter((signs) => signs.test(said))).toEqual([]);
			}
		}
	});

	test.each(allLanguages)("%s is what is read once it is spoken", async (language) => {
		await chooseLanguage(language);
		for (const area of areasOf("en")) {
			const [words] = Object.values(ties[`../../client/words/${area}.ts`] ?? {}) as (() => unknown)[];
			expect(words?.(), area).toBe(Object.values(moduleOf(language, area))[0]);
		}
		await chooseLanguage(null);
	});
});

test.each(allLanguages)("what is said in %s where the app does not run has the language's own signs", (language) => {
	const { description, noScript } = outside[language];
	for (const said of [description, noScript.title, noScript.text]) {
		expect(wrongSigns[language].filter((signs) => signs.test(said))).toEqual([]);
		expect(hasWords(said, [])).toBe(true);
	}
});

describe.each(areasOf("en"))("the words of %s", (area) => {
	const english = textsOf("en", area);

	test("in English can be said with some names and counts", () => {
		for (const [key, text] of english) expect([key, fitting(text).length > 0]).toEqual([key, true]);
	});

	test.each(others)("in %s have the same keys of the same kinds", (language) => {
		const kinds = (texts: Texts) => Object.fromEntries([...texts].map(([key, text]) => [key, typeof text]));
		expect(kinds(textsOf(language, area))).toEqual(kinds(english));
	});

	test.each(allLanguages)(
		"in %s say something, with the places of the English ones and the language's own signs",
		(language) => {
			const texts = textsOf(language, area);
			const wrong: unknown[] = [];
			for (const [key, original] of english) {
				for (const given of fitting(original)) {
					const said = say(texts.get(key) ?? "", given);
					const expected = placesIn(String(say(original, given)));
					const isFine =
						typeof said === "string" &&
						!isNonsense(said) &&
						(said.trim() === said || beginnings.includes(`${area}: ${key}`)) &&
						said !== "" &&
						!/#| {2}/u.test(said) &&
						placesIn(said).join() === expected.join();
					const sign = keysNamed.includes(`${area}: ${key}`)
						? undefined
						: wrongSigns[language].find((signs) => typeof said === "string" && signs.test(said));
					if (!isFine || sign !== undefined) wrong.push({ key, given, said, expected, sign: sign?.source });
				}
			}
			expect(wrong).toEqual([]);
		},
	);

	test.each(others)("in %s are not the English ones", (language) => {
		const texts = textsOf(language, area);
		const same: unknown[] = [];
		for (const [key, original] of english) {
			for (const given of fitting(original)) {
				const [said, before] = [say(texts.get(key) ?? "", given), say(original, given)];
				if (said !== before || typeof said !== "string" || !hasWords(said, given)) continue;
				if (!isKnownSame(language, said)) same.push({ key, said });
			}
		}
		expect(same).toEqual([]);
	});
});
