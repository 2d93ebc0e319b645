import type { TranslatedShell } from "../en/shell.ts";
import { pluralsOf } from "../plural.ts";
import { problems } from "./problems.ts";

const plural = pluralsOf("es");

/** Spanish words of the shell. */
export const shell: TranslatedShell = {
	close: "Cerrar",
	tryAgain: "Reintentar",
	reload: "Recargar",
	reloadPage: "Recargar la página",
	starting: "Iniciando Parley…",
	unreachable: {
		tab: "Sin conexión",
		title: "No se puede conectar con Parley",
		text: "Comprueba tu conexión a internet. En cuanto vuelva, esta página seguirá por sí sola.",
	},
	unknown: {
		tab: "No encontrado",
		title: "Aquí no hay nada",
		text: "Puede que la dirección esté mal escrita o que lo que había aquí ya no exista.",
		toParley: "Ir a Parley",
		toConversations: "Ir a tus conversaciones",
	},
	broken: {
		page: "Algo ha fallado en esta página",
		pageText:
			"Es un error de la aplicación, no tuyo. Tus mensajes están a salvo: los que aún no se han enviado y lo que estabas escribiendo están guardados en este dispositivo.",
		conversation: "No se ha podido mostrar esta conversación",
		conversationText:
			"Es un error de la aplicación, no tuyo. Tus mensajes están a salvo y lo que estabas escribiendo está guardado en este dispositivo.",
		back: "Volver a tus conversaciones",
		part: "No se ha podido cargar esta parte de la aplicación. Comprueba tu conexión o recarga para obtener una versión nueva.",
	},
	newVersion: "Hay una versión nueva lista.",
	later: "Más tarde",
	offline: "Parece que no tienes conexión. Compruébala e inténtalo de nuevo.",
	internal: "Algo ha fallado por nuestra parte.",
	problems,

	loadingConversation: "Cargando la conversación…",
	skip: "Saltar a la conversación",
	searchMessages: "Buscar mensajes",
	searchMessagesKeys: "Buscar mensajes (Ctrl Mayús F)",
	newConversation: "Nueva conversación",
	jump: "Ir a…",
	jumpHint: "Ir a una conversación, persona o acción",
	settings: "Ajustes",
	settingsKeys: "Ajustes (Ctrl ,)",
	noticesPaused: "Las notificaciones y el sonido están en pausa",
	profile: "Tu perfil",
	guest: "Invitado",
	guestNote: "Usas este dispositivo como invitado.",
	keepAccount: "Conservar esta cuenta",
	leaving: {
		title: "¿Salir para siempre?",
		text: "Un invitado no tiene contraseña para volver a entrar. Si cierras la sesión ahora, no podrás volver a estas conversaciones.",
		signOut: "Cerrar sesión de todos modos",
	},
	nothingOpen: {
		title: "Elige una conversación",
		text: "O pulsa {find} para encontrar a alguien con quien hablar y {all} para ver todos los atajos.",
		textWithoutKeys: "O empieza una nueva encima de la lista.",
	},

	conversations: "Conversaciones",
	listWidth: "Ancho de la lista",
	list: {
		loading: "Cargando tus conversaciones…",
		notHere: "Tus conversaciones aún no están en este dispositivo. Aparecerán cuando tengas conexión.",
		empty: "Todavía no hay conversaciones",
		emptyText: "Busca a alguien por su nombre o usuario y salúdalo.",
		findPerson: "Buscar a una persona",
	},
	row: {
		own: "Tú: ",
		from: (name) => `${name}: `,
		draft: "Borrador: ",
		noMessages: "Todavía no hay mensajes",
		deleted: "Mensaje eliminado",
		muted: "Silenciada",
		mentions: (count) =>
			plural(count, { one: "Te mencionan", many: "Te mencionan # de veces", other: "Te mencionan # veces" }),
		replies: (count) =>
			plural(count, {
				one: "# respuesta sin leer en hilos",
				many: "# de respuestas sin leer en hilos",
				other: "# respuestas sin leer en hilos",
			}),
		repliesWithMention: (count) =>
			plural(count, {
				one: "# respuesta sin leer en hilos, te mencionan",
				many: "# de respuestas sin leer en hilos, te mencionan",
				other: "# respuestas sin leer en hilos, te mencionan",
			}),
		markedUnread: "Marcada como no leída",
		unread: (count) =>
			plural(count, { one: "# mensaje sin leer", many: "# de mensajes sin leer", other: "# mensajes sin leer" }),
		options: "Opciones",
		optionsFor: (title) => `Opciones de ${title}`,
		markRead: "Marcar como leída",
		markUnread: "Marcar como no leída",
		mute: "Silenciar",
		unmute: "Dejar de silenciar",
	},

	title: {
		direct: "Conversación directa",
		justYou: "Solo tú",
		names: (names, more) => (more > 0 ? `${names.join(", ")} +${more}` : names.join(", ")),
	},
	notificationsOn: "Las notificaciones están activadas.",
	notSaved: (why) => `No se ha podido guardar el mensaje. ${why}`,
	password: {
		show: "Mostrar",
		hide: "Ocultar",
		showLabel: "Mostrar la contraseña",
		hideLabel: "Ocultar la contraseña",
	},
	keys: { ctrl: "Ctrl", alt: "Alt", shift: "Mayús" },
};
