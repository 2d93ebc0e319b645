export const account = {
	name: "Name",
	username: "Username",
	usernameHint: (min: number, max: number) => `${min} to ${max} characters. Others find you by it.`,
	email: "E-mail",
	password: "Password",
	passwordHint: (min: number) => `At least ${min} characters.`,
	login: "E-mail or username",
	signIn: "Sign in",
	createAccount: "Create account",
	continueAsGuest: "Continue as guest",
	guestHint: "No e-mail, no password. You can keep the account later.",
	or: "or",
	keep: {
		title: "Keep this account",
		lead: "Your conversations stay as they are, and you can sign in from anywhere.",
		button: "Keep account",
	},
	wrong: {
		noName: "Enter the name that others will see.",
		longName: (max: number) => `A name has at most ${max} characters.`,
		username: (min: number, max: number) => `A username has ${min} to ${max} characters.`,
		longEmail: (max: number) => `An e-mail address has at most ${max} characters.`,
		email: "Enter an e-mail address, like ada@example.com.",
		password: (min: number, max: number) => `The password must have ${min} to ${max} characters.`,
		noLogin: "Enter your e-mail address or username.",
		noPassword: "Enter your password.",
	},
};

export type AccountWords = typeof account;
