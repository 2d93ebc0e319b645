import type { WelcomeWords } from "../en/welcome.ts";

export const welcome: WelcomeWords = {
	pitch: "El chat que cumple su palabra.",
	lead: "Habla a solas o en grupo. Cada mensaje llega una sola vez y en orden, con buena o mala conexión, y siempre ves en qué punto está.",
	preview: [
		"El tren vuelve a ir con retraso. ¿Empezáis sin mí?",
		"Te esperamos: el café sigue caliente",
		"Sois geniales. ¡Diez minutos!",
	],
	invited: "Este enlace lleva a una conversación. Irás allí en cuanto entres.",
	headings: { guest: "Empieza a hablar", sign_in: "Hola de nuevo", sign_up: "Crea tu cuenta" },
};
