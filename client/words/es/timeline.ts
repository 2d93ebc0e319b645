import type { TimelineWords } from "../en/timeline.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

export const timeline: TimelineWords = {
	messages: "Mensajes",
	replies: "Respuestas",
	rootOfThread: "El mensaje de este hilo",
	loadingMessages: "Cargando mensajes…",
	jumpToDate: "Ir a una fecha",
	newMessages: "Mensajes nuevos",
	newCounted: (count) =>
		plural(count, { one: "# mensaje nuevo", many: "# de mensajes nuevos", other: "# mensajes nuevos" }),
	toNewest: "Mensajes más recientes",
	backToNewest: "Ir a los más recientes",
	backToPlace: "Volver adonde estabas",
	someone: "Alguien",
	formerMember: "Antiguo miembro",
	older: {
		load: "Cargar mensajes anteriores",
		loading: "Cargando mensajes anteriores…",
		failed: (why) => `No se pudieron cargar los mensajes anteriores. ${why}`,
	},
	newer: {
		load: "Cargar mensajes más recientes",
		loading: "Cargando mensajes más recientes…",
		failed: (why) => `No se pudieron cargar los mensajes más recientes. ${why}`,
	},
	tryAgain: "Reintentar",
	close: "Cerrar",
	beginning: {
		noReplies: "Todavía no hay respuestas",
		direct: "Aquí empieza todo",
		group: "El grupo empieza aquí",
		nothingBefore: "No hay nada antes de esto.",
		sayHello: (name) => `Saluda a ${name}.`,
		sayHelloToEachOther: "Saludaos.",
		nobodySpoke: "Nadie ha dicho nada todavía.",
	},
	jump: {
		looking: "Buscando el mensaje…",
		gone: "Ese mensaje no existe en esta conversación.",
		failed: (why) => `No se pudo mostrar el mensaje. ${why}`,
	},
	newAbove: {
		since: (when) => `Mensajes nuevos desde: ${when}`,
		countedSince: (count, when) =>
			plural(count, {
				one: `# mensaje nuevo desde: ${when}`,
				many: `# de mensajes nuevos desde: ${when}`,
				other: `# mensajes nuevos desde: ${when}`,
			}),
		toFirst: "Ir al primero",
		failed: (why) => `No se encontró el primer mensaje nuevo. ${why}`,
		hide: "No mostrar",
	},
	place: {
		message: {
			inChatWith: "Mensaje en el chat con {name}",
			inGroup: "Mensaje en {title}",
			here: "Mensaje en una conversación",
			elsewhere: "Mensaje en una conversación en la que no estás",
		},
		thread: {
			inChatWith: "Hilo en el chat con {name}",
			inGroup: "Hilo en {title}",
			here: "Hilo en una conversación",
			elsewhere: "Hilo en una conversación en la que no estás",
		},
		conversation: "Una conversación",
		conversationElsewhere: "Una conversación en la que no estás",
	},
};
