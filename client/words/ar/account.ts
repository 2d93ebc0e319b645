import type { AccountWords } from "../en/account.ts";

export const account: AccountWords = {
	name: "الاسم",
	username: "اسم المستخدم",
	usernameHint: (min, max) => `من ${min} إلى ${max} حرفًا. به يجدك الآخرون.`,
	email: "البريد الإلكتروني",
	password: "كلمة المرور",
	passwordHint: (min) => `لا تقل عن ${min} أحرف.`,
	login: "البريد الإلكتروني أو اسم المستخدم",
	signIn: "تسجيل الدخول",
	createAccount: "إنشاء حساب",
	continueAsGuest: "المتابعة كضيف",
	guestHint: "بلا بريد إلكتروني وبلا كلمة مرور. يمكنك الاحتفاظ بالحساب لاحقًا.",
	or: "أو",
	keep: {
		title: "الاحتفاظ بالحساب",
		lead: "تبقى محادثاتك كما هي، ويمكنك تسجيل الدخول من أي مكان.",
		button: "الاحتفاظ بالحساب",
	},
	wrong: {
		noName: "أدخل الاسم الذي سيراه الآخرون.",
		longName: (max) => `الاسم لا يتجاوز ${max} حرفًا.`,
		username: (min, max) => `اسم المستخدم من ${min} إلى ${max} حرفًا.`,
		longEmail: (max) => `عنوان البريد الإلكتروني لا يتجاوز ${max} حرفًا.`,
		email: "أدخل عنوان بريد إلكتروني، مثل \u2066ada@example.com\u2069.",
		password: (min, max) => `يجب أن تتكون كلمة المرور من ${min} إلى ${max} حرفًا.`,
		noLogin: "أدخل بريدك الإلكتروني أو اسم المستخدم.",
		noPassword: "أدخل كلمة المرور.",
	},
};
