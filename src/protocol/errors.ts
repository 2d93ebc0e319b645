/**
 * The closed list of errors, for REST (problem+json), frames (`error`,
 * `rejected`) and close codes alike. A code, once published, keeps its meaning.
 */

interface ErrorKind {
	/** HTTP status of the problem+json answer. */
	status: number;
	/** Whether the same request may succeed later without being changed. */
	retryable: boolean;
	/** One sentence in plain words, for a person. */
	title: string;
}

const kinds = {
	bad_json: { status: 400, retryable: false, title: "This is not valid JSON." },
	bad_frame: { status: 400, retryable: false, title: "This frame is not of the form that its type asks for." },
	bad_request: { status: 400, retryable: false, title: "This request is not of the form that is asked for." },
	too_complex: { status: 400, retryable: false, title: "This JSON is nested too deeply or has too many keys." },
	binary_frame: { status: 400, retryable: false, title: "Frames are text, not binary." },
	unknown_type: { status: 400, retryable: false, title: "This type of frame is not known." },
	version_unsupported: { status: 400, retryable: false, title: "This version of the protocol is no longer served." },
	not_joined: { status: 409, retryable: false, title: "The first frame must be a join." },
	signed_out: { status: 401, retryable: false, title: "You are signed out." },
	wrong_credentials: { status: 401, retryable: false, title: "No account has this name and password." },
	forbidden: { status: 403, retryable: false, title: "You may not do this." },
	too_late: { status: 403, retryable: false, title: "This message can no longer be edited." },
	foreign_origin: { status: 403, retryable: false, title: "This origin is not allowed." },
	not_found: { status: 404, retryable: false, title: "There is nothing here, or you may not see it." },
	method_not_allowed: { status: 405, retryable: false, title: "This address does not take this method." },
	start_again: { status: 409, retryable: false, title: "The log is not the one that this client knows." },
	client_id_reused: { status: 409, retryable: false, title: "This clientId was already used for another message." },
	message_deleted: { status: 409, retryable: false, title: "This message was deleted." },
	no_change: { status: 409, retryable: false, title: "It is so already." },
	direct_conversation: { status: 409, retryable: false, title: "A direct conversation has exactly its two people." },
	already_member: { status: 409, retryable: false, title: "This person is already a member." },
	not_a_guest: { status: 409, retryable: false, title: "This account is not a guest's." },
	guest_signed_in: { status: 409, retryable: false, title: "You are signed in as a guest." },
	email_taken: { status: 409, retryable: false, title: "This e-mail address already has an account." },
	username_taken: { status: 409, retryable: false, title: "This username is taken." },
	too_large: { status: 413, retryable: false, title: "This is larger than 64 KiB." },
	json_expected: { status: 415, retryable: false, title: "The content type must be application/json." },
	text_empty: { status: 422, retryable: false, title: "The message has no text." },
	text_too_long: { status: 422, retryable: false, title: "The message is longer than 8,000 characters." },
	text_malformed: { status: 422, retryable: false, title: "The text is not well-formed Unicode." },
	bad_emoji: { status: 422, retryable: false, title: "This is not an emoji." },
	reactions_limit: { status: 422, retryable: false, title: "A message has at most 20 kinds of reactions." },
	edits_limit: { status: 422, retryable: false, title: "A message can be edited at most 100 times." },
	pins_limit: { status: 422, retryable: false, title: "At most 50 messages can be pinned at once." },
	saved_limit: { status: 422, retryable: false, title: "At most 1,000 messages can be saved." },
	unknown_user: { status: 422, retryable: false, title: "There is no such person." },
	members_limit: { status: 422, retryable: false, title: "A conversation has at most 1,000 members." },
	invites_limit: { status: 422, retryable: false, title: "A conversation has at most 50 open invites." },
	bad_name: { status: 422, retryable: false, title: "This cannot be a name." },
	bad_username: { status: 422, retryable: false, title: "This cannot be a username." },
	bad_email: { status: 422, retryable: false, title: "This is not an e-mail address." },
	weak_password: { status: 422, retryable: false, title: "The password must have 8 to 128 characters." },
	upgrade_expected: { status: 426, retryable: false, title: "This address speaks WebSocket." },
	rate_limited: { status: 429, retryable: true, title: "Too many of these in a short time." },
	internal: { status: 500, retryable: true, title: "Something went wrong on our side." },
	storage_failed: { status: 507, retryable: true, title: "The message could not be stored." },
} as const satisfies Record<string, ErrorKind>;

/** A stable code that says what went wrong. */
export type ErrorCode = keyof typeof kinds;

/** The codes with their status, title and whether trying again can help. */
export const errorKinds: Readonly<Record<ErrorCode, ErrorKind>> = kinds;

/** What went wrong, as rules answer it instead of throwing. */
export interface Refusal {
	code: ErrorCode;
	/** One or two plain sentences that name the limit or field. */
	detail: string;
	/** Seconds after which another try can succeed. */
	retryAfter?: number;
}

/** Close codes of a socket. 1000 to 1015 keep the meaning RFC 6455 gives them. */
export const closeCodes = {
	normal: 1000,
	binary: 1003,
	tooBig: 1009,
	restart: 1012,
	badFrame: 4400,
	signedOut: 4401,
	notMember: 4403,
	notFound: 4404,
	noHello: 4408,
	tooManyFrames: 4429,
	storageFailed: 4507,
	slowReader: 4508,
	startAgain: 4509,
} as const;

const finalCloseCodes: ReadonlySet<number> = new Set([
	closeCodes.normal,
	closeCodes.binary,
	closeCodes.tooBig,
	closeCodes.badFrame,
	closeCodes.signedOut,
	closeCodes.notMember,
	closeCodes.notFound,
]);

/** Whether a client that was closed with `code` must not retry until something changes. */
export function isFinalClose(code: number): boolean {
	return finalCloseCodes.has(code);
}
