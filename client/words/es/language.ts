import type { LanguageWords } from "../en/language.ts";

export const language: LanguageWords = {
	legend: "Idioma",
	asBrowser: "El del navegador",
	detail:
		"Para todo lo que dice Parley; lo que escriben las personas se queda como está. Las fechas y los números también lo siguen.",
	failed: "No se han podido cargar los textos de este idioma. Comprueba tu conexión e inténtalo de nuevo.",
};
