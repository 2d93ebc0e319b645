/** A client written from SPEC.md alone: fetch, a WebSocket, and nothing of ours. */
import WebSocket from "ws";

interface Answer {
	status: number;
	// biome-ignore lint/suspicious/noExplicitAny: a stranger reads what comes; a wrong shape fails the test
	body: any;
}

// biome-ignore lint/suspicious/noExplicitAny: as above
type Frame = any;

/** Longest wait for an answer or the next frame, in milliseconds: whatever hangs is to say what it waited for. */
const patienceMs = 30_000;

export class Stranger {
	private constructor(
		private readonly url: string,
		readonly id: string,
		private readonly token: string,
	) {}

	/** `handle` begins the username; the name itself need not be fit for one. */
	static async signUp(url: string, name: string, handle = name): Promise<Stranger> {
		const unique = `${handle.toLowerCase()}${Math.random().toString(36).slice(2, 9)}`;
		const response = await fetch(`${url}/api/auth/sign-up/email`, {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ name, username: unique, email: `${unique}@example.test`, password: "long enough" }),
		});
		const token = response.headers.get("set-auth-token");
		if (token === null) throw new Error(`no token: ${response.status} ${await response.text()}`);
		const me = await fetch(`${url}/api/me`, { headers: { Authorization: `Bearer ${token}` } });
		const { id } = (await me.json()) as { id: string };
		return new Stranger(url, id, token);
	}

	/** A guest; null: the server does not take this name. */
	static async guest(url: string, name: string): Promise<Stranger | null> {
		const response = await fetch(`${url}/api/auth/sign-in/anonymous`, {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ name }),
		});
		const token = response.headers.get("set-auth-token");
		await response.body?.cancel();
		if (token === null) return null;
		const me = await fetch(`${url}/api/me`, { headers: { Authorization: `Bearer ${token}` } });
		const { id } = (await me.json()) as { id: string };
		return new Stranger(url, id, token);
	}

	async call(method: string, path: string, body?: unknown): Promise<Answer> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: { Authorization: `Bearer ${this.token}`, "Content-Type": "application/json" },
			signal: AbortSignal.timeout(patienceMs),
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		return { status: response.status, body: text === "" ? null : JSON.parse(text) };
	}

	/** Sends the texts in their order, each with what `more` says of it; resolves when all are stored. */
	async sendAll(
		conversation: string,
		texts: readonly string[],
		more = (_index: number): object => ({}),
	): Promise<void> {
		const socket = await this.connect(`/api/conversations/${conversation}/socket`);
		socket.send({ type: "join_conversation", version: 1, after: null });
		await socket.next("joined");
		texts.forEach((text, index) => {
			socket.send({ type: "send_message", clientId: `text-${index}`, body: { text }, ...more(index) });
		});
		while (socket.events.length < texts.length) await socket.next("new_message");
		socket.send({ type: "leave_conversation" });
		await socket.end();
	}

	connect(path: string): Promise<StrangerSocket> {
		const socket = new WebSocket(`${this.url.replace("http", "ws")}${path}`, {
			headers: { Authorization: `Bearer ${this.token}` },
		});
		return new Promise((resolve, reject) => {
			const wrapped = new StrangerSocket(socket);
			socket.once("open", () => resolve(wrapped));
			socket.once("error", reject);
		});
	}
}

export class StrangerSocket {
	/** Events of the log heard so far, in order. */
	readonly events: Frame[] = [];
	private readonly frames: Frame[] = [];
	private waiting: (() => void)[] = [];
	closed: number | null = null;

	constructor(private readonly socket: WebSocket) {
		socket.on("message", (data) => {
			const text = data.toString();
			const frame = text === "pong" ? { type: "pong" } : JSON.parse(text);
			for (const one of frame.type === "batch" ? frame.frames : [frame]) {
				this.frames.push(one);
				this.events.push(
					...(one.type === "joined" ? one.frames : [one]).filter((each: Frame) => each.message ?? each.seq),
				);
			}
			this.wake();
		});
		socket.on("close", (code) => {
			this.closed = code;
			this.wake();
		});
	}

	send(frame: unknown): void {
		this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
	}

	/** The next frame of this type that was not taken yet. */
	async next(type: string): Promise<Frame> {
		for (;;) {
			const at = this.frames.findIndex((frame) => frame.type === type);
			if (at >= 0) return this.frames.splice(0, at + 1).at(-1);
			if (this.closed !== null) throw new Error(`closed ${this.closed} before ${type} came`);
			await this.more(type);
		}
	}

	async end(): Promise<number> {
		while (this.closed === null) await this.more("a close");
		return this.closed;
	}

	/** Resolves when something comes. */
	private more(wanted: string): Promise<void> {
		return new Promise((resolve, reject) => {
			const heard = `${this.events.length} events, and then ${JSON.stringify(this.frames.at(-1))?.slice(0, 300)}`;
			const timer = setTimeout(() => reject(new Error(`waited for ${wanted}; heard ${heard}`)), patienceMs);
			this.waiting.push(() => {
				clearTimeout(timer);
				resolve();
			});
		});
	}

	private wake(): void {
		const waiting = this.waiting;
		this.waiting = [];
		for (const resolve of waiting) resolve();
	}
}
