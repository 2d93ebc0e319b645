import type { SettingsWords } from "../en/settings.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

export const settings: SettingsWords = {
	title: "Ajustes",
	sections: {
		profile: "Perfil",
		appearance: "Apariencia",
		notices: "Notificaciones",
		privacy: "Privacidad",
		devices: "Dispositivos",
		data: "Datos",
	},
	profile: {
		lead: "Los demás ven tu nombre, tu nombre de usuario y estas iniciales. Nadie ve tu correo electrónico.",
		leadForGuest: "Eres un invitado en este dispositivo. Los demás ven tu nombre y estas iniciales.",
		name: "Nombre",
		nameHint: "Cómo te llaman, en cualquier escritura.",
		username: "Nombre de usuario",
		usernameHint: (min, max) =>
			`De ${min} a ${max} letras, cifras, _ o . — con él te encuentran y te mencionan, y puedes iniciar sesión.`,
		email: "Correo electrónico",
		save: "Guardar",
		saved: "Guardado. Tus conversaciones ya lo muestran.",
		leave: "Salir de este dispositivo",
		leaveHint:
			"Al cerrar sesión se elimina lo que este dispositivo guarda de tus conversaciones. En el servidor se conservan.",
		guestLeave: "Quedarse o salir",
		guestLeaveHint:
			"Un invitado no tiene contraseña, así que cerrar sesión es definitivo. Conserva la cuenta para volver desde cualquier lugar.",
		keep: "Conservar esta cuenta",
		signOut: "Cerrar sesión",
	},
	appearance: {
		lead: "Cómo se ve Parley en este dispositivo. Cada cambio se ve al instante y se queda aquí.",
		theme: {
			label: "Tema",
			detail:
				"Sistema sigue a tu dispositivo, de día y de noche. Alto contraste hace el texto y los bordes lo más nítidos posible.",
			options: { system: "Sistema", light: "Claro", dark: "Oscuro", contrast: "Alto contraste" },
		},
		accent: {
			label: "Color",
			detail: "Para botones, enlaces y tus propios mensajes.",
			options: {
				teal: "Verde azulado",
				blue: "Azul",
				violet: "Violeta",
				rose: "Rosa",
				amber: "Ámbar",
				green: "Verde",
			},
		},
		density: {
			label: "Densidad",
			detail: "Compacta muestra más conversaciones y mensajes a la vez.",
			options: { comfortable: "Cómoda", compact: "Compacta" },
		},
		size: {
			label: "Tamaño del texto",
			detail: "Todo crece a la vez. El zoom de tu navegador también funciona.",
			options: { small: "Pequeño", normal: "Mediano", large: "Grande", larger: "Más grande" },
		},
		motion: {
			label: "Menos movimiento",
			detail: "Nada se desliza ni se desvanece. Ya está desactivado donde tu sistema lo pide.",
		},
		tips: {
			title: "Consejos",
			detail: "Pequeñas indicaciones sobre teclas; cada una aparece una vez.",
			again: "Mostrar los consejos de nuevo",
			done: "Se vuelven a mostrar, de uno en uno.",
		},
	},
	notices: {
		lead: "Mientras Parley está abierto, este dispositivo puede avisarte de los mensajes nuevos que no tienes en pantalla. Las conversaciones silenciadas quedan fuera, salvo que alguien te mencione.",
		label: "Notificaciones en este dispositivo",
		detail: "Dicen quién escribió y cómo empieza el mensaje. Un clic lo abre.",
		on: "Las notificaciones están activadas.",
		off: "Las notificaciones están desactivadas.",
		notAllowed: "Las notificaciones están desactivadas. Tu navegador no las ha permitido.",
		unsupported: "Este navegador no tiene notificaciones para páginas web.",
		denied:
			"Tu navegador no deja que Parley muestre notificaciones. Para cambiarlo, abre los ajustes de este sitio, junto a la dirección, y permite las notificaciones.",
		sound: {
			label: "Sonido",
			detail: "Un sonido corto y suave cuando llega un mensaje o un recordatorio, con notificaciones o sin ellas.",
		},
		pause: {
			title: "Pausar notificaciones y sonido",
			detail:
				"Ni notificaciones ni sonido en este dispositivo, en ninguna de sus pestañas. Lo que llegue mientras tanto espera en la lista, y los recordatorios no suenan.",
			choices: { hour: "Durante 1 hora", morning: "Hasta mañana por la mañana", open: "Hasta que lo reactive" },
			off: "Sin pausa.",
			open: "En pausa hasta que lo reactives.",
			until: (when) => `En pausa. Se reactiva: ${when}.`,
			end: "Reactivar",
		},
	},
	privacy: {
		lead: "Lo que los demás pueden ver de ti, en todas tus conversaciones y desde todos tus dispositivos.",
		hideRead: {
			label: "Ocultar lo que he leído",
			detail: "Los demás ven que un mensaje te llegó, pero no que lo leíste, y tú no ves lo que ellos han leído.",
		},
		invisible: {
			label: "Ser invisible",
			detail: "Los demás no ven cuándo estás en línea, cuándo estuviste aquí por última vez ni que estás escribiendo.",
		},
		turnedOn: (label) => `${label}: activado`,
		turnedOff: (label) => `${label}: desactivado`,
	},
	devices: {
		lead: "Dónde tienes la sesión iniciada. Cierra la de lo que no conozcas o ya no uses: se corta al instante.",
		heading: "Dispositivos",
		loading: "Cargando tus dispositivos…",
		browserOn: (browser, system) => `${browser} en ${system}`,
		unknown: "Dispositivo desconocido",
		here: "Este dispositivo",
		signedIn: (time) => `Sesión iniciada: ${time}`,
		usedLately: "Usado en los últimos dos días",
		used: (days) =>
			plural(days, {
				one: "Usado por última vez hace cerca de un día",
				many: "Usado por última vez hace cerca de # de días",
				other: "Usado por última vez hace cerca de # días",
			}),
		signOut: "Cerrar sesión",
		signOutOne: (device) => `Cerrar la sesión de ${device}`,
		signedOut: (device) => `Se cerró la sesión de ${device}.`,
		signOutOthers: "Cerrar todas las demás",
		othersSignedOut: "Se cerró la sesión en todos los demás dispositivos.",
		noOthers: "No tienes la sesión iniciada en ningún otro lugar.",
	},
	data: {
		lead: "Las conversaciones se guardan en el servidor. Este dispositivo tiene una copia, para que se abran al instante y sin conexión.",
		download: "Descargar una conversación",
		downloadHint: "Un archivo JSON con todo lo que se dijo e hizo en ella, hasta donde puedas verlo.",
		none: "Aún no tienes conversaciones.",
		conversation: "Conversación",
		start: "Descargar",
		reading: "Leyendo…",
		readSoFar: (events) =>
			plural(events, {
				one: "Leyendo… # evento hasta ahora",
				many: "Leyendo… # de eventos hasta ahora",
				other: "Leyendo… # eventos hasta ahora",
			}),
		done: (events) =>
			plural(events, {
				one: "Guardado: # evento.",
				many: "Guardado: # de eventos.",
				other: "Guardado: # eventos.",
			}),
		failed: (reason) => `No se guardó nada. ${reason}`,
		copy: "La copia de este dispositivo",
		copyHint:
			"Eliminarla libera espacio y quita los borradores. En el servidor no se pierde nada, y los mensajes por enviar se conservan. Lo que abras se vuelve a descargar.",
		keep: "Conservarla",
		delete: "Eliminar la copia",
		deleteNow: "Eliminar y recargar",
	},
};
