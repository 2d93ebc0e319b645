import type { ThreadWords } from "../en/thread.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

export const thread: ThreadWords = {
	title: "Fil",
	titleOfAll: "Fils",
	replies: (count) => plural(count, { one: "# réponse", many: "# de réponses", other: "# réponses" }),
	repliesOrMore: (count) =>
		plural(count, { one: "# réponse ou plus", many: "# de réponses ou plus", other: "# réponses ou plus" }),
	last: (when) => `dernière : ${when}`,
	unread: (count) => plural(count, { one: "# non lue", many: "# non lues", other: "# non lues" }),
	inThread: "Dans un fil",
	inThreadOf: "Dans le fil : {text}",
	panel: {
		back: "Retour à la conversation",
		close: "Fermer le fil",
		closeHint: "Fermer (Échap)",
		follow: "Suivre",
		followHint: "Être averti des nouvelles réponses",
		following: "Suivi",
		followingHint: "Vous êtes averti des nouvelles réponses. Cliquez pour ne plus suivre.",
		closeNote: "Fermer",
		gone: "Ce message n’existe pas dans cette conversation.",
		failed: (why) => `Le fil n’a pas pu être chargé. ${why}`,
		reply: "Répondre",
		also: "Envoyer aussi à la conversation",
	},
	list: {
		loading: "Chargement de vos fils…",
		failed: (why) => `Vos fils n’ont pas pu être chargés. ${why}`,
		emptyTitle: "Aucun fil pour l’instant",
		empty:
			"Les fils que vous lancez, auxquels vous répondez ou dans lesquels on vous mentionne apparaissent ici. Choisissez « Répondre dans un fil » sur un message pour en lancer un.",
		readAll: "Tout marquer comme lu",
		you: "Vous",
		formerMember: "Ancien membre",
		deleted: "Message supprimé",
		unread: (count) =>
			plural(count, {
				one: "# réponse non lue",
				many: "# de réponses non lues",
				other: "# réponses non lues",
			}),
		unreadMentioned: (count) =>
			plural(count, {
				one: "# réponse non lue, vous êtes mentionné",
				many: "# de réponses non lues, vous êtes mentionné",
				other: "# réponses non lues, vous êtes mentionné",
			}),
		loadingOlder: "Chargement…",
		older: "Afficher les fils plus anciens",
	},
	tryAgain: "Réessayer",
};
