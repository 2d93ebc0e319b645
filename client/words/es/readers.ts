import type { ReadersWords } from "../en/readers.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

export const readers: ReadersWords = {
	heading: (title, count) => plural(count, { one: `${title} (#)`, many: `${title} (#)`, other: `${title} (#)` }),
	showMore: (left) =>
		plural(left, {
			one: "Mostrar más (queda #)",
			many: "Mostrar más (quedan #)",
			other: "Mostrar más (quedan #)",
		}),
	presence: { online: ", en línea", away: ", ausente" },
	read: {
		title: "Quién lo ha leído",
		nobodyElse: "No había nadie más aquí.",
		youHide: "Ocultas lo que has leído, así que no ves lo que han leído los demás.",
		counted: (read, all) => `Leído por ${read} de ${all}`,
		members: "Miembros",
		lists: { read: "Leído", delivered: "Entregado", waiting: "Todavía no" },
		doesNotShare: "no comparte cuándo lee",
	},
	reacted: {
		title: "Quién reaccionó",
		nobody: "Ya nadie reacciona a este mensaje.",
		reactions: "Reacciones",
		you: "Tú",
		someone: "Alguien",
	},
	versions: {
		title: "Todas las versiones",
		deleted: "Este mensaje se eliminó.",
		list: "Versiones, la más reciente primero",
		now: "Ahora, desde: {time}",
		before: "Antes, desde: {time}",
		first: "Primero, desde: {time}",
	},
};
