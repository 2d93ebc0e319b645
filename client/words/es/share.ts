import type { ShareWords } from "../en/share.ts";

export const share: ShareWords = {
	title: "¿En qué conversación quieres compartirlo?",
	nothing: "Aquí no hay nada que compartir. Parley acepta texto y direcciones web.",
	noConversations: "Todavía no tienes conversaciones. Empieza una y vuelve a compartir.",
	loading: "Cargando tus conversaciones…",
};
