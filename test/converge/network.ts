/**
 * The way between one device and the Worker: a WebSocket class and a `fetch` as a
 * browser has them, whose frames a test delays, repeats, reorders and loses.
 * What passes is written down where it leaves and reaches the Worker.
 */
import { exports } from "cloudflare:workers";
import type { Fetch, SocketClass } from "../../client/transport/environment.ts";
import type { Random } from "../faults/random.ts";
import type { TestPerson } from "../support/people.ts";
import type { Witness } from "./witness.ts";

class CloseNotice extends Event {
	readonly code: number;
	readonly reason = "";

	constructor(code: number) {
		super("close");
		this.code = code;
	}
}

const isEvent = /"(?:new_message|message_edited|message_deleted|reaction_changed)"/;

/** What the network does with one connection. */
interface Wired {
	/** Text of the server that the client has not got yet. */
	held: string[];
	deliver(text: string): void;
	/** Ends it for both sides; the client learns nothing but that it ended. */
	cut(): void;
}

export class Network {
	isDown = false;
	/** What comes is held until it is released. */
	isSlow = false;
	/** Requests that are under way lose their answers. */
	losesAnswers = false;
	readonly #person: TestPerson;
	readonly #witness: Witness;
	readonly #random: Random;
	readonly #open = new Set<Wired>();
	#connections = 0;

	constructor(person: TestPerson, witness: Witness, random: Random) {
		this.#person = person;
		this.#witness = witness;
		this.#random = random;
	}

	/** All connections end; what was under way is lost. */
	cut(): void {
		for (const wired of [...this.#open]) wired.cut();
	}

	/** It goes, with all connections, or comes back. */
	toggle(): void {
		this.isDown = !this.isDown;
		this.cut();
	}

	/** Answers to requests get lost from now on, or no more. */
	toggleAnswers(): void {
		this.losesAnswers = !this.losesAnswers;
	}

	/** What comes from now on waits. */
	hold(): void {
		this.isSlow = true;
	}

	/** What was held arrives, in order. */
	release(): void {
		this.isSlow = false;
		for (const wired of this.#open) for (const text of wired.held.splice(0)) wired.deliver(text);
	}

	/** What was held arrives: some of it twice, some swapped, as when two ways race. Only events of the log can. */
	scramble(): void {
		this.isSlow = false;
		for (const wired of this.#open) {
			const held = wired.held.splice(0);
			if (held.every((text) => isEvent.test(text) && !text.includes('"joined"'))) {
				const again = held.filter(() => this.#random.chance(0.3));
				held.push(...again);
				for (const text of this.#random.shuffle(held)) wired.deliver(text);
			} else for (const text of held) wired.deliver(text);
		}
	}

	readonly fetch: Fetch = async (url, init) => {
		if (this.isDown) throw new TypeError("no network");
		const headers = new Headers(init.headers as HeadersInit);
		headers.set("Authorization", `Bearer ${this.#person.token}`);
		const body = typeof init.body === "string" ? init.body : null;
		const seen = this.#witness.asked(url, body);
		const loses = this.losesAnswers;
		const response = await exports.default.fetch(url, { method: init.method, body, headers } as RequestInit);
		const text = await response.text();
		seen(response.status, text);
		if (loses || this.isDown || init.signal?.aborted === true) throw new TypeError("the answer was lost");
		return new Response(text === "" ? null : text, { status: response.status, headers: response.headers });
	};

	/** The class that a browser has. */
	socketClass(): SocketClass {
		const network = this;
		return class extends EventTarget {
			readyState = 0;
			binaryType = "blob";
			#socket: WebSocket | null = null;
			#wired: Wired | null = null;
			readonly #path: string;
			#connection = "";

			constructor(url: string) {
				super();
				this.#path = new URL(url).pathname;
				void this.#connect(url.replace(/^ws/, "http"));
			}

			send(text: string): void {
				if (this.readyState !== 1) return;
				network.#witness.sent(this.#path, this.#connection, text);
				this.#socket?.send(text);
				if (text !== "ping" && network.#random.chance(0.05)) this.#again(text);
			}

			/** The same frame arrives twice. */
			#again(text: string): void {
				if (text.includes('"join_')) return;
				this.#socket?.send(text);
			}

			close(code?: number): void {
				this.readyState = 2;
				this.#socket?.close(code);
			}

			async #connect(url: string): Promise<void> {
				if (network.isDown) {
					await Promise.resolve();
					return this.#end(1006);
				}
				const headers = { Upgrade: "websocket", Authorization: `Bearer ${network.#person.token}` };
				const { webSocket } = await exports.default.fetch(url, { headers });
				if (webSocket === null || this.readyState !== 0) return this.#end(1006);
				this.#connection = `${network.#person.name}#${++network.#connections}`;
				this.#socket = webSocket;
				const wired: Wired = {
					held: [],
					deliver: (data) => this.readyState === 1 && this.dispatchEvent(new MessageEvent("message", { data })),
					cut: () => {
						webSocket.close(1000);
						this.#end(1006);
					},
				};
				this.#wired = wired;
				network.#open.add(wired);
				webSocket.accept();
				webSocket.addEventListener("message", ({ data }) => {
					if (typeof data !== "string" || this.readyState !== 1) return;
					network.#witness.heard(this.#path, this.#connection, data);
					if (network.isSlow) wired.held.push(data);
					else wired.deliver(data);
				});
				webSocket.addEventListener("close", ({ code }) => this.#end(code));
				this.readyState = 1;
				this.dispatchEvent(new Event("open"));
			}

			#end(code: number): void {
				if (this.readyState === 3) return;
				if (this.#wired !== null) network.#open.delete(this.#wired);
				this.readyState = 3;
				this.dispatchEvent(new CloseNotice(code));
			}
		};
	}
}
