import type { CostWords } from "../en/cost.ts";

export const cost: CostWords = {
	month: "Ce mois-ci jusqu’à présent",
	explained:
		"Ce que cette conversation coûte à qui héberge Parley, selon les prix publics de {prices}, sans ce qu’une formule comprend déjà. Compté depuis le {since}.",
	parts: { requests: "Requêtes", awake: "Temps d’activité", rows: "Lignes lues et écrites", storage: "Stockage" },
	months: "Par mois",
	days: "Par jour",
	when: "Quand",
	dollars: "Coût",
	budget: {
		label: "Budget mensuel, en dollars américains",
		hint: "Quand un mois l’atteint, la saisie en cours et la présence sont affichées moins précisément jusqu’à la fin du mois. Les messages, les accusés de lecture et la distribution ne changent pas.",
		save: "Enregistrer",
		saved: "Le budget a été enregistré.",
		bad: "Entrez un montant de {least} à {most}, ou rien pour ne pas avoir de budget.",
	},
	coarse:
		"Le budget de ce mois est épuisé : la saisie en cours et la présence sont affichées moins précisément jusqu’au {until}.",
	loading: "Calcul en cours…",
	failed: "Les coûts n’ont pas pu être chargés. {reason}",
	again: "Réessayer",
};
