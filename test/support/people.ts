/** People who talk to the real Worker, in workerd, the way programs do: bearer token, REST, sockets. */
import { env, exports } from "cloudflare:workers";
import { decodeDown } from "../../src/protocol/codec.ts";
import type { Down } from "../../src/protocol/down.ts";
import type { ConversationSummary } from "../../src/protocol/entities.ts";

const origin = "http://parley.test";

export interface Answered {
	status: number;
	headers: Headers;
	// biome-ignore lint/suspicious/noExplicitAny: tests read many shapes, and a wrong one fails the test
	body: any;
}

/** Someone who is signed in. */
export class TestPerson {
	constructor(
		readonly id: string,
		readonly name: string,
		readonly token: string,
	) {}

	/** A REST call; `body` is sent as JSON. */
	async call(method: string, path: string, body?: unknown): Promise<Answered> {
		const headers: Record<string, string> = { Authorization: `Bearer ${this.token}` };
		if (body !== undefined) headers["Content-Type"] = "application/json";
		const response = await exports.default.fetch(`${origin}${path}`, {
			method,
			headers,
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
	}

	/** The direct conversation with `other`. */
	async startDirect(other: TestPerson): Promise<string> {
		const { body } = await this.call("POST", "/api/conversations", { kind: "direct", members: [other.id] });
		return body.id;
	}

	async startGroup(title: string, ...others: TestPerson[]): Promise<string> {
		const members = others.map(({ id }) => id);
		const { body } = await this.call("POST", "/api/conversations", { kind: "group", members, title });
		return body.id;
	}

	send(conversationId: string, clientId: string, text: string): Promise<Answered> {
		return this.call("POST", `/api/conversations/${conversationId}/messages`, { clientId, body: { text } });
	}

	async list(): Promise<ConversationSummary[]> {
		return (await this.call("GET", "/api/conversations")).body.conversations;
	}

	/** An upgrade at `path`; answers the socket, or throws if it was refused. */
	async connect(path: string): Promise<TestSocket> {
		const response = await exports.default.fetch(`${origin}${path}`, {
			headers: { Upgrade: "websocket", Authorization: `Bearer ${this.token}` },
		});
		if (response.webSocket === null) throw new Error(`refused with ${response.status}`);
		return new TestSocket(response.webSocket);
	}

	/** A socket in a conversation, joined. */
	async join(conversationId: string, after: number | null = null): Promise<TestSocket> {
		const socket = await this.connect(`/api/conversations/${conversationId}/socket`);
		socket.send({ type: "join_conversation", version: 1, after });
		await socket.next("joined");
		return socket;
	}
}

type FrameOf<T extends Down["type"]> = Extract<Down, { type: T }>;

/** A client's end of a socket that keeps all it hears; nothing here waits for time. */
export class TestSocket {
	/** Everything heard so far, batches opened. */
	readonly heard: Down[] = [];
	/** How it was closed; null while open. */
	closed: { code: number; reason: string } | null = null;
	/** WebSocket messages so far, a batch being one, and their length. */
	messages = 0;
	bytes = 0;
	pongs = 0;
	private taken = 0;
	private waiting: (() => void)[] = [];

	constructor(private readonly socket: WebSocket) {
		socket.accept();
		socket.addEventListener("message", ({ data }) => {
			if (data === "pong") this.pongs++;
			else if (typeof data === "string") {
				this.messages++;
				this.bytes += data.length;
				this.heard.push(...decodeDown(data));
			}
			this.wake();
		});
		socket.addEventListener("close", ({ code, reason }) => {
			this.closed = { code, reason };
			this.wake();
		});
	}

	send(frame: unknown): void {
		this.socket.send(JSON.stringify(frame));
	}

	sendRaw(data: string | ArrayBuffer): void {
		this.socket.send(data);
	}

	close(code?: number): void {
		this.socket.close(code);
	}

	/** The next frame of this type that was not taken yet; those before it count as taken. */
	async next<T extends Down["type"]>(type: T): Promise<FrameOf<T>> {
		for (;;) {
			while (this.taken < this.heard.length) {
				const frame = this.heard[this.taken++];
				if (frame?.type === type) return frame as FrameOf<T>;
			}
			if (this.closed !== null) throw new Error(`closed ${this.closed.code} before ${type} came`);
			await this.change();
		}
	}

	/** Waits until so many pings were answered. */
	async ponged(count: number): Promise<void> {
		while (this.pongs < count) await this.change();
	}

	/** How the server closed. */
	async end(): Promise<{ code: number; reason: string }> {
		while (this.closed === null) await this.change();
		return this.closed;
	}

	private change(): Promise<void> {
		return new Promise((resolve) => this.waiting.push(resolve));
	}

	private wake(): void {
		const waiting = this.waiting;
		this.waiting = [];
		for (const resolve of waiting) resolve();
	}
}

/** A new person: a guest, since that costs no password hash. */
export async function person(name: string): Promise<TestPerson> {
	const response = await exports.default.fetch(`${origin}/api/auth/sign-in/anonymous`, {
		method: "POST",
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify({ name }),
	});
	const token = response.headers.get("set-auth-token");
	const { user } = (await response.json()) as { user: { id: string } };
	if (token === null) throw new Error(`no token: ${response.status}`);
	return new TestPerson(user.id, name, token);
}

/** The object of a conversation. */
export function conversationObject(id: string) {
	return env.CONVERSATION.getByName(id);
}

/** The inbox object of a person. */
export function inboxObject(who: TestPerson) {
	return env.INBOX.getByName(who.id);
}
