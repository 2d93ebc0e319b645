/** Somebody who does what our client does: the same frames, at the same times. */

/** At most one frame of positions in this time, as in client/sync/positions.ts. In milliseconds. */
const positionsGap = 1_000;
/** How long somebody types before a message. */
export const typingMs = 3_000;

export class Person {
	seq = 0;
	#stage;
	#talker;
	#line = null;
	#list = null;
	#told = { delivered: 0, read: 0 };
	#wanted = { delivered: 0, read: 0 };
	#isWaiting = false;
	#said = 0;
	#awaited = new Map();

	constructor(stage, talker) {
		this.#stage = stage;
		this.#talker = talker;
	}

	get id() {
		return this.#talker.id;
	}

	call(method, path, body) {
		return this.#talker.call(method, path, body);
	}

	/** Opens the app: who am I, and the list over a socket. */
	async openApp() {
		await this.call("GET", "/api/me");
		this.#list = await this.#stage.connect(
			this.#talker,
			"/api/inbox/socket",
			{ type: "join_inbox", version: 1 },
			() => {},
		);
	}

	/** Opens a conversation, and looks at it. */
	async open(conversationId) {
		const join = { type: "join_conversation", version: 1, after: null };
		const path = `/api/conversations/${conversationId}/socket`;
		this.#line = await this.#stage.connect(this.#talker, path, join, (frame) => this.#hear(frame));
	}

	leave() {
		this.#line?.cut();
		this.#list?.cut();
	}

	/** Types, and then says something. Resolves when its copy has come back. */
	startTyping() {
		this.#line.say({ type: "typing", on: true });
	}

	async say(text) {
		const clientId = `${this.id}-${this.#said++}`;
		const isBack = new Promise((resolve) => this.#awaited.set(clientId, resolve));
		this.#line.say({ type: "send_message", clientId, body: { text } });
		await isBack;
	}

	/** Nobody is in front of it, or somebody is again. */
	setAway(away) {
		this.#line.say({ type: "set_presence", away });
	}

	#hear(frame) {
		if (frame.type !== "new_message") return;
		const { seq, sender, clientId } = frame.message;
		this.seq = seq;
		if (sender === this.id) {
			this.#awaited.get(clientId)?.();
			this.#awaited.delete(clientId);
		}
		// Whoever looks has read it before a frame would say that it came (client/sync/positions.ts).
		this.#wanted = { delivered: seq, read: seq };
		this.#tellPositions();
	}

	/** The first move at once, later ones together. */
	#tellPositions() {
		if (this.#isWaiting) return;
		const { delivered, read } = this.#wanted;
		if (read > this.#told.read) {
			this.#line.say({ type: "mark_read", seq: read });
			this.#told = { delivered: read, read };
		} else if (delivered > this.#told.delivered) {
			this.#line.say({ type: "mark_delivered", seq: delivered });
			this.#told.delivered = delivered;
		} else return;
		this.#isWaiting = true;
		this.#stage.after(positionsGap, () => {
			this.#isWaiting = false;
			this.#tellPositions();
		});
	}
}
