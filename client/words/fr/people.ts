import type { PeopleWords } from "../en/people.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

export const people: PeopleWords = {
	box: {
		label: "Trouver des personnes",
		placeholder: "Nom ou nom d’utilisateur",
		list: "Personnes trouvées",
		guest: "Invité",
		hint: "Saisissez un nom ou un nom d’utilisateur.",
		nobody: "Aucun résultat pour «\u202f{query}\u202f». Vérifiez l’orthographe.",
		found: (count) =>
			plural(count, {
				one: "# personne trouvée",
				many: "# de personnes trouvées",
				other: "# personnes trouvées",
			}),
		failed: (reason) => `La recherche n’a pas fonctionné. ${reason}`,
		again: "Réessayer",
	},
	start: {
		conversation: "Nouvelle conversation",
		group: "Nouveau groupe",
		startGroup: "Créer un groupe",
		picked: "Personnes choisies",
		remove: (name) => `Retirer ${name}`,
		add: "Ajouter des personnes",
		alone: "Vous pouvez aussi commencer seul, et inviter des personnes par un lien depuis les membres du groupe.",
		back: "Retour",
		create: "Créer le groupe",
	},
	about: {
		title: "Titre du groupe",
		noTitle: "Donnez un titre au groupe.",
		longTitle: (max) =>
			plural(max, {
				one: "Un titre compte au plus # caractère.",
				many: "Un titre compte au plus # de caractères.",
				other: "Un titre compte au plus # caractères.",
			}),
		rename: "Renommer",
		renamed: "Le groupe a été renommé.",
		topic: "Sujet",
		longTopic: (max) =>
			plural(max, {
				one: "Un sujet compte au plus # caractère.",
				many: "Un sujet compte au plus # de caractères.",
				other: "Un sujet compte au plus # caractères.",
			}),
		plainTopic: "Un sujet tient sur une ligne, sans caractères de contrôle.",
		save: "Enregistrer",
		topicSaved: "Le sujet a été enregistré.",
	},
	editing: {
		label: "Les messages peuvent être modifiés",
		hint: "À compter de l’envoi du message, y compris pour ceux déjà envoyés.",
		always: "Sans limite de temps",
		never: "Jamais",
		for: {
			second: (count) =>
				plural(count, { one: "Pendant # seconde", many: "Pendant # de secondes", other: "Pendant # secondes" }),
			minute: (count) =>
				plural(count, { one: "Pendant # minute", many: "Pendant # de minutes", other: "Pendant # minutes" }),
			hour: (count) => plural(count, { one: "Pendant # heure", many: "Pendant # d’heures", other: "Pendant # heures" }),
			day: (count) => plural(count, { one: "Pendant # jour", many: "Pendant # de jours", other: "Pendant # jours" }),
		},
	},
	members: {
		group: "Groupe",
		title: (count) => plural(count, { one: "Membres (#)", many: "Membres (#)", other: "Membres (#)" }),
		add: "Ajouter un membre",
		you: "(vous)",
		roles: { owner: "Propriétaire", admin: "Administrateur", member: "Membre" },
		remove: "Retirer",
		removeOne: (name) => `Retirer ${name}`,
		keep: "Garder",
	},
	costs: { title: "Ce qu’elle coûte", show: "Afficher les coûts", hide: "Masquer les coûts" },
	leave: {
		leaveGroup: "Quitter le groupe",
		question: "Quitter ce groupe\u202f?",
		explained: "Vous n’en recevrez plus de messages, et ne pourrez revenir que si quelqu’un vous ajoute.",
		explainedToOwner:
			"Vous n’en recevrez plus de messages, et ne pourrez revenir que si quelqu’un vous ajoute. Quelqu’un d’autre en deviendra propriétaire.",
		stay: "Rester",
		leave: "Quitter",
	},
	invites: {
		title: "Liens d’invitation",
		invite: "Inviter",
		list: "Liens d’invitation ouverts",
		unused: "Créé par {name}, pas encore utilisé",
		used: (count) =>
			plural(count, {
				one: "Créé par {name}, utilisé par # personne",
				many: "Créé par {name}, utilisé par # de personnes",
				other: "Créé par {name}, utilisé par # personnes",
			}),
		usedOf: "Créé par {name}, utilisé par {uses} sur {max}",
		whoLeft: "un ancien membre",
		ends: (time) => `Expire\u202f: ${time}`,
		revoke: "Révoquer",
		worksFor: "Valable pendant",
		durations: { hour: "une heure", day: "un jour", week: "7 jours", month: "30 jours", year: "un an" },
		letsIn: "Laisse entrer",
		anybody: "tout le monde",
		people: (count) => plural(count, { one: "# personne", many: "# de personnes", other: "# personnes" }),
		create: "Créer le lien",
		linkForAnybody: "Lien pour tout le monde",
		linkForPeople: (count) =>
			plural(count, {
				one: "Lien pour # personne",
				many: "Lien pour # de personnes",
				other: "Lien pour # personnes",
			}),
		linkHint: "Quiconque l’a peut rejoindre le groupe et lire ce qui a été dit avant. Il n’est affiché que maintenant.",
		another: "En créer un autre",
		share: "Partager…",
		copy: "Copier le lien",
		copied: "Copié.",
		notCopied: "Votre navigateur ne laisse pas Parley copier. Le lien est sélectionné\u202f: copiez-le vous-même.",
	},
};
