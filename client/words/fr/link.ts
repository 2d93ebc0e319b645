import type { LinkWords } from "../en/link.ts";

export const link: LinkWords = {
	connecting: { label: "Connexion…", explanation: "Connexion à la conversation en cours." },
	catchingUp: { label: "Mise à jour…", explanation: "Connexion établie ; récupération de ce que vous avez manqué." },
	live: { label: "En direct", explanation: "Connexion établie : les messages arrivent dès leur envoi." },
	polling: {
		label: "Interrogation",
		more: "toutes les 3 s",
		explanation:
			"Aucune connexion en direct n’est possible : les nouveaux messages sont récupérés toutes les 3 secondes.",
	},
	offline: {
		label: "Hors ligne",
		explanation: "Vous êtes hors ligne. Vous pouvez lire et écrire ; les messages partiront à votre retour en ligne.",
	},
	signedOut: { label: "Déconnecté", explanation: "Vous avez été déconnecté. Reconnectez-vous pour continuer." },
	notMember: {
		label: "Non membre",
		explanation:
			"Vous ne faites pas partie de cette conversation. Si vous le devriez, demandez à un participant de vous ajouter ou de vous envoyer un lien d’invitation.",
	},
	notFound: {
		label: "Introuvable",
		explanation:
			"Cette conversation n’existe pas, ou vous n’en faites pas partie. Vérifiez le lien ou demandez une invitation.",
	},
	badClient: {
		label: "Obsolète",
		explanation:
			"Cette page est trop ancienne pour communiquer avec le serveur. Rechargez-la pour obtenir la version actuelle.",
	},
};
