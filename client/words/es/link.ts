import type { LinkWords } from "../en/link.ts";

export const link: LinkWords = {
	connecting: { label: "Conectando…", explanation: "Conectando con la conversación." },
	catchingUp: { label: "Poniéndose al día…", explanation: "Conectado; se está cargando lo que te perdiste." },
	live: { label: "En directo", explanation: "Conectado: los mensajes llegan en cuanto se envían." },
	polling: {
		label: "Consultas",
		more: "cada 3 s",
		explanation: "No se puede establecer una conexión en directo, así que se buscan mensajes nuevos cada 3 segundos.",
	},
	offline: {
		label: "Sin conexión",
		explanation: "No tienes conexión. Puedes leer y escribir; los mensajes se enviarán cuando vuelvas a tenerla.",
	},
	signedOut: { label: "Sesión cerrada", explanation: "Se cerró tu sesión. Vuelve a iniciarla para continuar." },
	notMember: {
		label: "No eres miembro",
		explanation:
			"No estás en esta conversación. Si deberías estar, pide a alguien de ella que te añada o te envíe un enlace de invitación.",
	},
	notFound: {
		label: "No encontrada",
		explanation: "Esta conversación no existe o no estás en ella. Comprueba el enlace o pide una invitación.",
	},
	badClient: {
		label: "Desactualizada",
		explanation:
			"Esta página es demasiado antigua para hablar con el servidor. Vuelve a cargarla para obtener la versión actual.",
	},
};
