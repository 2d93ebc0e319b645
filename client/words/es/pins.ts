import type { PinsWords } from "../en/pins.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

export const pins: PinsWords = {
	title: "Mensajes fijados",
	notShown: "Un mensaje que no se muestra aquí",
	bar: {
		only: "Fijado",
		oneOf: (place, count) => `Fijado ${place} de ${count}`,
		all: "Todos los mensajes fijados",
		allCounted: (count) => `Todos los mensajes fijados (${count})`,
	},
	list: {
		none: "No hay ningún mensaje fijado en esta conversación.",
		failed: (why) => `No se pudieron cargar todos. ${why}`,
		tryAgain: "Reintentar",
		loading: "Cargando…",
		unpin: "Dejar de fijar",
		unpinOf: (name, words) => `Dejar de fijar el mensaje de ${name}: ${words}`,
	},
	line: {
		byYou: "Fijaste {message}",
		byOther: "{name} fijó {message}",
		what: (count) => plural(count, { one: "un mensaje", many: "# de mensajes", other: "# mensajes" }),
	},
};
