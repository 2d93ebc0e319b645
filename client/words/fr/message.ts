import type { MessageWords } from "../en/message.ts";
import { listOf } from "../list.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");
const list = listOf("fr");

export const message: MessageWords = {
	you: "Vous",
	says: (name) => `${name} :`,
	deleted: {
		bySender: "Message supprimé",
		byYou: "Message supprimé par vous",
		byOther: (name) => `Message supprimé par ${name}`,
		byAdmin: "Message supprimé par un admin",
	},
	status: { sending: "Envoi en cours", sent: "Envoyé", delivered: "Distribué", read: "Lu", failed: "Non envoyé" },
	statusHint: (status) => `${status} : voir par qui`,
	statusAt: (status, time) => `${status}, ${time} : voir qui a lu ce message`,
	pinned: "Épinglé",
	saved: "Enregistré pour plus tard",
	saving: "enregistrement…",
	edited: "modifié",
	editedAt: (time) => `Modifié : ${time}`,
	editedSeeVersions: (time) => `Modifié, ${time} : voir toutes les versions`,
	forwarded: "Transféré",
	quote: {
		replyTo: "Réponse à {name} :",
		replyToUnknown: "Réponse à :",
		notLoaded: "Un message qui n’est pas chargé",
		notShown: "Un message qui n’est pas affiché ici",
	},
	code: "Code",
	codeIn: (language) => `Code en ${language}`,
	spoiler: "Texte masqué : l’afficher",
	notSent: (why) => `Non envoyé. ${why}`,
	retry: "Réessayer",
	discard: "Abandonner",
	refused: {
		edit: (why) => `Modification non enregistrée. ${why}`,
		deletion: (why) => `Non supprimé. ${why}`,
		reaction: (emoji, why) => `${emoji} n’a pas été ajouté. ${why}`,
		noReaction: (emoji, why) => `${emoji} n’a pas été retiré. ${why}`,
		pin: (why) => `Non épinglé. ${why}`,
		unpin: (why) => `Toujours épinglé. ${why}`,
	},
	reactions: {
		title: "Réactions",
		people: (names, more) =>
			list(more === 0 ? names : [...names, plural(more, { one: "# autre", many: "# d’autres", other: "# autres" })]),
		counted: (emoji, count, people) => `${emoji} ${count} : ${people}`,
		any: "Réagir avec n’importe quel émoji",
		full: (kinds) =>
			plural(kinds, {
				one: "Ce message a # type de réaction, le maximum possible. Vous pouvez vous y joindre.",
				many: "Ce message a # de types de réactions, le maximum possible. Vous pouvez vous joindre à chacun.",
				other: "Ce message a # types de réactions, le maximum possible. Vous pouvez vous joindre à chacun.",
			}),
	},
	menu: {
		title: "Actions sur le message",
		titleAt: (time) => `Actions sur le message de ${time}`,
		react: "Réagir",
		reactWith: (emoji) => `Réagir avec ${emoji}`,
		moreEmoji: "Plus d’émojis",
		reply: "Répondre",
		replyInThread: "Répondre dans un fil",
		openThread: "Ouvrir le fil",
		forward: "Transférer…",
		copyText: "Copier le texte",
		copyLink: "Copier le lien",
		pin: "Épingler",
		unpin: "Désépingler",
		seeReacted: "Voir qui a réagi",
		seeVersions: "Voir toutes les versions",
		edit: "Modifier",
		delete: "Supprimer pour tout le monde",
		more: "Plus…",
		less: "Moins",
	},
};
