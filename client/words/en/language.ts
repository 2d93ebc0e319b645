export const language = {
	legend: "Language",
	asBrowser: "As the browser asks for",
	detail: "Of everything that Parley says; what people write stays as it is. Dates and numbers follow it.",
	failed: "The words of this language could not be fetched. Check your connection and try again.",
};

export type LanguageWords = typeof language;
