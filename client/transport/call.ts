/** One REST call: what it answers, checked against its schema, or why not, in plain words (SPEC section 2). */
import * as v from "valibot";
import { problemWords, shellWords } from "../words/shell.ts";
import { type HttpAnswer, type HttpEnvironment, type HttpRequest, NoAnswer, request } from "./http.ts";

/** How long an answer may take, in ms. */
export const apiTimeout = 15_000;

/** What a call was refused with. */
export interface ApiFailure {
	/** A code of SPEC section 2, or `offline` when no answer came. */
	code: string;
	/** For a person. */
	detail: string;
	/** The input at fault, as the server names it. */
	field?: string;
	/** 0 when no answer came. */
	status: number;
	/** Seconds. */
	retryAfter?: number;
}

export type ApiResult<T = void> = { ok: true; value: T } | { ok: false; failure: ApiFailure };

/** A server, and the way to it. */
export type ApiEnvironment = HttpEnvironment & { origin: string };

const problemSchema = v.object({
	code: v.string(),
	detail: v.optional(v.string()),
	title: v.optional(v.string()),
	field: v.optional(v.string()),
});

function describe(answer: HttpAnswer): ApiFailure {
	const problem = v.safeParse(problemSchema, answer.body);
	const failure: ApiFailure = { code: "internal", detail: shellWords().internal, status: answer.status };
	if (answer.status === 401) failure.code = "signed_out";
	if (answer.status === 429) failure.code = "rate_limited";
	if (problem.success) {
		const { code, detail, title, field } = problem.output;
		failure.code = code;
		failure.detail = detail ?? title ?? failure.detail;
		if (field !== undefined) failure.field = field;
	}
	failure.detail = problemWords(failure.code, failure.detail);
	if (answer.retryAfter !== undefined) failure.retryAfter = answer.retryAfter;
	return failure;
}

/** Asks the server at `path`. Never throws for what the network or the server does: a failure is a value. */
export async function callApi<S extends v.GenericSchema>(
	environment: ApiEnvironment,
	{ path, ...asked }: Pick<HttpRequest, "method" | "body" | "keepalive"> & { path: string },
	schema: S,
): Promise<ApiResult<v.InferOutput<S>>> {
	let answer: HttpAnswer;
	try {
		answer = await request(environment, { ...asked, url: environment.origin + path, timeoutMs: apiTimeout });
	} catch (error) {
		if (!(error instanceof NoAnswer)) throw error;
		return { ok: false, failure: { code: "offline", detail: shellWords().offline, status: 0 } };
	}
	if (answer.status < 200 || answer.status > 299) return { ok: false, failure: describe(answer) };
	const read = v.safeParse(schema, answer.body);
	if (read.success) return { ok: true, value: read.output };
	return { ok: false, failure: describe({ ...answer, body: null }) };
}
