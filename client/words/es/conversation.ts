import type { ConversationWords } from "../en/conversation.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

export const conversation: ConversationWords = {
	untitled: "Conversación",
	back: "Volver a las conversaciones",
	jumpToDate: "Ir a una fecha",
	members: "Miembros",
	membersCounted: (count) =>
		plural(count, {
			one: "Miembros (# miembro)",
			many: "Miembros (# de miembros)",
			other: "Miembros (# miembros)",
		}),
	threads: "Hilos",
	threadsUnread: (count) =>
		plural(count, {
			one: "Hilos, # respuesta sin leer",
			many: "Hilos, # de respuestas sin leer",
			other: "Hilos, # respuestas sin leer",
		}),
	threadsMentioned: (count) =>
		plural(count, {
			one: "Hilos, # respuesta sin leer, te mencionan",
			many: "Hilos, # de respuestas sin leer, te mencionan",
			other: "Hilos, # respuestas sin leer, te mencionan",
		}),
	search: "Buscar en esta conversación",
	presence: {
		online: "En línea",
		away: "Ausente",
		typing: "escribiendo…",
		oneTyping: (name) => `${name} está escribiendo…`,
		twoTyping: (first, second) => `${first} y ${second} están escribiendo…`,
		manyTyping: (count) =>
			plural(count, {
				one: "# persona está escribiendo…",
				many: "# de personas están escribiendo…",
				other: "# personas están escribiendo…",
			}),
		members: (count) => plural(count, { one: "# miembro", many: "# de miembros", other: "# miembros" }),
		membersOnline: (count, online) =>
			plural(count, {
				one: `# miembro, ${online} en línea`,
				many: `# de miembros, ${online} en línea`,
				other: `# miembros, ${online} en línea`,
			}),
	},
	notice: {
		signIn: "Iniciar sesión de nuevo",
		reload: "Volver a cargar",
		noConnection: "Sin conexión.",
		notOnDevice: "Esta conversación aún no está en este dispositivo. Aparecerá cuando tengas conexión.",
		nextTry: (seconds) => `Próximo intento en ${seconds} s.`,
		retryNow: "Reintentar ahora",
		changedBehind:
			"Esta conversación se modificó en el servidor después de escribirse: lo que dice ahora no coincide con lo que este dispositivo recibió antes. No te fíes de ella sin preguntar a sus participantes.",
	},
	undo: {
		deleted: (count) =>
			plural(count, {
				one: "Mensaje eliminado",
				many: "# de mensajes eliminados",
				other: "# mensajes eliminados",
			}),
		undo: "Deshacer",
	},
};
