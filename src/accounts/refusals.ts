/** What better-auth says, in this API's own codes. */
import { errorKinds, type Refusal } from "../protocol/errors.ts";
import type { AccountField } from "./rules.ts";

/** A refusal, and the field of the body that it is about. */
export interface FieldRefusal {
	refusal: Refusal;
	field?: AccountField;
}

const wrongCredentials: Refusal = {
	code: "wrong_credentials",
	detail: "The password is wrong, or there is no such account.",
};

/** By better-auth's code. What is missing here is answered by its status alone. */
const known: Readonly<Record<string, FieldRefusal>> = {
	USER_ALREADY_EXISTS: emailTaken(),
	USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: emailTaken(),
	USERNAME_IS_ALREADY_TAKEN: usernameTaken(),
	INVALID_EMAIL: {
		refusal: { code: "bad_email", detail: "This does not look like an e-mail address." },
		field: "email",
	},
	PASSWORD_TOO_SHORT: weakPassword(),
	PASSWORD_TOO_LONG: weakPassword(),
	INVALID_EMAIL_OR_PASSWORD: { refusal: wrongCredentials },
	INVALID_USERNAME_OR_PASSWORD: { refusal: wrongCredentials },
	INVALID_PASSWORD: { refusal: { code: "wrong_credentials", detail: "The password is wrong." }, field: "password" },
	CREDENTIAL_ACCOUNT_NOT_FOUND: { refusal: { code: "forbidden", detail: "A guest has no password." } },
	ANONYMOUS_USERS_CANNOT_SIGN_IN_AGAIN_ANONYMOUSLY: {
		refusal: { code: "guest_signed_in", detail: "You are signed in as a guest already." },
	},
};

/** Someone has this e-mail address. */
export function emailTaken(): FieldRefusal {
	return { refusal: { code: "email_taken", detail: "This e-mail address already has an account." }, field: "email" };
}

/** Someone has this username. */
export function usernameTaken(): FieldRefusal {
	return {
		refusal: { code: "username_taken", detail: "This username is taken. Choose another one." },
		field: "username",
	};
}

function weakPassword(): FieldRefusal {
	return { refusal: { code: "weak_password", detail: errorKinds.weak_password.title }, field: "password" };
}

/** The refusal for better-auth's answer of this status and `code`. Its own words are left out. */
export function translate(status: number, code: string | undefined): FieldRefusal {
	const refusal = code === undefined || !Object.hasOwn(known, code) ? undefined : known[code];
	if (refusal !== undefined) return refusal;
	if (status === 401) return { refusal: { code: "signed_out", detail: "Sign in first." } };
	if (status === 403) return { refusal: { code: "forbidden", detail: "You may not do this." } };
	if (status === 404) return { refusal: { code: "not_found", detail: "There is nothing at this address." } };
	if (status < 500)
		return { refusal: { code: "bad_request", detail: "This request is not of the form that is asked for." } };
	return { refusal: { code: "internal", detail: "Something went wrong on our side. Try again later." } };
}
