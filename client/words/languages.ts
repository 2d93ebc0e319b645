/** The languages that the app speaks, and which of them somebody reads best. Pure. */

/** Each by its own name: whoever landed in a wrong one must find theirs. */
export const languages = {
	en: "English",
	de: "Deutsch",
	es: "Español",
	fr: "Français",
	ja: "日本語",
	ar: "العربية",
} as const;

export type Language = keyof typeof languages;

/** In the order of the settings. */
export const allLanguages = Object.keys(languages) as Language[];

export function isLanguage(tag: unknown): tag is Language {
	return typeof tag === "string" && Object.hasOwn(languages, tag);
}

/** Which way it is written. */
export function directionOf(language: Language): "ltr" | "rtl" {
	return language === "ar" ? "rtl" : "ltr";
}

/** The first of the wanted ones that the app speaks, in whatever region; English, if it speaks none. Tags are of BCP 47. */
export function bestOf(wanted: readonly string[]): Language {
	for (const tag of wanted) {
		const language = tag.toLowerCase().split("-", 1)[0];
		if (isLanguage(language)) return language;
	}
	return "en";
}

/** The tag for dates and numbers: with the region of the reader's browser where it has one of this language. */
export function localeOf(language: Language, wanted: readonly string[]): string {
	return wanted.find((tag) => tag.toLowerCase().split("-", 1)[0] === language) ?? language;
}
