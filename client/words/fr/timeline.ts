import type { TimelineWords } from "../en/timeline.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

export const timeline: TimelineWords = {
	messages: "Messages",
	replies: "Réponses",
	rootOfThread: "Le message de ce fil",
	loadingMessages: "Chargement des messages…",
	jumpToDate: "Aller à une date",
	newMessages: "Nouveaux messages",
	newCounted: (count) =>
		plural(count, { one: "# nouveau message", many: "# de nouveaux messages", other: "# nouveaux messages" }),
	toNewest: "Messages les plus récents",
	backToNewest: "Aller aux plus récents",
	backToPlace: "Revenir où vous étiez",
	someone: "Quelqu’un",
	formerMember: "Ancien membre",
	older: {
		load: "Charger les messages plus anciens",
		loading: "Chargement des messages plus anciens…",
		failed: (why) => `Les messages plus anciens n’ont pas pu être chargés. ${why}`,
	},
	newer: {
		load: "Charger les messages plus récents",
		loading: "Chargement des messages plus récents…",
		failed: (why) => `Les messages plus récents n’ont pas pu être chargés. ${why}`,
	},
	tryAgain: "Réessayer",
	close: "Fermer",
	beginning: {
		noReplies: "Aucune réponse pour l’instant",
		direct: "C’est ici que tout commence",
		group: "Le groupe commence ici",
		nothingBefore: "Il n’y a rien avant ceci.",
		sayHello: (name) => `Dites bonjour à ${name}.`,
		sayHelloToEachOther: "Dites-vous bonjour.",
		nobodySpoke: "Personne n’a encore rien dit.",
	},
	jump: {
		looking: "Recherche du message…",
		gone: "Ce message n’existe pas dans cette conversation.",
		failed: (why) => `Le message n’a pas pu être affiché. ${why}`,
	},
	newAbove: {
		since: (when) => `Nouveaux messages depuis : ${when}`,
		countedSince: (count, when) =>
			plural(count, {
				one: `# nouveau message depuis : ${when}`,
				many: `# de nouveaux messages depuis : ${when}`,
				other: `# nouveaux messages depuis : ${when}`,
			}),
		toFirst: "Aller au premier",
		failed: (why) => `Le premier nouveau message est introuvable. ${why}`,
		hide: "Ne pas afficher",
	},
	place: {
		message: {
			inChatWith: "Message dans la discussion avec {name}",
			inGroup: "Message dans {title}",
			here: "Message dans une conversation",
			elsewhere: "Message dans une conversation dont vous ne faites pas partie",
		},
		thread: {
			inChatWith: "Fil dans la discussion avec {name}",
			inGroup: "Fil dans {title}",
			here: "Fil dans une conversation",
			elsewhere: "Fil dans une conversation dont vous ne faites pas partie",
		},
		conversation: "Une conversation",
		conversationElsewhere: "Une conversation dont vous ne faites pas partie",
	},
};
