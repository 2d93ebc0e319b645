import type { TranslatedShell } from "../en/shell.ts";
import { pluralsOf } from "../plural.ts";
import { problems } from "./problems.ts";

const plural = pluralsOf("fr");

/** French words of the shell. */
export const shell: TranslatedShell = {
	close: "Fermer",
	tryAgain: "Réessayer",
	reload: "Recharger",
	reloadPage: "Recharger la page",
	starting: "Démarrage de Parley…",
	unreachable: {
		tab: "Hors ligne",
		title: "Parley est injoignable",
		text: "Vérifiez votre connexion à Internet. Dès qu’elle revient, cette page reprend d’elle-même.",
	},
	unknown: {
		tab: "Introuvable",
		title: "Il n’y a rien ici",
		text: "L’adresse est peut-être mal écrite, ou ce qui était ici n’existe plus.",
		toParley: "Aller sur Parley",
		toConversations: "Aller à vos conversations",
	},
	broken: {
		page: "Un problème est survenu sur cette page",
		pageText:
			"C’est une erreur de l’application, pas la vôtre. Vos messages sont en sécurité : ceux qui ne sont pas encore envoyés et ce que vous étiez en train d’écrire sont enregistrés sur cet appareil.",
		conversation: "Cette conversation n’a pas pu être affichée",
		conversationText:
			"C’est une erreur de l’application, pas la vôtre. Vos messages sont en sécurité, et ce que vous étiez en train d’écrire est enregistré sur cet appareil.",
		back: "Retour à vos conversations",
		part: "Cette partie de l’application n’a pas pu être chargée. Vérifiez votre connexion, ou rechargez pour obtenir une nouvelle version.",
	},
	newVersion: "Une nouvelle version est prête.",
	later: "Plus tard",
	offline: "Vous semblez être hors ligne. Vérifiez votre connexion et réessayez.",
	internal: "Un problème est survenu de notre côté.",
	problems,

	loadingConversation: "Chargement de la conversation…",
	skip: "Passer à la conversation",
	searchMessages: "Rechercher dans les messages",
	searchMessagesKeys: "Rechercher dans les messages (Ctrl Maj F)",
	newConversation: "Nouvelle conversation",
	jump: "Aller à…",
	jumpHint: "Aller à une conversation, une personne ou une action",
	settings: "Paramètres",
	settingsKeys: "Paramètres (Ctrl ,)",
	noticesPaused: "Les notifications et le son sont en pause",
	profile: "Votre profil",
	guest: "Invité",
	guestNote: "Vous êtes invité sur cet appareil.",
	keepAccount: "Conserver ce compte",
	leaving: {
		title: "Partir pour de bon ?",
		text: "Un invité n’a pas de mot de passe pour se connecter. Si vous vous déconnectez maintenant, vous ne pourrez plus revenir à ces conversations.",
		signOut: "Se déconnecter quand même",
	},
	nothingOpen: {
		title: "Choisissez une conversation",
		text: "Ou appuyez sur {find} pour trouver à qui parler, et sur {all} pour voir tous les raccourcis.",
		textWithoutKeys: "Ou commencez-en une nouvelle au-dessus de la liste.",
	},

	conversations: "Conversations",
	listWidth: "Largeur de la liste",
	list: {
		loading: "Chargement de vos conversations…",
		notHere: "Vos conversations ne sont pas encore sur cet appareil. Elles apparaîtront dès que vous serez en ligne.",
		empty: "Aucune conversation pour l’instant",
		emptyText: "Cherchez quelqu’un par son nom ou son nom d’utilisateur et dites-lui bonjour.",
		findPerson: "Trouver une personne",
	},
	row: {
		own: "Vous : ",
		from: (name) => `${name} : `,
		draft: "Brouillon : ",
		noMessages: "Aucun message pour l’instant",
		deleted: "Message supprimé",
		muted: "En sourdine",
		mentions: (count) =>
			plural(count, {
				one: "On vous mentionne",
				many: "On vous mentionne # de fois",
				other: "On vous mentionne # fois",
			}),
		replies: (count) =>
			plural(count, {
				one: "# réponse non lue dans des fils",
				many: "# de réponses non lues dans des fils",
				other: "# réponses non lues dans des fils",
			}),
		repliesWithMention: (count) =>
			plural(count, {
				one: "# réponse non lue dans des fils, on vous mentionne",
				many: "# de réponses non lues dans des fils, on vous mentionne",
				other: "# réponses non lues dans des fils, on vous mentionne",
			}),
		markedUnread: "Marquée comme non lue",
		unread: (count) =>
			plural(count, { one: "# message non lu", many: "# de messages non lus", other: "# messages non lus" }),
		options: "Options",
		optionsFor: (title) => `Options de ${title}`,
		markRead: "Marquer comme lue",
		markUnread: "Marquer comme non lue",
		mute: "Mettre en sourdine",
		unmute: "Réactiver le son",
	},

	title: {
		direct: "Conversation directe",
		justYou: "Vous seulement",
		names: (names, more) => (more > 0 ? `${names.join(", ")} +${more}` : names.join(", ")),
	},
	notificationsOn: "Les notifications sont activées.",
	notSaved: (why) => `Le message n’a pas pu être enregistré. ${why}`,
	password: {
		show: "Afficher",
		hide: "Masquer",
		showLabel: "Afficher le mot de passe",
		hideLabel: "Masquer le mot de passe",
	},
	keys: { ctrl: "Ctrl", alt: "Alt", shift: "Maj" },
};
