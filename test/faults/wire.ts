/** The wire as SPEC.md tells it: requests, frames, and nothing of the project's own code. */
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Content, Shown } from "../checker/history.ts";
import { hashOf } from "./random.ts";
import { hashOfDeletion, hashOfPin, hashOfReaction, placeOf } from "./writing.ts";

/** A message, as it was written or as it is now. */
export interface Message {
	seq: number;
	clientId: string;
	sender: string;
	body: { text: string };
	thread?: number;
	toConversation?: boolean;
	forwarded?: boolean;
	pinned?: { seq: number };
	replies?: { count: number; userIds: string[] };
	edited?: { seq: number };
	deleted?: { seq: number };
	reactions?: { emoji: string; userIds: string[] }[];
}

/** A frame of the server; which fields it has depends on its type. */
export interface Frame {
	type: string;
	frames?: Frame[];
	message?: Message;
	target?: number;
	body?: { text: string };
	salt?: string;
	digest?: string;
	erased?: number[];
	emoji?: string;
	on?: boolean;
	seq?: number;
	actor?: string;
	userId?: string;
	name?: string;
	change?: string;
	role?: string;
	title?: string | null;
	topic?: string | null;
	editWindow?: number | null;
	pins?: number[];
	/** Of `joined`: where its reader stands; of `thread_status`: in which. */
	threads?: ThreadRow[];
	thread?: number;
	head?: number;
	more?: boolean;
	members?: { userId: string; delivered: number; read: number }[];
	delivered?: number;
	read?: number;
	clientId?: string;
	code?: string;
	retryable?: boolean;
	conversations?: Summary[];
	conversation?: Summary;
	conversationId?: string;
}

/** Where somebody stands in a thread. */
export interface ThreadRow {
	thread: number;
	read: number;
	unread: number;
	last: number;
}

export interface Summary {
	id: string;
	head: number;
	unread: number;
	threads?: { unread: number };
	lastMessage: Message | null;
}

/** The body of an answer; which fields it has depends on the call. */
export interface Body {
	id?: string;
	seq?: number;
	head?: number;
	unread?: number;
	threads?: { unread: number };
	code?: string;
	frames?: Frame[];
	cursor?: string;
	more?: boolean;
	delivered?: number;
	read?: number;
	conversations?: Summary[];
	events?: Frame[];
	messages?: Message[];
	lastMessage?: Message | null;
	hasMore?: boolean;
	user?: { id: string };
}

export interface Answer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	body: Body;
}

/** Longest wait for an answer, in milliseconds. */
const answerMs = 5_000;
/** The same for what must be answered, the time between two tries of it, and how many there are. */
const [patientMs, againMs, mostTries] = [30_000, 250, 240];

/** One person's way to the server. */
export class Wire {
	token = "";
	readonly #port: () => number;
	#agent = new Agent({ keepAlive: true, maxSockets: 50 });

	constructor(port: () => number) {
		this.#port = port;
	}

	get socketUrl(): string {
		return `ws://127.0.0.1:${this.#port()}`;
	}

	get headers(): Record<string, string> {
		return this.token === "" ? {} : { Authorization: `Bearer ${this.token}` };
	}

