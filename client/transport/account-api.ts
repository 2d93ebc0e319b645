/** The REST calls of accounts (SPEC section 1): signing in and out, oneself, one's sessions, and finding people. */
import * as v from "valibot";
import {
	type Me,
	meSchema,
	type PatchMe,
	type Person,
	personSchema,
	type Session,
	sessionSchema,
} from "../../src/protocol/people.ts";
import { type ApiEnvironment, type ApiResult, callApi } from "./call.ts";
import type { HttpRequest } from "./http.ts";

const sessionsSchema = v.object({ sessions: v.array(sessionSchema) });
const peopleSchema = v.object({ users: v.array(personSchema) });
/** Of an answer of which nothing is wanted but that it came. */
export const nothingSchema = v.pipe(
	v.unknown(),
	v.transform(() => undefined),
);

export interface SignUpBody {
	name: string;
	username: string;
	email: string;
	password: string;
}

/** The calls of one server that are about accounts. None throws; a failure is a value. */
export class AccountApi {
	/** Called at each 401: nobody is signed in. */
	onSignedOut = () => {};

	constructor(protected readonly environment: ApiEnvironment) {}

	/** Whether somebody is signed in: a question that may be answered with no, and no failure in the browser's console. */
	async isSignedIn(): Promise<ApiResult<boolean>> {
		const result = await this.call("GET", "/api/auth/get-session", v.nullable(v.object({})));
		return result.ok ? { ok: true, value: result.value !== null } : result;
	}

	me(): Promise<ApiResult<Me>> {
		return this.call("GET", "/api/me", meSchema);
	}

	changeMe(patch: PatchMe): Promise<ApiResult<Me>> {
		return this.call("PATCH", "/api/me", meSchema, patch);
	}

	/** ID10. */
	async sessions(): Promise<ApiResult<Session[]>> {
		const result = await this.call("GET", "/api/me/sessions", sessionsSchema);
		return result.ok ? { ok: true, value: result.value.sessions } : result;
	}

	endSession(id: string): Promise<ApiResult> {
		return this.call("DELETE", `/api/me/sessions/${encodeURIComponent(id)}`, nothingSchema);
	}

	endOtherSessions(): Promise<ApiResult> {
		return this.call("POST", "/api/auth/revoke-other-sessions", nothingSchema, {});
	}

	signUp(form: SignUpBody): Promise<ApiResult> {
		return this.call("POST", "/api/auth/sign-up/email", nothingSchema, { ...form });
	}

	/** `login` is an e-mail address or a username; only the first has an "@". */
	signIn(login: string, password: string): Promise<ApiResult> {
		if (login.includes("@")) {
			return this.call("POST", "/api/auth/sign-in/email", nothingSchema, { email: login, password });
		}
		return this.call("POST", "/api/auth/sign-in/username", nothingSchema, { username: login, password });
	}

	signInAsGuest(name: string): Promise<ApiResult> {
		return this.call("POST", "/api/auth/sign-in/anonymous", nothingSchema, { name });
	}

	keepAccount(form: SignUpBody): Promise<ApiResult> {
		return this.call("POST", "/api/me/account", nothingSchema, { ...form });
	}

	signOut(): Promise<ApiResult> {
		return this.call("POST", "/api/auth/sign-out", nothingSchema, {});
	}

	async findPeople(query: string): Promise<ApiResult<Person[]>> {
		const result = await this.call("GET", `/api/users?q=${encodeURIComponent(query)}`, peopleSchema);
		return result.ok ? { ok: true, value: result.value.users } : result;
	}

	protected async call<S extends v.GenericSchema>(
		method: HttpRequest["method"],
		path: string,
		schema: S,
		body?: unknown,
		keepalive = false,
	): Promise<ApiResult<v.InferOutput<S>>> {
		const result = await callApi(this.environment, { method, path, body, keepalive }, schema);
		// A sign-in with a wrong password is a 401 too, but ends no session.
		if (!result.ok && result.failure.status === 401 && !path.startsWith("/api/auth/")) this.onSignedOut();
		return result;
	}
}
