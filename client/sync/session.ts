/** Who is signed in on this device, in this tab and in the others. */
import { type ReadonlySignal, signal } from "@preact/signals";
import * as v from "valibot";
import type { Me, PatchMe } from "../../src/protocol/people.ts";
import { forgetMe, forgetPerson, rememberedMe, rememberMe } from "../local/remembered.ts";
import type { SignUp } from "../store/app.ts";
import { isEqual } from "../store/equal.ts";
import type { SessionState, VerbResult } from "../store/model.ts";
import type { Api } from "../transport/api.ts";
import type { ApiResult } from "../transport/call.ts";
import type { Channel, Environment } from "../transport/environment.ts";
import { refusal, toVerb } from "./verbs.ts";

/** Told to the other tabs at a sign-out; after anything else they are told to ask the server. */
const leftSchema = v.object({ signedOut: v.string() });
type Left = v.InferOutput<typeof leftSchema>;

export class Session {
	readonly #api: Api;
	readonly #environment: Pick<Environment, "keyValue" | "channel">;
	readonly #state = signal<SessionState>({ name: "loading" });
	readonly #forgetCopy: (userId: string) => Promise<void>;
	readonly #tabs: Channel;
	/** A question that is under way; everyone who asks meanwhile shares its answer. */
	#asking: Promise<"signed_in" | "signed_out" | "unreachable"> | null = null;
	/** Counts sign-ins and sign-outs: the answer to an earlier question says nothing any more. */
	#generation = 0;

	/** `forgetCopy` deletes what this device has of a user who signs out. */
	constructor(
		api: Api,
		environment: Pick<Environment, "keyValue" | "channel">,
		forgetCopy: (userId: string) => Promise<void>,
	) {
		this.#api = api;
		this.#environment = environment;
		this.#forgetCopy = forgetCopy;
		api.onSignedOut = () => this.#leave();
		api.onDoubt = () => void this.ask();
		this.#tabs = environment.channel("parley-session", (message) => {
			const left = v.safeParse(leftSchema, message);
			if (left.success && left.output.signedOut === this.#userId()) {
				this.#leave();
				// Again, after what this tab may have written since.
				void this.#forgetCopy(left.output.signedOut);
				return;
			}
			this.#generation++;
			this.#asking = null;
			void this.ask();
		});
		const me = rememberedMe(environment.keyValue);
		if (me !== null) this.#state.value = { name: "signed_in", me };
	}

	get state(): ReadonlySignal<SessionState> {
		return this.#state;
	}

	/** Asks the server who we are. Without an answer, whoever was signed in before stays so. */
	ask(): Promise<"signed_in" | "signed_out" | "unreachable"> {
		this.#asking ??= this.#ask(this.#generation).finally(() => {
			this.#asking = null;
		});
		return this.#asking;
	}

	signUp(form: SignUp): Promise<VerbResult> {
		return this.#enter(this.#api.signUp(form));
	}

	signIn({ login, password }: { login: string; password: string }): Promise<VerbResult> {
		return this.#enter(this.#api.signIn(login, password));
	}

	continueAsGuest({ name }: { name: string }): Promise<VerbResult> {
		return this.#enter(this.#api.signInAsGuest(name));
	}

	keepAccount(form: SignUp): Promise<VerbResult> {
		return this.#enter(this.#api.keepAccount(form));
	}

	/** For the person who is signed in; what the server answers holds, and the other tabs ask for it. */
	async change(patch: PatchMe): Promise<VerbResult> {
		const userId = this.#userId();
		if (userId === null) return refusal("signed_out");
		const result = await this.#api.as(userId).changeMe(patch);
		if (!result.ok) return toVerb(result);
		if (this.#userId() !== userId) return refusal("signed_out");
		this.#generation++;
		this.#setMe(result.value);
		this.#tabs.post("changed");
		return { ok: true, value: undefined };
	}

	/** Ends the session here and in the other tabs. What was not sent yet stays on the device for its author. */
	async signOut(): Promise<VerbResult> {
		const result = await this.#api.signOut();
		if (!result.ok && result.failure.status !== 401) return toVerb(result);
		const userId = this.#userId();
		if (userId !== null) forgetPerson(this.#environment.keyValue, userId);
		// First, so that nothing of this person is written any more.
		this.#leave();
		this.#tabs.post(userId === null ? "changed" : ({ signedOut: userId } satisfies Left));
		if (userId !== null) await this.#forgetCopy(userId);
		return { ok: true, value: undefined };
	}

	#userId(): string | null {
		const state = this.#state.peek();
		return state.name === "signed_in" ? state.me.id : null;
	}

	async #enter(call: Promise<ApiResult>): Promise<VerbResult> {
		const result = await call;
		if (!result.ok) return toVerb(result);
		this.#generation++;
		const me = await this.#api.me();
		if (!me.ok) return toVerb(me);
		this.#setMe(me.value);
		this.#tabs.post("changed");
		return { ok: true, value: undefined };
	}

	async #ask(generation: number): Promise<"signed_in" | "signed_out" | "unreachable"> {
		const result = await this.#whoIsThere();
		const state = this.#state.peek();
		if (generation !== this.#generation) return state.name === "loading" ? "unreachable" : state.name;
		if (result.ok) {
			if (result.value === null) this.#leave();
			else this.#setMe(result.value);
			return result.value === null ? "signed_out" : "signed_in";
		}
		// A 401 has signed out already.
		if (result.failure.status === 401) return "signed_out";
		if (state.name === "loading") this.#state.value = { name: "unreachable" };
		return "unreachable";
	}

	/** null: nobody. Where nobody is remembered most likely nobody is signed in, and that is asked first. */
	async #whoIsThere(): Promise<ApiResult<Me | null>> {
		if (this.#state.peek().name !== "loading") return this.#api.me();
		const answer = await this.#api.isSignedIn();
		if (!answer.ok) return answer;
		return answer.value ? this.#api.me() : { ok: true, value: null };
	}

	#setMe(me: Me): void {
		rememberMe(this.#environment.keyValue, me);
		const next: SessionState = { name: "signed_in", me };
		if (!isEqual(next, this.#state.peek())) this.#state.value = next;
	}

	#leave(): void {
		this.#generation++;
		forgetMe(this.#environment.keyValue);
		if (this.#state.peek().name !== "signed_out") this.#state.value = { name: "signed_out" };
	}
}