	/** One call. Throws when no answer came. */
	call(method: string, path: string, body?: unknown, deadlineMs = answerMs): Promise<Answer> {
		return new Promise((resolve, reject) => {
			const text = body === undefined ? undefined : JSON.stringify(body);
			const headers: Record<string, string | number> = { ...this.headers };
			if (text !== undefined) {
				headers["Content-Type"] = "application/json";
				headers["Content-Length"] = Buffer.byteLength(text);
			}
			const asked = request(
				{ host: "127.0.0.1", port: this.#port(), method, path, headers, agent: this.#agent },
				(response) => {
					const chunks: Buffer[] = [];
					response.on("data", (chunk: Buffer) => chunks.push(chunk));
					response.on("error", fail);
					response.on("end", () => {
						clearTimeout(deadline);
						const answer = Buffer.concat(chunks).toString();
						try {
							const parsed = (answer === "" ? {} : JSON.parse(answer)) as Body;
							resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsed });
						} catch {
							reject(new Error(`not JSON: ${response.statusCode} ${answer.slice(0, 100)}`));
						}
					});
				},
			);
			const fail = (error: Error) => {
				clearTimeout(deadline);
				asked.destroy();
				reject(error);
			};
			const deadline = setTimeout(() => fail(new Error("no answer in time")), deadlineMs);
			asked.on("error", fail);
			asked.end(text);
		});
	}

	/**
	 * Asks until an answer comes, for what may be asked twice: the server may be down, or end a connection that was
	 * kept open in the moment in which it is used again. Throws when none came for a minute.
	 */
	async ask(method: string, path: string, body?: unknown): Promise<Answer> {
		for (let tries = 1; ; tries++) {
			try {
				return await this.call(method, path, body, patientMs);
			} catch (error) {
				if (tries === mostTries) throw error;
				await pause(againMs);
			}
		}
	}

	close(): void {
		this.#agent.destroy();
	}
}

/** What an event of the log holds; null: the frame is no such event. */
export function contentOf(frame: Frame): Content | null {
	if (frame.message !== undefined && frame.type === "new_message") {
		const { seq, sender, clientId, body } = frame.message;
		return { seq, sender, clientId, ...placeOf(frame.message), ...textOf(frame, body.text) };
	}
	if (frame.seq === undefined) return null;
	const { type, userId, name, change, role, title, topic, editWindow } = frame;
	if (frame.target !== undefined) {
		const { seq, actor: sender = "", clientId = "", target } = frame;
		const base = { seq, sender, clientId, target };
		if (type === "message_edited") return { ...base, ...textOf(frame, frame.body?.text ?? "") };
		if (type === "message_deleted") return { ...base, hash: hashOfDeletion, erases: frame.erased ?? [] };
		if (type === "reaction_changed") {
			return { ...base, hash: hashOfReaction(frame.emoji ?? "", frame.on === true) };
		}
		if (type === "pin_changed") return { ...base, hash: hashOfPin(frame.on === true) };
	}
	const hash = hashOf(JSON.stringify([type, userId, name, change, role, title, topic, editWindow]));
	return { seq: frame.seq, sender: frame.actor ?? "", clientId: null, hash };
}

/** HC2: what was erased has lost its salt too, and has a digest instead. */
function textOf({ digest, salt = "" }: Frame, text: string): { hash: string; erased?: true } {
	const isErased = digest !== undefined && salt === "" && text === "";
	return isErased ? { hash: "", erased: true } : { hash: hashOf(text) };
}

/** A message as a list or a page of history shows it. */
export function shownOf({ seq, body, deleted }: Message): { seq: number; hash: string; erased?: true } {
	const isErased = deleted !== undefined && body.text === "";
	return isErased ? { seq, hash: "", erased: true } : { seq, hash: hashOf(body.text) };
}

/** The same with all that became of it, and what hangs on it. `of`: the thread whose page shows it. */
export function messageAsShown(message: Message, of?: number): Omit<Shown, "kind" | "conversation"> {
	const { sender, clientId, edited, deleted, reactions = [], pinned, replies } = message;
	const became = { edited: edited?.seq ?? null, deleted: deleted?.seq ?? null };
	const reacted = reactions.flatMap(({ emoji, userIds }) => userIds.map((userId) => `${userId} ${emoji}`));
	const hanging = replies === undefined ? null : { count: replies.count, userIds: replies.userIds };
	const where = of === undefined ? {} : { of };
	const now = { pinned: pinned?.seq ?? null, replies: hanging };
	return { by: null, ...shownOf(message), sender, clientId, ...became, reactions: reacted, ...now, ...where };
}

/** The frames of a text, batches opened. */
export function unpack(frame: Frame): Frame[] {
	return frame.type === "batch" ? (frame.frames ?? []).flatMap(unpack) : [frame];
}
