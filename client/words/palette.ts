import { palette } from "./en/palette.ts";
import { defineWords } from "./words.ts";

/** The words of the palette, and of the overview of the keyboard. */
export const paletteWords = defineWords(palette, {
	de: () => import("./de/palette.ts").then(({ palette }) => palette),
	es: () => import("./es/palette.ts").then(({ palette }) => palette),
	fr: () => import("./fr/palette.ts").then(({ palette }) => palette),
	ja: () => import("./ja/palette.ts").then(({ palette }) => palette),
	ar: () => import("./ar/palette.ts").then(({ palette }) => palette),
});
