import type { AccountWords } from "../en/account.ts";

export const account: AccountWords = {
	name: "Name",
	username: "Benutzername",
	usernameHint: (min, max) => `${min} bis ${max} Zeichen. Andere finden dich darüber.`,
	email: "E-Mail",
	password: "Passwort",
	passwordHint: (min) => `Mindestens ${min} Zeichen.`,
	login: "E-Mail oder Benutzername",
	signIn: "Anmelden",
	createAccount: "Konto anlegen",
	continueAsGuest: "Als Gast fortfahren",
	guestHint: "Keine E-Mail, kein Passwort. Du kannst das Konto später behalten.",
	or: "oder",
	keep: {
		title: "Konto behalten",
		lead: "Deine Unterhaltungen bleiben, wie sie sind, und du kannst dich von überall anmelden.",
		button: "Konto behalten",
	},
	wrong: {
		noName: "Gib den Namen ein, den andere sehen sollen.",
		longName: (max) => `Ein Name hat höchstens ${max} Zeichen.`,
		username: (min, max) => `Ein Benutzername hat ${min} bis ${max} Zeichen.`,
		longEmail: (max) => `Eine E-Mail-Adresse hat höchstens ${max} Zeichen.`,
		email: "Gib eine E-Mail-Adresse ein, etwa ada@example.com.",
		password: (min, max) => `Das Passwort muss ${min} bis ${max} Zeichen haben.`,
		noLogin: "Gib deine E-Mail-Adresse oder deinen Benutzernamen ein.",
		noPassword: "Gib dein Passwort ein.",
	},
};
