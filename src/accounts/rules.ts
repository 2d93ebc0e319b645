/** What a name, username, e-mail address and password may be. The one home of these rules. */

import { Problem } from "../http/problem.ts";
import { isPlainLine } from "../protocol/entities.ts";
import type { ErrorCode } from "../protocol/errors.ts";
import { isLongerThan, limits } from "../protocol/limits.ts";
import { everyoneName, hereName } from "../protocol/mentions.ts";

/** The field of a body that a problem is about. */
export type AccountField = "email" | "username" | "name" | "password";

function refuse(code: ErrorCode, field: AccountField, detail: string): Problem {
	return new Problem({ code, detail }, { field });
}

const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * `text` as a name: trimmed and in NFC, so that one name has one spelling.
 *
 * @throws {Problem} `bad_name`
 */
export function checkName(text: string): string {
	if (!text.isWellFormed()) throw refuse("bad_name", "name", "The name is not well-formed Unicode.");
	const name = text.trim().normalize("NFC");
	if (!visible.test(name)) throw refuse("bad_name", "name", "Enter a name.");
	if (isLongerThan(name, limits.nameLength)) {
		throw refuse("bad_name", "name", `A name has at most ${limits.nameLength} characters.`);
	}
	if (!isPlainLine(name)) {
		throw refuse("bad_name", "name", "A name has no control characters and none that turn text around.");
	}
	return name;
}

/**
 * `text` as a username: in lower case, since case does not tell two people apart.
 *
 * @throws {Problem} `bad_username`
 */
export function checkUsername(text: string): string {
	const { usernameMinLength: min, usernameLength: max } = limits;
	if (text.length < min || text.length > max) {
		throw refuse("bad_username", "username", `A username has ${min} to ${max} characters.`);
	}
	if (!/^[a-zA-Z0-9_.]+$/.test(text)) {
		throw refuse("bad_username", "username", "A username has only the letters a to z, digits, _ and . in it.");
	}
	const username = text.toLowerCase();
	if (username === everyoneName || username === hereName) {
		throw refuse("bad_username", "username", `Nobody can be called ${username}: it stands for several people.`);
	}
	return username;
}

/** Dotted words @ dotted labels, ASCII. No nested repetition over the same characters: linear enough at 254. */
const emailForm = /^[a-z0-9_'+-]+(?:\.[a-z0-9_'+-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/**
 * `text` as an e-mail address, trimmed and in lower case.
 *
 * @throws {Problem} `bad_email`
 */
export function checkEmail(text: string): string {
	const email = text.trim();
	if (email.length > limits.emailLength) {
		throw refuse("bad_email", "email", `An e-mail address has at most ${limits.emailLength} characters.`);
	}
	// Tested before it is lowered: the Kelvin sign is no k.
	if (!/^[\x21-\x7e]+$/.test(email) || !emailForm.test(email.toLowerCase())) {
		throw refuse("bad_email", "email", "This does not look like an e-mail address.");
	}
	return email.toLowerCase();
}

/**
 * `text` as a new password, unchanged.
 *
 * @throws {Problem} `weak_password`
 */
export function checkPassword(text: string): string {
	const { passwordMinLength: min, passwordLength: max } = limits;
	const short = !isLongerThan(text, min - 1);
	if (short || isLongerThan(text, max)) {
		throw refuse("weak_password", "password", `The password must have ${min} to ${max} characters.`);
	}
	return text;
}
