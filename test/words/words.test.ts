import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { allLanguages, bestOf, directionOf, localeOf } from "../../client/words/languages.ts";
import { pluralsOf } from "../../client/words/plural.ts";
import { within } from "../../client/words/within.ts";

/** The module as it is after a load of the page, in a browser that asks for these languages. */
async function page(...wanted: string[]) {
	vi.resetModules();
	vi.spyOn(navigator, "languages", "get").mockReturnValue(wanted);
	const [words, { startWords }] = [
		await import("../../client/words/words.ts"),
		await import("../../client/words/page.ts"),
	];
	return { ...words, startWords };
}

/** Words of each language; what is held back comes when the test says so. */
function catalogues() {
	const fetched: string[] = [];
	const of = (language: string) => async () => {
		fetched.push(language);
		return { hello: `hello in ${language}` };
	};
	const fetching = { de: of("de"), es: of("es"), fr: of("fr"), ja: of("ja"), ar: of("ar") };
	return { fetched, fetching, english: { hello: "hello" } };
}

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

describe("which language is spoken", () => {
	test("the first that is asked for and known, in any region; else English", () => {
		expect(bestOf(["pt-BR", "de-AT", "fr"])).toBe("de");
		expect(bestOf(["AR-eg"])).toBe("ar");
		expect(bestOf(["toString", "tlh"])).toBe("en");
		expect(bestOf([])).toBe("en");
	});

	test("dates and numbers are those of the reader's region", () => {
		expect(localeOf("en", ["de", "en-GB", "en-US"])).toBe("en-GB");
		expect(localeOf("ja", ["de", "en-GB"])).toBe("ja");
	});

	test("nothing that comes while the first words are fetched holds up the first paint", async () => {
		const words = await page("de");
		const { english, fetching } = catalogues();
		const first = words.defineWords(english, fetching);
		const started = words.startWords();
		const never = () => new Promise<typeof english>(() => {});
		words.defineWords(english, { ...fetching, de: never });
		await started;
		expect(first().hello).toBe("hello in de");
	});

	test("the page says the language and its direction", async () => {
		const words = await page("ar-EG");
		await words.startWords();
		expect([document.documentElement.lang, document.documentElement.dir]).toEqual(["ar", "rtl"]);
		await words.chooseLanguage("de");
		expect([document.documentElement.lang, document.documentElement.dir]).toEqual(["de", "ltr"]);
		expect(allLanguages.filter((language) => directionOf(language) === "rtl")).toEqual(["ar"]);
	});
});

describe("words", () => {
	test("English fetches nothing", async () => {
		const words = await page("en-US");
		const { fetched, fetching, english } = catalogues();
		const area = words.defineWords(english, fetching);
		await words.startWords();
		expect([area().hello, fetched]).toEqual(["hello", []]);
	});

	test("another language is there once it is ready, of an area that comes later too", async () => {
		const words = await page("de");
		const [first, second] = [catalogues(), catalogues()];
		const early = words.defineWords(first.english, first.fetching);
		await words.startWords();
		expect(early().hello).toBe("hello in de");
		const late = words.defineWords(second.english, second.fetching);
		await words.wordsReady();
		expect([late().hello, second.fetched]).toEqual(["hello in de", ["de"]]);
	});

	test("a choice is kept over a reload, and can be given back to the browser", async () => {
		let words = await page("fr");
		await words.chooseLanguage("ja");
		words = await page("fr");
		expect([words.language.value, words.chosenLanguage.value]).toEqual(["ja", "ja"]);
		await words.chooseLanguage(null);
		words = await page("fr");
		expect([words.language.value, words.chosenLanguage.value]).toEqual(["fr", null]);
	});

	test("another tab's choice is followed", async () => {
		const words = await page("en");
		const { fetching, english } = catalogues();
		const area = words.defineWords(english, fetching);
		await words.startWords();
		localStorage.setItem("parley.language", "es");
		dispatchEvent(new StorageEvent("storage", { key: "parley.language" }));
		await vi.waitFor(() => expect(area().hello).toBe("hello in es"));
		expect(words.chosenLanguage.value).toBe("es");
	});

	test("of two choices the later one counts, whichever words come first; so it does for what comes meanwhile", async () => {
		const words = await page("en");
		const { fetching, english } = catalogues();
		const late = Promise.withResolvers<{ hello: string }>();
		const area = words.defineWords(english, { ...fetching, de: () => late.promise });
		const first = words.chooseLanguage("de");
		const second = words.chooseLanguage("fr");
		const meanwhile = words.defineWords(english, fetching);
		await second;
		late.resolve({ hello: "hello in de" });
		await first;
		expect([area().hello, meanwhile().hello]).toEqual(["hello in fr", "hello in fr"]);
		expect([words.language.value, words.chosenLanguage.value]).toEqual(["fr", "fr"]);
	});

	test("words that cannot be fetched: English at the start, and a choice that fails changes nothing", async () => {
		const { fetching, english } = catalogues();
		const failing = { ...fetching, de: () => Promise.reject(new Error("offline")) };
		vi.spyOn(console, "warn").mockImplementation(() => {});
		let words = await page("de");
		const broken = words.defineWords(english, failing);
		await words.startWords();
		expect(broken().hello).toBe("hello");
		words = await page("fr");
		const area = words.defineWords(english, failing);
		await words.startWords();
		await expect(words.chooseLanguage("de")).rejects.toThrow("offline");
		expect([area().hello, words.language.value, words.chosenLanguage.value]).toEqual(["hello in fr", "fr", null]);
	});
});

describe("counted things", () => {
	test("take the form that the language has for the number, and its digits", () => {
		const en = pluralsOf("en");
		const forms = { one: "# message", other: "# messages" };
		expect([en(1, forms), en(0, forms), en(1_234, forms)]).toEqual(["1 message", "0 messages", "1,234 messages"]);
		expect(pluralsOf("de")(1_234, forms)).toBe("1.234 messages");
		expect(pluralsOf("ja")(1, { other: "#件" })).toBe("1件");
		const ar = { zero: "zero", one: "one", two: "two", few: "few", many: "many", other: "other" };
		expect([0, 1, 2, 3, 11, 100].map((count) => pluralsOf("ar")(count, ar))).toEqual(Object.keys(ar));
	});

	test("what stands within a text takes its place, whatever it holds", () => {
		expect(within("{name} added {other}.", { name: "{other}", other: 7 })).toEqual(["", "{other}", " added ", 7, "."]);
		expect(within("{unknown}", {})).toEqual(["", "{unknown}", ""]);
	});
});
