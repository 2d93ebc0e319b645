import type { InviteWords } from "../en/invite.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

export const invite: InviteWords = {
	tab: "Invitation",
	looking: "Vérification de l’invitation…",
	invitedTo: "Vous êtes invité à rejoindre",
	alreadyIn: "Vous êtes déjà dans",
	group: "un groupe",
	members: (count) => plural(count, { one: "# membre", many: "# de membres", other: "# membres" }),
	open: "Ouvrir la conversation",
	join: "Rejoindre",
	joining: "Entrée en cours…",
	joinAs: "Vous rejoignez en tant que {name}.",
	joinAsUser: "Vous rejoignez en tant que {name} ({username}).",
	yourName: "Votre nom",
	joinAsGuest: "Rejoindre comme invité",
	createAndJoin: "Créer un compte et rejoindre",
	gone: {
		title: "Cette invitation n’est plus valable",
		text: "Elle a expiré, a été épuisée ou a été retirée. Demandez-en une nouvelle à la personne qui vous l’a envoyée.",
	},
	failed: "L’invitation n’a pas pu être ouverte",
};
