import type { SearchWords } from "../en/search.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

export const search: SearchWords = {
	title: "Buscar mensajes",
	placeholder: "Palabras, “una frase”, from:nombre, has:link",
	hint: "Busca palabras en todos tus mensajes. También: in:título, before:2026-01-31, after:2026-01-31.",
	onlyIn: "Solo en {title}",
	list: "Mensajes encontrados",
	conversation: "Conversación",
	said: "{name}: {text}",
	you: "Tú",
	searching: "Buscando…",
	found: (count) =>
		plural(count, {
			one: "# mensaje encontrado",
			many: "# de mensajes encontrados",
			other: "# mensajes encontrados",
		}),
	foundNewest: (count) =>
		plural(count, {
			one: "Se encontró el mensaje más reciente",
			many: "Se encontraron los # de mensajes más recientes",
			other: "Se encontraron los # mensajes más recientes",
		}),
	nothing: "No se encontró nada para «{query}».",
	preparing: "Los mensajes anteriores aún se están preparando para la búsqueda.",
	nothingYet: "Aún no se encontró nada: los mensajes anteriores se están preparando para la búsqueda.",
	notSearched: (count) =>
		plural(count, {
			one: "No se pudo buscar en # conversación.",
			many: "No se pudo buscar en # de conversaciones.",
			other: "No se pudo buscar en # conversaciones.",
		}),
	failed: (reason) => `La búsqueda no funcionó. ${reason}`,
	olderFailed: (reason) => `No se pudieron cargar los anteriores. ${reason}`,
	older: "Mostrar anteriores",
	loading: "Cargando…",
	again: "Reintentar",
};
