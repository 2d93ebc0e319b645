import type { ForwardWords } from "../en/forward.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

export const forward: ForwardWords = {
	title: "Transférer le message",
	atMost: (count) =>
		plural(count, {
			one: "Au plus # conversation à la fois.",
			many: "Au plus # de conversations à la fois.",
			other: "Au plus # conversations à la fois.",
		}),
	pickOne: "Choisissez au moins une conversation.",
	commentRefused: (why) => `Votre commentaire : ${why}`,
	picked: "Conversations choisies",
	someConversation: "une conversation",
	remove: (title) => `Retirer ${title}`,
	comment: "Commentaire (facultatif)",
	cancel: "Annuler",
	forward: "Transférer",
	forwardTo: (count) => plural(count, { one: "Transférer à #", many: "Transférer à #", other: "Transférer à #" }),
	picker: {
		find: "Rechercher des conversations",
		placeholder: "Conversation ou personne",
		list: "Conversations",
		members: (count) => plural(count, { one: "# membre", many: "# de membres", other: "# membres" }),
		none: "Aucune conversation ne porte ce nom.",
		found: (count) =>
			plural(count, {
				one: "# conversation trouvée",
				many: "# de conversations trouvées",
				other: "# conversations trouvées",
			}),
	},
	done: {
		one: "Transféré à {first}",
		two: "Transféré à {first} et {second}",
		more: (others) =>
			plural(others, {
				one: "Transféré à {first}, {second} et # autre",
				many: "Transféré à {first}, {second} et # d’autres",
				other: "Transféré à {first}, {second} et # autres",
			}),
		close: "Fermer",
	},
};
