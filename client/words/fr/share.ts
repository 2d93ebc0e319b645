import type { ShareWords } from "../en/share.ts";

export const share: ShareWords = {
	title: "Partager dans quelle conversation ?",
	nothing: "Il n’y a rien à partager ici. Parley accepte du texte et des adresses web.",
	noConversations: "Vous n’avez pas encore de conversations. Commencez-en une, puis partagez de nouveau.",
	loading: "Chargement de vos conversations…",
};
