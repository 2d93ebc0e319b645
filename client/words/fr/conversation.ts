import type { ConversationWords } from "../en/conversation.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

export const conversation: ConversationWords = {
	untitled: "Conversation",
	back: "Retour aux conversations",
	jumpToDate: "Aller à une date",
	members: "Membres",
	membersCounted: (count) =>
		plural(count, {
			one: "Membres (# membre)",
			many: "Membres (# de membres)",
			other: "Membres (# membres)",
		}),
	threads: "Fils",
	threadsUnread: (count) =>
		plural(count, {
			one: "Fils, # réponse non lue",
			many: "Fils, # de réponses non lues",
			other: "Fils, # réponses non lues",
		}),
	threadsMentioned: (count) =>
		plural(count, {
			one: "Fils, # réponse non lue, vous êtes mentionné",
			many: "Fils, # de réponses non lues, vous êtes mentionné",
			other: "Fils, # réponses non lues, vous êtes mentionné",
		}),
	search: "Rechercher dans cette conversation",
	presence: {
		online: "En ligne",
		away: "Absent",
		typing: "est en train d’écrire…",
		oneTyping: (name) => `${name} est en train d’écrire…`,
		twoTyping: (first, second) => `${first} et ${second} sont en train d’écrire…`,
		manyTyping: (count) =>
			plural(count, {
				one: "# personne est en train d’écrire…",
				many: "# de personnes sont en train d’écrire…",
				other: "# personnes sont en train d’écrire…",
			}),
		members: (count) => plural(count, { one: "# membre", many: "# de membres", other: "# membres" }),
		membersOnline: (count, online) =>
			plural(count, {
				one: `# membre, ${online} en ligne`,
				many: `# de membres, ${online} en ligne`,
				other: `# membres, ${online} en ligne`,
			}),
	},
	notice: {
		signIn: "Se reconnecter",
		reload: "Recharger",
		noConnection: "Pas de connexion.",
		notOnDevice: "Cette conversation n’est pas encore sur cet appareil. Elle apparaîtra dès que vous serez en ligne.",
		nextTry: (seconds) => `Prochain essai dans ${seconds} s.`,
		retryNow: "Réessayer maintenant",
		changedBehind:
			"Cette conversation a été modifiée sur le serveur après avoir été écrite : son contenu ne correspond plus à ce que cet appareil avait reçu. Ne vous y fiez pas sans interroger ses participants.",
	},
	undo: {
		deleted: (count) =>
			plural(count, {
				one: "Message supprimé",
				many: "# de messages supprimés",
				other: "# messages supprimés",
			}),
		undo: "Annuler",
	},
};
