import type { AccountWords } from "../en/account.ts";

export const account: AccountWords = {
	name: "Nom",
	username: "Nom d’utilisateur",
	usernameHint: (min, max) => `De ${min} à ${max} caractères. C’est ainsi que les autres vous trouvent.`,
	email: "E-mail",
	password: "Mot de passe",
	passwordHint: (min) => `Au moins ${min} caractères.`,
	login: "E-mail ou nom d’utilisateur",
	signIn: "Se connecter",
	createAccount: "Créer un compte",
	continueAsGuest: "Continuer comme invité",
	guestHint: "Ni e-mail ni mot de passe. Vous pourrez conserver le compte plus tard.",
	or: "ou",
	keep: {
		title: "Conserver ce compte",
		lead: "Vos conversations restent telles quelles, et vous pourrez vous connecter de partout.",
		button: "Conserver le compte",
	},
	wrong: {
		noName: "Entrez le nom que verront les autres.",
		longName: (max) => `Un nom a ${max} caractères au plus.`,
		username: (min, max) => `Un nom d’utilisateur a de ${min} à ${max} caractères.`,
		longEmail: (max) => `Une adresse e-mail a ${max} caractères au plus.`,
		email: "Entrez une adresse e-mail, comme ada@example.com.",
		password: (min, max) => `Le mot de passe doit avoir de ${min} à ${max} caractères.`,
		noLogin: "Entrez votre adresse e-mail ou votre nom d’utilisateur.",
		noPassword: "Entrez votre mot de passe.",
	},
};
