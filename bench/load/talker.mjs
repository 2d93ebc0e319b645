/** Somebody who talks to a server over its wire, and nothing else. */
import WebSocket from "ws";

export class Talker {
	constructor(url, id, token) {
		this.url = url;
		this.id = id;
		this.headers = { Authorization: `Bearer ${token}` };
	}

	/** A new guest. */
	static async guest(url, name) {
		const response = await fetch(`${url}/api/auth/sign-in/anonymous`, {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ name }),
		});
		const { user } = await response.json();
		return new Talker(url, user.id, response.headers.get("set-auth-token"));
	}

	/** The body of an answer; throws at a refusal. */
	async call(method, path, body) {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: body === undefined ? this.headers : { ...this.headers, "Content-Type": "application/json" },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
		return text === "" ? null : JSON.parse(text);
	}

	/** A socket in a conversation that has joined. */
	open(conversationId, after) {
		const socket = new WebSocket(`${this.url.replace("http", "ws")}/api/conversations/${conversationId}/socket`, {
			headers: this.headers,
			perMessageDeflate: false,
		});
		const line = new Line(socket);
		return new Promise((resolve, reject) => {
			socket.once("error", reject);
			socket.once("open", () =>
				line.ask({ type: "join_conversation", version: 1, after }, "joined").then(() => resolve(line)),
			);
		});
	}
}

class Line {
	#awaited = null;

	constructor(socket) {
		this.socket = socket;
		socket.on("message", (data) => {
			const frame = JSON.parse(data.toString());
			const frames = frame.type === "batch" ? frame.frames : [frame];
			const found = frames.find(({ type }) => type === this.#awaited?.type);
			if (found === undefined) return;
			const { resolve } = this.#awaited;
			this.#awaited = null;
			resolve(found);
		});
	}

	/** Sends a frame, and answers the next one of this type. */
	ask(frame, type) {
		return new Promise((resolve) => {
			this.#awaited = { type, resolve };
			this.socket.send(JSON.stringify(frame));
		});
	}

	close() {
		this.socket.terminate();
	}
}
