import type { SearchWords } from "../en/search.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

export const search: SearchWords = {
	title: "Rechercher des messages",
	placeholder: "Mots, “une expression”, from:nom, has:link",
	hint: "Cherche des mots dans tous vos messages. Aussi\u202f: in:titre, before:2026-01-31, after:2026-01-31.",
	onlyIn: "Seulement dans {title}",
	list: "Messages trouvés",
	conversation: "Conversation",
	said: "{name}\u202f: {text}",
	you: "Vous",
	searching: "Recherche…",
	found: (count) =>
		plural(count, { one: "# message trouvé", many: "# de messages trouvés", other: "# messages trouvés" }),
	foundNewest: (count) =>
		plural(count, {
			one: "Le message le plus récent trouvé",
			many: "Les # de messages les plus récents trouvés",
			other: "Les # messages les plus récents trouvés",
		}),
	nothing: "Aucun résultat pour «\u202f{query}\u202f».",
	preparing: "Les messages plus anciens sont encore en préparation pour la recherche.",
	nothingYet:
		"Aucun résultat pour l’instant\u202f: les messages plus anciens sont encore en préparation pour la recherche.",
	notSearched: (count) =>
		plural(count, {
			one: "La recherche n’a pas pu se faire dans # conversation.",
			many: "La recherche n’a pas pu se faire dans # de conversations.",
			other: "La recherche n’a pas pu se faire dans # conversations.",
		}),
	failed: (reason) => `La recherche n’a pas fonctionné. ${reason}`,
	olderFailed: (reason) => `Les plus anciens n’ont pas pu être chargés. ${reason}`,
	older: "Afficher les plus anciens",
	loading: "Chargement…",
	again: "Réessayer",
};
