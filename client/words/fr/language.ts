import type { LanguageWords } from "../en/language.ts";

export const language: LanguageWords = {
	legend: "Langue",
	asBrowser: "Celle du navigateur",
	detail: "Pour tout ce que dit Parley ; ce que les gens écrivent reste tel quel. Les dates et les nombres la suivent.",
	failed: "Les textes de cette langue n’ont pas pu être chargés. Vérifiez votre connexion et réessayez.",
};
