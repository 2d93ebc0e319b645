/** How a client of a subject comes in and what it says; the small part of Parley's wire that all of them speak. */
import { Connection } from "../load/connection.mjs";

/** Longest wait until a client is in, in milliseconds. */
const patienceMs = 180_000;

/** Frames as they are. */
export const plain = {
	/** What opens the conversation on a fresh socket, before `join`; null: nothing. */
	greeting: null,
	wrap: (frame) => JSON.stringify(frame),
	/** What must be answered to keep the connection; null: nothing. */
	answerTo: () => null,
};

/** Frames in the packets of Engine.IO 4 and Socket.IO 5. */
export const socketIo = {
	greeting: "40",
	wrap: (frame) => `42${JSON.stringify(["frame", frame])}`,
	answerTo: (payload) => (payload.length === 1 && payload[0] === 0x32 ? "3" : null),
};

/** What asks for everything after a seq, or for the newest page. */
const joinAfter = (after) => ({ type: "join_conversation", version: 1, after });

/** The answers to a join of a conversation and of an inbox. */
const welcomes = ['"type":"joined"', '"type":"inbox"'];

/**
 * Connects and joins; resolves when the server said so.
 *
 * @param {{port: number, path: string, headers?: Record<string, string>, packets: typeof plain}} where
 * @param {{after?: number | null, join?: object, onText?: (payload: Buffer) => void, onClose?: (reason: string) => void}} how
 * `join`: another first frame than that of a conversation; `onText` is handed every frame from the answer on
 */
export function enter(
	{ port, path, headers, packets },
	{ after = null, join = joinAfter(after), onText = () => {}, onClose = () => {} },
) {
	const hello = packets.wrap(join);
	return new Promise((resolve, reject) => {
		const give = setTimeout(() => reject(new Error("nobody let us in")), patienceMs);
		let connection = null;
		let isIn = false;
		let isGreeted = packets.greeting === null;
		const hear = (payload) => {
			const answer = packets.answerTo(payload);
			if (answer !== null) connection?.send(answer);
			if (isIn) {
				onText(payload);
				return;
			}
			if (!isGreeted) {
				// The server's own `40` says that we are known.
				if (payload.toString("latin1", 0, 2) !== packets.greeting) return;
				isGreeted = true;
				connection.send(hello);
				return;
			}
			if (!welcomes.some((welcome) => payload.includes(welcome))) return;
			isIn = true;
			clearTimeout(give);
			onText(payload);
			resolve({
				cut: () => connection.cut(),
				received: () => connection.received,
				say: (frame) => connection.send(packets.wrap(frame)),
			});
		};
		const over = (reason) => {
			clearTimeout(give);
			reject(reason instanceof Error ? reason : new Error(reason));
			if (isIn) onClose(reason);
		};
		Connection.open({ port, path, headers, onText: hear, onClose: over }).then((opened) => {
			connection = opened;
			connection.send(packets.greeting ?? hello);
		}, over);
	});
}
