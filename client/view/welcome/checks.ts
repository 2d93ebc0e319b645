/** What a form can say about its fields before the server is asked. Pure but for the language. */

import { isLongerThan, limits } from "../../../src/protocol/limits.ts";
import type { FieldErrors } from "../../hooks/use-form.ts";
import { accountWords } from "../../words/account.ts";

export const accountFields = ["name", "username", "email", "password"] as const;
export type AccountField = (typeof accountFields)[number];

/** What is wrong with a person's name, or undefined. */
export function checkName(name: string): string | undefined {
	if (name.trim() === "") return accountWords().wrong.noName;
	if (isLongerThan(name.trim(), limits.nameLength)) return accountWords().wrong.longName(limits.nameLength);
	return undefined;
}

/** What is wrong with a username, or undefined. */
export function checkUsername(username: string): string | undefined {
	const { usernameMinLength: min, usernameLength: max } = limits;
	if (username.length < min || username.length > max) return accountWords().wrong.username(min, max);
	return undefined;
}

function checkEmail(email: string): string | undefined {
	if (email.length > limits.emailLength) return accountWords().wrong.longEmail(limits.emailLength);
	return /^[^\s@]+@[^\s@]+$/.test(email) ? undefined : accountWords().wrong.email;
}

function checkPassword(password: string): string | undefined {
	const { passwordMinLength: min, passwordLength: max } = limits;
	if (password.length < min || password.length > max) return accountWords().wrong.password(min, max);
	return undefined;
}

/** All errors of the form that makes an account. */
export function checkAccount(values: Record<AccountField, string>): FieldErrors<AccountField> {
	return onlyErrors({
		name: checkName(values.name),
		username: checkUsername(values.username.trim()),
		email: checkEmail(values.email.trim()),
		password: checkPassword(values.password),
	});
}

/** Leaves out the fields that are fine. */
export function onlyErrors<Field extends string>(found: Record<Field, string | undefined>): FieldErrors<Field> {
	const errors: FieldErrors<Field> = {};
	for (const field of Object.keys(found) as Field[]) if (found[field] !== undefined) errors[field] = found[field];
	return errors;
}
