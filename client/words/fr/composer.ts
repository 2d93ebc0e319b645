import type { ComposerWords } from "../en/composer.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

export const composer: ComposerWords = {
	addEmoji: "Ajouter un émoji",
	addEmojiHint: "Ajouter un émoji ou saisir :nom:",
	message: "Message",
	messageTo: (name) => `Message à ${name}`,
	editMessage: "Modifier le message",
	send: "Envoyer",
	save: "Enregistrer",
	notes: {
		kept: (why) => `${why} Votre texte est toujours là.`,
		brokenCharacter: "Ce texte contient un caractère invalide et ne peut pas être envoyé.",
		tooLong: (over, most) =>
			plural(over, {
				one: `# caractère de trop. Un message en compte au plus ${most}.`,
				many: `# de caractères de trop. Un message en compte au plus ${most}.`,
				other: `# caractères de trop. Un message en compte au plus ${most}.`,
			}),
		left: (count) =>
			plural(count, {
				one: "# caractère restant",
				many: "# de caractères restants",
				other: "# caractères restants",
			}),
		offline: "Vous êtes hors ligne. Ce que vous écrivez est conservé ici et sera envoyé plus tard.",
	},
	edit: { title: "Modification", cancel: "Annuler la modification" },
	cancelHint: "Annuler (Échap)",
	offers: {
		emoji: "Émojis",
		emojiCounted: (count) =>
			plural(count, {
				one: "# émoji. Choisissez avec les flèches, validez avec Entrée.",
				many: "# d’émojis. Choisissez avec les flèches, validez avec Entrée.",
				other: "# émojis. Choisissez avec les flèches, validez avec Entrée.",
			}),
		people: "Personnes à mentionner",
		peopleCounted: (count) =>
			plural(count, {
				one: "# personne à mentionner. Choisissez avec les flèches, validez avec Entrée.",
				many: "# de personnes à mentionner. Choisissez avec les flèches, validez avec Entrée.",
				other: "# personnes à mentionner. Choisissez avec les flèches, validez avec Entrée.",
			}),
		any: "Suggestions",
		everyone: "Tous les membres de ce groupe",
		here: "Les membres en ligne en ce moment",
	},
	reply: {
		title: "Réponse",
		to: "Réponse à {name}",
		toSelf: "Réponse à vous-même",
		toUnknown: "Réponse à un message",
		loading: "Chargement…",
		notShown: "Il n’est pas affiché ici.",
		cancel: "Annuler la réponse",
	},
};
