import type { TipWords } from "../en/tips.ts";

export const tips: TipWords = {
	title: "Consejo",
	tips: {
		jump: "{key} lleva a cualquier conversación, persona o acción.",
		editLast: "{key} en un campo vacío edita tu último mensaje.",
		find: "{key} busca en todos tus mensajes.",
	},
	close: "Entendido",
};
