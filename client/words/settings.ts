import { settings } from "./en/settings.ts";
import { defineWords } from "./words.ts";

/** The words of the settings. */
export const settingsWords = defineWords(settings, {
	de: () => import("./de/settings.ts").then(({ settings }) => settings),
	es: () => import("./es/settings.ts").then(({ settings }) => settings),
	fr: () => import("./fr/settings.ts").then(({ settings }) => settings),
	ja: () => import("./ja/settings.ts").then(({ settings }) => settings),
	ar: () => import("./ar/settings.ts").then(({ settings }) => settings),
});
