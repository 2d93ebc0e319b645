import type { EventsWords } from "../en/events.ts";

export const events: EventsWords = {
	joined: { you: "Te uniste", other: (name) => `${name} se unió` },
	added: {
		byYou: (name) => `Añadiste a ${name}`,
		you: (actor) => `${actor} te añadió`,
		other: (actor, name) => `${actor} añadió a ${name}`,
	},
	removed: {
		byYou: (name) => `Eliminaste a ${name}`,
		you: (actor) => `${actor} te eliminó`,
		other: (actor, name) => `${actor} eliminó a ${name}`,
	},
	left: { you: "Saliste del grupo", other: (name) => `${name} salió del grupo` },
	renamed: { you: (name) => `Ahora te llamas ${name}`, other: (name) => `${name} cambió su nombre` },
	role: {
		you: { owner: "Ahora el grupo es tuyo", admin: "Ahora eres admin", member: "Ahora eres miembro" },
		other: {
			owner: (name) => `Ahora el grupo es de ${name}`,
			admin: (name) => `${name} es ahora admin`,
			member: (name) => `${name} es ahora miembro`,
		},
	},
	youChanged: {
		title: (title) => `Llamaste al grupo «${title}»`,
		topic: (topic) => `Cambiaste el tema a «${topic}»`,
		noTopic: "Quitaste el tema",
		editsAlways: "Permitiste editar mensajes sin límite de tiempo",
		editsNever: "Desactivaste la edición de mensajes",
		editsFor: (duration) => `Permitiste editar mensajes durante ${duration}`,
		something: "Cambiaste el grupo",
	},
	changed: {
		title: (actor, title) => `${actor} llamó al grupo «${title}»`,
		topic: (actor, topic) => `${actor} cambió el tema a «${topic}»`,
		noTopic: (actor) => `${actor} quitó el tema`,
		editsAlways: (actor) => `${actor} permitió editar mensajes sin límite de tiempo`,
		editsNever: (actor) => `${actor} desactivó la edición de mensajes`,
		editsFor: (actor, duration) => `${actor} permitió editar mensajes durante ${duration}`,
		something: (actor) => `${actor} cambió el grupo`,
	},
};
