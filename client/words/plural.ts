/** Numbers within words. Pure. */
import type { Language } from "./languages.ts";

/** The forms that each language has for numbers (CLDR); a catalogue that leaves one out does not compile. */
interface Forms {
	en: "one" | "other";
	de: "one" | "other";
	es: "one" | "many" | "other";
	fr: "one" | "many" | "other";
	ja: "other";
	ar: "zero" | "one" | "two" | "few" | "many" | "other";
}

interface Counting {
	rules: Intl.PluralRules;
	numbers: Intl.NumberFormat;
}

/** Of the languages in which something was counted: making them for each catalogue took a tenth of the start. */
const made = new Map<Language, Counting>();

function countingIn(language: Language): Counting {
	let counting = made.get(language);
	if (counting === undefined) {
		counting = { rules: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(language) };
		made.set(language, counting);
	}
	return counting;
}

/**
 * Answers what writes a counted thing in `language`: `#` in a form stands for the
 * number, as that language writes it.
 */
export function pluralsOf<L extends Language>(
	language: L,
): (count: number, forms: Readonly<Record<Forms[L], string>>) => string {
	return (count, forms) => {
		const { rules, numbers } = countingIn(language);
		const all: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = forms;
		return (all[rules.select(count)] ?? all.other ?? "").replaceAll("#", numbers.format(count));
	};
}
