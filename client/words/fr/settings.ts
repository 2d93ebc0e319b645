import type { SettingsWords } from "../en/settings.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

export const settings: SettingsWords = {
	title: "Paramètres",
	sections: {
		profile: "Profil",
		appearance: "Apparence",
		notices: "Notifications",
		privacy: "Confidentialité",
		devices: "Appareils",
		data: "Données",
	},
	profile: {
		lead: "Les autres voient votre nom, votre nom d’utilisateur et ces initiales. Personne ne voit votre adresse e-mail.",
		leadForGuest: "Vous êtes invité sur cet appareil. Les autres voient votre nom et ces initiales.",
		name: "Nom",
		nameHint: "Comme on vous appelle, dans n’importe quelle écriture.",
		username: "Nom d’utilisateur",
		usernameHint: (min, max) =>
			`De ${min} à ${max} lettres, chiffres, _ ou . — il sert à vous trouver, à vous mentionner, et à vous connecter.`,
		email: "E-mail",
		save: "Enregistrer",
		saved: "Enregistré. Vos conversations l’affichent maintenant.",
		leave: "Quitter cet appareil",
		leaveHint: "Se déconnecter supprime ce que cet appareil garde de vos conversations. Elles restent sur le serveur.",
		guestLeave: "Rester ou partir",
		guestLeaveHint:
			"Un invité n’a pas de mot de passe\u202f: se déconnecter est définitif. Conservez le compte pour revenir de n’importe où.",
		keep: "Conserver ce compte",
		signOut: "Se déconnecter",
	},
	appearance: {
		lead: "L’aspect de Parley sur cet appareil. Chaque choix se voit aussitôt, et ne vaut qu’ici.",
		theme: {
			label: "Thème",
			detail:
				"Système suit votre appareil, de jour comme de nuit. Contraste élevé rend le texte et les bords aussi nets que possible.",
			options: { system: "Système", light: "Clair", dark: "Sombre", contrast: "Contraste élevé" },
		},
		accent: {
			label: "Couleur",
			detail: "Pour les boutons, les liens et vos propres messages.",
			options: {
				teal: "Bleu canard",
				blue: "Bleu",
				violet: "Violet",
				rose: "Rose",
				amber: "Ambre",
				green: "Vert",
			},
		},
		density: {
			label: "Densité",
			detail: "Compacte affiche plus de conversations et de messages à la fois.",
			options: { comfortable: "Confortable", compact: "Compacte" },
		},
		size: {
			label: "Taille du texte",
			detail: "Tout grandit ensemble. Le zoom de votre navigateur fonctionne aussi.",
			options: { small: "Petite", normal: "Normale", large: "Grande", larger: "Très grande" },
		},
		motion: {
			label: "Moins d’animations",
			detail: "Rien ne glisse ni ne s’estompe. C’est déjà le cas là où votre système le demande.",
		},
		tips: {
			title: "Astuces",
			detail: "De petites indications sur les touches, montrées une fois chacune.",
			again: "Montrer à nouveau les astuces",
			done: "Elles seront montrées à nouveau, une à la fois.",
		},
	},
	notices: {
		lead: "Tant que Parley est ouvert, cet appareil peut vous signaler les nouveaux messages que vous n’avez pas à l’écran. Les conversations en sourdine sont laissées de côté, sauf si quelqu’un vous mentionne.",
		label: "Notifications sur cet appareil",
		detail: "Elles disent qui a écrit et comment le message commence. Un clic l’ouvre.",
		on: "Les notifications sont activées.",
		off: "Les notifications sont désactivées.",
		notAllowed: "Les notifications sont désactivées. Votre navigateur ne les a pas autorisées.",
		unsupported: "Ce navigateur n’offre pas de notifications pour les pages web.",
		denied:
			"Votre navigateur ne laisse pas Parley afficher de notifications. Pour changer cela, ouvrez les paramètres de ce site, à côté de l’adresse, et autorisez les notifications.",
		sound: {
			label: "Son",
			detail: "Un son bref et doux pour un nouveau message ou un rappel, avec ou sans notifications.",
		},
		pause: {
			title: "Suspendre notifications et son",
			detail:
				"Ni notification ni son sur cet appareil, dans aucun de ses onglets. Ce qui arrive entre-temps attend dans la liste, et les rappels ne sonnent pas.",
			choices: { hour: "Pendant 1 heure", morning: "Jusqu’à demain matin", open: "Jusqu’à ce que je réactive" },
			off: "Pas de pause.",
			open: "En pause, jusqu’à ce que vous réactiviez.",
			until: (when) => `En pause. Reprise ${when}.`,
			end: "Réactiver",
		},
	},
	privacy: {
		lead: "Ce que les autres peuvent voir de vous, dans toutes vos conversations et depuis tous vos appareils.",
		hideRead: {
			label: "Masquer ce que j’ai lu",
			detail:
				"Les autres voient qu’un message vous est parvenu, mais pas que vous l’avez lu, et vous ne voyez pas ce qu’ils ont lu.",
		},
		invisible: {
			label: "Être invisible",
			detail:
				"Les autres ne voient ni quand vous êtes en ligne, ni votre dernier passage, ni que vous êtes en train d’écrire.",
		},
		turnedOn: (label) => `${label}\u202f: activé`,
		turnedOff: (label) => `${label}\u202f: désactivé`,
	},
	devices: {
		lead: "Là où vous êtes connecté. Déconnectez ce que vous ne connaissez pas ou n’utilisez plus\u202f: la coupure est immédiate.",
		heading: "Appareils",
		loading: "Chargement de vos appareils…",
		browserOn: (browser, system) => `${browser} sur ${system}`,
		unknown: "Appareil inconnu",
		here: "Cet appareil",
		signedIn: (time) => `Connexion\u202f: ${time}`,
		usedLately: "Utilisé ces deux derniers jours",
		used: (days) =>
			plural(days, {
				one: "Utilisé il y a environ un jour",
				many: "Utilisé il y a environ # de jours",
				other: "Utilisé il y a environ # jours",
			}),
		signOut: "Déconnecter",
		signOutOne: (device) => `Déconnecter ${device}`,
		signedOut: (device) => `Appareil déconnecté\u202f: ${device}.`,
		signOutOthers: "Déconnecter tous les autres",
		othersSignedOut: "Tous les autres appareils sont déconnectés.",
		noOthers: "Vous n’êtes connecté nulle part ailleurs.",
	},
	data: {
		lead: "Les conversations sont conservées sur le serveur. Cet appareil en garde une copie, pour qu’elles s’ouvrent aussitôt et sans réseau.",
		download: "Télécharger une conversation",
		downloadHint: "Un fichier JSON avec tout ce qui y a été dit et fait, dans la mesure où vous pouvez le voir.",
		none: "Vous n’avez pas encore de conversations.",
		conversation: "Conversation",
		start: "Télécharger",
		reading: "Lecture…",
		readSoFar: (events) =>
			plural(events, {
				one: "Lecture… # évènement jusqu’ici",
				many: "Lecture… # d’évènements jusqu’ici",
				other: "Lecture… # évènements jusqu’ici",
			}),
		done: (events) =>
			plural(events, {
				one: "Enregistré\u202f: # évènement.",
				many: "Enregistré\u202f: # d’évènements.",
				other: "Enregistré\u202f: # évènements.",
			}),
		failed: (reason) => `Rien n’a été enregistré. ${reason}`,
		copy: "La copie sur cet appareil",
		copyHint:
			"La supprimer libère de la place et efface les brouillons. Rien n’est perdu sur le serveur, et les messages encore à envoyer restent. Ce que vous ouvrez est récupéré à nouveau.",
		keep: "La garder",
		delete: "Supprimer la copie",
		deleteNow: "Supprimer et recharger",
	},
};
