import type { WelcomeWords } from "../en/welcome.ts";

export const welcome: WelcomeWords = {
	pitch: "La messagerie qui tient parole.",
	lead: "Discutez à deux ou en groupe. Chaque message arrive une seule fois et dans l’ordre, que la connexion soit bonne ou mauvaise, et vous voyez toujours où il en est.",
	preview: [
		"Le train est encore en retard. Vous commencez sans moi ?",
		"On t’attend, le café est encore chaud",
		"Vous êtes formidables. Dix minutes !",
	],
	invited: "Ce lien mène à une conversation. Vous y serez conduit dès que vous serez connecté.",
	headings: { guest: "Commencez à discuter", sign_in: "Bon retour", sign_up: "Créez votre compte" },
};
