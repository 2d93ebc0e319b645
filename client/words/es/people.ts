import type { PeopleWords } from "../en/people.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

export const people: PeopleWords = {
	box: {
		label: "Buscar personas",
		placeholder: "Nombre o nombre de usuario",
		list: "Personas encontradas",
		guest: "Invitado",
		hint: "Escribe un nombre o un nombre de usuario.",
		nobody: "No se encontró a nadie para «{query}». Revisa la ortografía.",
		found: (count) =>
			plural(count, {
				one: "# persona encontrada",
				many: "# de personas encontradas",
				other: "# personas encontradas",
			}),
		failed: (reason) => `La búsqueda no funcionó. ${reason}`,
		again: "Reintentar",
	},
	start: {
		conversation: "Nueva conversación",
		group: "Nuevo grupo",
		startGroup: "Crear un grupo",
		picked: "Personas elegidas",
		remove: (name) => `Quitar a ${name}`,
		add: "Añadir personas",
		alone: "También puedes empezar a solas e invitar con un enlace desde los miembros del grupo.",
		back: "Atrás",
		create: "Crear grupo",
	},
	about: {
		title: "Título del grupo",
		noTitle: "Ponle un título al grupo.",
		longTitle: (max) =>
			plural(max, {
				one: "Un título tiene como máximo # carácter.",
				many: "Un título tiene como máximo # de caracteres.",
				other: "Un título tiene como máximo # caracteres.",
			}),
		rename: "Cambiar nombre",
		renamed: "Se cambió el nombre del grupo.",
		topic: "Tema",
		longTopic: (max) =>
			plural(max, {
				one: "Un tema tiene como máximo # carácter.",
				many: "Un tema tiene como máximo # de caracteres.",
				other: "Un tema tiene como máximo # caracteres.",
			}),
		plainTopic: "Un tema es una sola línea sin caracteres de control.",
		save: "Guardar",
		topicSaved: "Se guardó el tema.",
	},
	editing: {
		label: "Los mensajes se pueden editar",
		hint: "Se cuenta desde que se envió el mensaje, también para los ya enviados.",
		always: "Sin límite de tiempo",
		never: "Nunca",
		for: {
			second: (count) =>
				plural(count, { one: "Durante # segundo", many: "Durante # de segundos", other: "Durante # segundos" }),
			minute: (count) =>
				plural(count, { one: "Durante # minuto", many: "Durante # de minutos", other: "Durante # minutos" }),
			hour: (count) => plural(count, { one: "Durante # hora", many: "Durante # de horas", other: "Durante # horas" }),
			day: (count) => plural(count, { one: "Durante # día", many: "Durante # de días", other: "Durante # días" }),
		},
	},
	members: {
		group: "Grupo",
		title: (count) => plural(count, { one: "Miembros (#)", many: "Miembros (#)", other: "Miembros (#)" }),
		add: "Añadir miembro",
		you: "(tú)",
		roles: { owner: "Propietario", admin: "Administrador", member: "Miembro" },
		remove: "Quitar",
		removeOne: (name) => `Quitar a ${name}`,
		keep: "Conservar",
	},
	costs: { title: "Lo que cuesta", show: "Ver costes", hide: "Ocultar costes" },
	leave: {
		leaveGroup: "Salir del grupo",
		question: "¿Salir de este grupo?",
		explained: "No recibirás más mensajes de él y solo podrás volver si alguien te añade.",
		explainedToOwner:
			"No recibirás más mensajes de él y solo podrás volver si alguien te añade. Otra persona pasará a ser propietaria.",
		stay: "Quedarme",
		leave: "Salir",
	},
	invites: {
		title: "Enlaces de invitación",
		invite: "Invitar",
		list: "Enlaces de invitación activos",
		unused: "Creado por {name}, sin usar todavía",
		used: (count) =>
			plural(count, {
				one: "Creado por {name}, usado por # persona",
				many: "Creado por {name}, usado por # de personas",
				other: "Creado por {name}, usado por # personas",
			}),
		usedOf: "Creado por {name}, usado por {uses} de {max}",
		whoLeft: "alguien que se fue",
		ends: (time) => `Termina: ${time}`,
		revoke: "Revocar",
		worksFor: "Válido durante",
		durations: { hour: "una hora", day: "un día", week: "7 días", month: "30 días", year: "un año" },
		letsIn: "Deja entrar a",
		anybody: "cualquiera",
		people: (count) => plural(count, { one: "# persona", many: "# de personas", other: "# personas" }),
		create: "Crear enlace",
		linkForAnybody: "Enlace para cualquiera",
		linkForPeople: (count) =>
			plural(count, {
				one: "Enlace para # persona",
				many: "Enlace para # de personas",
				other: "Enlace para # personas",
			}),
		linkHint: "Quien lo tenga puede unirse y leer lo que se dijo antes. Solo se muestra ahora.",
		another: "Crear otro",
		share: "Compartir…",
		copy: "Copiar enlace",
		copied: "Copiado.",
		notCopied: "Tu navegador no deja que Parley copie. El enlace está seleccionado: cópialo tú.",
	},
};
