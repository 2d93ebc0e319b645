import type { MessageWords } from "../en/message.ts";
import { listOf } from "../list.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");
const list = listOf("es");

export const message: MessageWords = {
	you: "Tú",
	says: (name) => `${name}:`,
	deleted: {
		bySender: "Mensaje eliminado",
		byYou: "Eliminaste este mensaje",
		byOther: (name) => `${name} eliminó este mensaje`,
		byAdmin: "Un admin eliminó este mensaje",
	},
	status: { sending: "Enviando", sent: "Enviado", delivered: "Entregado", read: "Leído", failed: "No enviado" },
	statusHint: (status) => `${status}: ver por quién`,
	statusAt: (status, time) => `${status}, ${time}: ver quién ha leído este mensaje`,
	pinned: "Fijado",
	saved: "Guardado para más tarde",
	saving: "guardando…",
	edited: "editado",
	editedAt: (time) => `Editado: ${time}`,
	editedSeeVersions: (time) => `Editado, ${time}: ver todas las versiones`,
	forwarded: "Reenviado",
	quote: {
		replyTo: "Respuesta a {name}:",
		replyToUnknown: "Respuesta a:",
		notLoaded: "Un mensaje que no está cargado",
		notShown: "Un mensaje que no se muestra aquí",
	},
	code: "Código",
	codeIn: (language) => `Código, ${language}`,
	spoiler: "Texto oculto: mostrarlo",
	notSent: (why) => `No enviado. ${why}`,
	retry: "Reintentar",
	discard: "Descartar",
	refused: {
		edit: (why) => `No se guardó la edición. ${why}`,
		deletion: (why) => `No se eliminó. ${why}`,
		reaction: (emoji, why) => `No se añadió ${emoji}. ${why}`,
		noReaction: (emoji, why) => `No se retiró ${emoji}. ${why}`,
		pin: (why) => `No se fijó. ${why}`,
		unpin: (why) => `Sigue fijado. ${why}`,
	},
	reactions: {
		title: "Reacciones",
		people: (names, more) =>
			list(more === 0 ? names : [...names, plural(more, { one: "# más", many: "# más", other: "# más" })]),
		counted: (emoji, count, people) => `${emoji} ${count}: ${people}`,
		any: "Reaccionar con cualquier emoji",
		full: (kinds) =>
			plural(kinds, {
				one: "Este mensaje tiene # tipo de reacción, el máximo posible. Puedes sumarte.",
				many: "Este mensaje tiene # de tipos de reacciones, el máximo posible. Puedes sumarte a cualquiera.",
				other: "Este mensaje tiene # tipos de reacciones, el máximo posible. Puedes sumarte a cualquiera.",
			}),
	},
	menu: {
		title: "Acciones del mensaje",
		titleAt: (time) => `Acciones para el mensaje de las ${time}`,
		react: "Reaccionar",
		reactWith: (emoji) => `Reaccionar con ${emoji}`,
		moreEmoji: "Más emojis",
		reply: "Responder",
		replyInThread: "Responder en un hilo",
		openThread: "Abrir el hilo",
		forward: "Reenviar…",
		copyText: "Copiar texto",
		copyLink: "Copiar enlace",
		pin: "Fijar",
		unpin: "Dejar de fijar",
		seeReacted: "Ver quién reaccionó",
		seeVersions: "Ver todas las versiones",
		edit: "Editar",
		delete: "Eliminar para todos",
		more: "Más…",
		less: "Menos",
	},
};
