/** The transport contract over the real Worker in workerd: over sockets and over polling. */
import { exports } from "cloudflare:workers";
import type { Clock, Device, Fetch, SocketClass } from "../../client/transport/environment.ts";
import { PollTransport } from "../../client/transport/poll.ts";
import { SocketTransport } from "../../client/transport/socket.ts";
import type { Transport } from "../../client/transport/transport.ts";
import { person, type TestPerson } from "../support/people.ts";
import { type ContractPerson, type ContractWorld, transportContract } from "./transport-contract.ts";

const origin = "http://parley.test";

const device: Device = {
	isOnline: () => true,
	isVisible: () => true,
	watch: () => () => {},
	watchTouches: () => () => {},
};
const clock: Clock = {
	now: () => Date.now(),
	after(ms, run) {
		const timer = setTimeout(run, ms);
		return () => clearTimeout(timer);
	},
};

class CloseNotice extends Event {
	constructor(
		readonly code: number,
		readonly reason: string,
	) {
		super("close");
	}
}

/** The class that a browser has, over the Worker's `fetch`; a token where a browser sends its cookie. */
function socketClassOf({ token }: TestPerson): SocketClass {
	return class extends EventTarget {
		readyState = 0;
		binaryType = "blob";
		#socket: WebSocket | null = null;

		constructor(url: string) {
			super();
			void this.#connect(url.replace(/^ws/, "http"));
		}

		send(text: string): void {
			this.#socket?.send(text);
		}

		close(code?: number): void {
			this.readyState = 2;
			this.#socket?.close(code);
		}

		async #connect(url: string): Promise<void> {
			const headers = { Upgrade: "websocket", Authorization: `Bearer ${token}` };
			const { webSocket } = await exports.default.fetch(url, { headers });
			if (webSocket === null || this.readyState !== 0) return this.#end(1006, "");
			this.#socket = webSocket;
			webSocket.accept();
			webSocket.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
			webSocket.addEventListener("close", ({ code, reason }) => this.#end(code, reason));
			this.readyState = 1;
			this.dispatchEvent(new Event("open"));
		}

		#end(code: number, reason: string): void {
			this.readyState = 3;
			this.dispatchEvent(new CloseNotice(code, reason));
		}
	};
}

function fetchOf({ token }: TestPerson): Fetch {
	return (url, init) => {
		const headers = new Headers(init.headers as HeadersInit);
		headers.set("Authorization", `Bearer ${token}`);
		return exports.default.fetch(url, { method: init.method, body: init.body, headers } as RequestInit);
	};
}

function worldWith(connect: (who: TestPerson, path: string) => Transport) {
	return async (): Promise<ContractWorld> => {
		const people: Record<ContractPerson, TestPerson> = {
			ann: await person("Ann"),
			bob: await person("Bob"),
			eve: await person("Eve"),
		};
		const conversationId = await people.ann.startGroup("Team", people.bob);
		const path = `/api/conversations/${conversationId}`;
		return {
			conversationId,
			idOf: (name) => people[name].id,
			connect: (name) => connect(people[name], path),
			async removeBob() {
				await people.ann.call("DELETE", `${path}/members/${people.bob.id}`);
			},
			turn: () => new Promise((resolve) => setTimeout(resolve, 2)),
		};
	};
}

transportContract(
	"sockets to the Worker",
	worldWith(
		(who, path) =>
			new SocketTransport(`ws://parley.test${path}/socket`, {
				WebSocket: socketClassOf(who),
				clock,
				random: Math.random,
				device,
			}),
	),
);

transportContract(
	"polling the Worker",
	worldWith(
		(who, path) =>
			new PollTransport(`${origin}${path}/exchange`, { fetch: fetchOf(who), clock, random: Math.random, device }),
	),
);
