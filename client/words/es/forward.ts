import type { ForwardWords } from "../en/forward.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

export const forward: ForwardWords = {
	title: "Reenviar mensaje",
	atMost: (count) =>
		plural(count, {
			one: "Como máximo # conversación a la vez.",
			many: "Como máximo # de conversaciones a la vez.",
			other: "Como máximo # conversaciones a la vez.",
		}),
	pickOne: "Elige al menos una conversación.",
	commentRefused: (why) => `Tu comentario: ${why}`,
	picked: "Conversaciones elegidas",
	someConversation: "una conversación",
	remove: (title) => `Quitar ${title}`,
	comment: "Comentario (opcional)",
	cancel: "Cancelar",
	forward: "Reenviar",
	forwardTo: (count) => plural(count, { one: "Reenviar a #", many: "Reenviar a #", other: "Reenviar a #" }),
	picker: {
		find: "Buscar conversaciones",
		placeholder: "Conversación o persona",
		list: "Conversaciones",
		members: (count) => plural(count, { one: "# miembro", many: "# de miembros", other: "# miembros" }),
		none: "Ninguna conversación se llama así.",
		found: (count) =>
			plural(count, {
				one: "# conversación encontrada",
				many: "# de conversaciones encontradas",
				other: "# conversaciones encontradas",
			}),
	},
	done: {
		one: "Reenviado a {first}",
		two: "Reenviado a {first} y a {second}",
		more: (others) =>
			plural(others, {
				one: "Reenviado a {first}, {second} y # más",
				many: "Reenviado a {first}, {second} y # más",
				other: "Reenviado a {first}, {second} y # más",
			}),
		close: "Cerrar",
	},
};
