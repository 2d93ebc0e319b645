import type { TipWords } from "../en/tips.ts";

export const tips: TipWords = {
	title: "Astuce",
	tips: {
		jump: "{key} mène à n’importe quelle conversation, personne ou action.",
		editLast: "{key} dans un champ vide modifie votre dernier message.",
		find: "{key} cherche dans tous vos messages.",
	},
	close: "Compris",
};
