import type { EmojiWords } from "../en/emoji.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

const tones = [
	"sans couleur de peau",
	"peau claire",
	"peau moyennement claire",
	"peau légèrement mate",
	"peau mate",
	"peau foncée",
];

export const emoji: EmojiWords = {
	loading: "Chargement des émojis…",
	title: "Émojis",
	all: "Tous les émojis",
	allHint: "Tous les émojis (Échap)",
	close: "Fermer",
	search: "Rechercher un émoji",
	groupBar: "Groupes d’émojis",
	groups: [
		"Frimousses",
		"Personnes",
		"Animaux et nature",
		"Nourriture et boissons",
		"Voyages et lieux",
		"Activités",
		"Objets",
		"Symboles",
		"Drapeaux",
	],
	frequent: "Utilisés fréquemment",
	found: "Résultats",
	ofMessage: "Réactions à ce message",
	nothing: (query) => `Aucun émoji trouvé pour « ${query} ».`,
	noneFound: "Aucun émoji trouvé",
	foundCounted: (count, first) =>
		plural(count, {
			one: `# émoji trouvé. Entrée choisit ${first}.`,
			many: `# d’émojis trouvés. Entrée choisit ${first}.`,
			other: `# émojis trouvés. Entrée choisit ${first}.`,
		}),
	skinTone: "Couleur de peau",
	skinTones: "Couleurs de peau",
	tones,
	toned: (label, tone) => `${label} : ${tones[tone]}`,
	tonedApart: (label, first, second) => `${label} : ${tones[first]} et ${tones[second]}`,
};
