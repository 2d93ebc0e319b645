/** From what a call answered to what a form shows. */
import { type ErrorCode, errorKinds } from "../../src/protocol/errors.ts";
import type { VerbFailure, VerbResult } from "../store/model.ts";
import type { ApiResult } from "../transport/call.ts";
import { problemWords } from "../words/shell.ts";

/** What a verb answers that did what it was asked for. */
export const done: VerbResult = { ok: true, value: undefined };

type Field = NonNullable<VerbFailure["field"]>;

const fields: ReadonlySet<string> = new Set<Field>(["email", "username", "name", "password", "title"]);

const isField = (name: string): name is Field => fields.has(name);

/** Keeps code, words and the field, if it is one that a form has. */
export function toVerb<T>(result: ApiResult<T>): VerbResult<T> {
	if (result.ok) return result;
	const { code, detail, field } = result.failure;
	return { ok: false, failure: field !== undefined && isField(field) ? { code, detail, field } : { code, detail } };
}

/** A refusal that the client can see by itself. */
export function refusal(code: ErrorCode): { ok: false; failure: VerbFailure } {
	return { ok: false, failure: { code, detail: problemWords(code, errorKinds[code].title) } };
}
