import type { AccountWords } from "../en/account.ts";

export const account: AccountWords = {
	name: "Nombre",
	username: "Nombre de usuario",
	usernameHint: (min, max) => `De ${min} a ${max} caracteres. Así te encuentran los demás.`,
	email: "Correo electrónico",
	password: "Contraseña",
	passwordHint: (min) => `Al menos ${min} caracteres.`,
	login: "Correo o nombre de usuario",
	signIn: "Iniciar sesión",
	createAccount: "Crear una cuenta",
	continueAsGuest: "Continuar como invitado",
	guestHint: "Sin correo y sin contraseña. Podrás conservar la cuenta más adelante.",
	or: "o",
	keep: {
		title: "Conservar esta cuenta",
		lead: "Tus conversaciones se quedan como están y podrás iniciar sesión desde cualquier lugar.",
		button: "Conservar la cuenta",
	},
	wrong: {
		noName: "Escribe el nombre que verán los demás.",
		longName: (max) => `Un nombre tiene como máximo ${max} caracteres.`,
		username: (min, max) => `Un nombre de usuario tiene de ${min} a ${max} caracteres.`,
		longEmail: (max) => `Un correo electrónico tiene como máximo ${max} caracteres.`,
		email: "Escribe un correo electrónico, como ada@example.com.",
		password: (min, max) => `La contraseña debe tener de ${min} a ${max} caracteres.`,
		noLogin: "Escribe tu correo electrónico o tu nombre de usuario.",
		noPassword: "Escribe tu contraseña.",
	},
};
