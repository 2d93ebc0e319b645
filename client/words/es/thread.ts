import type { ThreadWords } from "../en/thread.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

export const thread: ThreadWords = {
	title: "Hilo",
	titleOfAll: "Hilos",
	replies: (count) => plural(count, { one: "# respuesta", many: "# de respuestas", other: "# respuestas" }),
	repliesOrMore: (count) =>
		plural(count, { one: "# o más respuestas", many: "# o más respuestas", other: "# o más respuestas" }),
	last: (when) => `última: ${when}`,
	unread: (count) => plural(count, { one: "# sin leer", many: "# sin leer", other: "# sin leer" }),
	inThread: "En un hilo",
	inThreadOf: "En el hilo: {text}",
	panel: {
		back: "Volver a la conversación",
		close: "Cerrar el hilo",
		closeHint: "Cerrar (Esc)",
		follow: "Seguir",
		followHint: "Recibir avisos de respuestas nuevas",
		following: "Siguiendo",
		followingHint: "Recibes avisos de respuestas nuevas. Haz clic para dejar de seguir.",
		closeNote: "Cerrar",
		gone: "Ese mensaje no existe en esta conversación.",
		failed: (why) => `No se pudo cargar el hilo. ${why}`,
		reply: "Responder",
		also: "Enviar también a la conversación",
	},
	list: {
		loading: "Cargando tus hilos…",
		failed: (why) => `No se pudieron cargar tus hilos. ${why}`,
		emptyTitle: "Todavía no hay hilos",
		empty:
			"Aquí aparecen los hilos que empiezas, en los que respondes o en los que te mencionan. Elige «Responder en un hilo» en un mensaje para empezar uno.",
		readAll: "Marcar todo como leído",
		you: "Tú",
		formerMember: "Antiguo miembro",
		deleted: "Mensaje eliminado",
		unread: (count) =>
			plural(count, {
				one: "# respuesta sin leer",
				many: "# de respuestas sin leer",
				other: "# respuestas sin leer",
			}),
		unreadMentioned: (count) =>
			plural(count, {
				one: "# respuesta sin leer, te mencionan",
				many: "# de respuestas sin leer, te mencionan",
				other: "# respuestas sin leer, te mencionan",
			}),
		loadingOlder: "Cargando…",
		older: "Mostrar hilos anteriores",
	},
	tryAgain: "Reintentar",
};
