/** Where the manifest of the app in each language is; English stands in the page. Pure. */
import type { Language } from "./languages.ts";

export function manifestPath(language: Language): string {
	return language === "en" ? "/manifest.webmanifest" : `/manifest-${language}.webmanifest`;
}
