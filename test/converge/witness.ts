/** Writes down what one device and the Worker say to each other, as the checker reads it. */
import type { Entry, Line } from "../checker/history.ts";
import { type Body, contentOf, type Frame, unpack } from "../faults/wire.ts";
import { contentOfWriting, type Writing } from "../faults/writing.ts";

/** All devices of one world write into one history; its clock counts lines. */
export class Chronicle {
	readonly lines: Line[] = [];

	now(): number {
		return this.lines.length;
	}

	note(entry: Entry): void {
		this.lines.push({ t: this.lines.length, ...entry });
	}
}

const writings: ReadonlySet<string> = new Set([
	"send_message",
	"edit_message",
	"delete_message",
	"react",
	"pin_message",
]);

function isWriting(frame: { type: string }): frame is Writing & { clientId: string } {
	return writings.has(frame.type);
}

export class Witness {
	readonly #chronicle: Chronicle;
	readonly #conversation: string;
	readonly #person: string;
	readonly #device: string;
	#requests = 0;
	/** What was asked for under a clientId, and when it last left. */
	readonly #writings = new Map<string, { hash: string; asked: number }>();
	readonly #joins = new Map<string, { asked: number; after: number | null }[]>();

	constructor(chronicle: Chronicle, conversation: string, person: string, device: string) {
		this.#chronicle = chronicle;
		this.#conversation = conversation;
		this.#person = person;
		this.#device = device;
	}

	/** A frame leaves over a socket. */
	sent(path: string, connection: string, text: string): void {
		if (text === "ping" || !path.includes(this.#conversation)) return;
		this.#said(JSON.parse(text) as Frame, connection);
	}

	/** A frame arrives over a socket. */
	heard(path: string, connection: string, text: string): void {
		if (text === "pong" || !path.includes(this.#conversation)) return;
		for (const frame of unpack(JSON.parse(text) as Frame)) this.#told(frame, connection, "live");
	}

	/** A request leaves; call the answer with what came back. */
	asked(url: string, body: string | null): (status: number, text: string) => void {
		const { pathname } = new URL(url);
		if (!pathname.includes(this.#conversation) || body === null) return () => {};
		const isSend = pathname.endsWith("/messages");
		// Requests cross: what one of them brings may be older than what another brought.
		const connection = `${this.#device} by request ${++this.#requests}`;
		const request = JSON.parse(body) as { after?: number | null; frames?: Frame[]; clientId?: string };
		for (const frame of request.frames ?? []) {
			if (frame.type !== "join_conversation") this.#said(frame, connection);
		}
		return (status, text) => {
			if (status >= 300 || text === "") return;
			const answer = JSON.parse(text) as Body;
			if (isSend && answer.seq !== undefined && request.clientId !== undefined) {
				this.#ok(request.clientId, answer.seq);
			}
			for (const frame of answer.frames ?? []) this.#told(frame, connection, "page");
		};
	}

	#said(frame: Frame & { after?: number | null }, connection: string): void {
		const { type, after = null, seq = 0 } = frame;
		if (type === "join_conversation") {
			const joins = this.#joins.get(connection) ?? [];
			this.#joins.set(connection, [...joins, { asked: this.#chronicle.now(), after }]);
		} else if (isWriting(frame)) {
			const { hash } = contentOfWriting(frame);
			this.#writings.set(frame.clientId, { hash, asked: this.#chronicle.now() });
		} else if (type === "mark_read" || type === "mark_delivered") {
			this.#note({ kind: "claim", ...this.#place(), delivered: seq, read: type === "mark_read" ? seq : 0 });
		}
	}

	#told(frame: Frame, connection: string, via: "live" | "page"): void {
		const at = { ...this.#place(), device: this.#device, connection };
		if (frame.type === "joined") {
			const { head = 0, more = false, frames = [], members = [] } = frame;
			const join = this.#joins.get(connection)?.shift();
			const events = frames.flatMap((each) => contentOf(each) ?? []);
			if (join !== undefined) {
				const last = events.at(-1)?.seq ?? join.after ?? head;
				this.#note({ kind: "page", via: "join", ...at, ...join, head, last, more });
			}
			for (const event of frames) this.#told(event, connection, "page");
			for (const { userId, delivered, read } of members) this.#receipt(userId, delivered, read);
		} else if (frame.type === "message_status") {
			this.#receipt(frame.userId ?? "", frame.delivered ?? 0, frame.read ?? 0);
		} else if (frame.type === "rejected" && frame.retryable !== true) {
			this.#refused(frame);
		}
		const event = contentOf(frame);
		if (event === null) return;
		// Over requests, pages of different requests may cross: only what they hold is checked.
		const isRequest = connection.includes(" by request ");
		this.#note({ kind: "received", ...at, ...event, via: isRequest ? "live" : via, applied: false });
		if (event.sender === this.#person && event.clientId !== null) this.#ok(event.clientId, event.seq);
	}

	/** Somebody else may have changed or deleted it first; for nothing else may be refused what the client sends. */
	#refused({ clientId = "", code = "" }: Frame): void {
		const writing = this.#writings.get(clientId);
		if (writing === undefined || (code !== "no_change" && code !== "message_deleted")) {
			throw new Error(`${clientId} was refused with ${code}`);
		}
		this.#note({ kind: "send.fail", ...this.#place(), clientId, code, ...writing });
	}

	#receipt(user: string, delivered: number, read: number): void {
		const { conversation } = this.#place();
		this.#note({
			kind: "receipt",
			conversation,
			person: this.#person,
			device: this.#device,
			user,
			delivered,
			read,
		});
	}

	#ok(clientId: string, seq: number): void {
		this.#note({ kind: "send.ok", ...this.#place(), clientId, seq });
	}

	#note(entry: Entry): void {
		this.#chronicle.note(entry);
	}

	#place() {
		return { conversation: this.#conversation, person: this.#person };
	}
}
