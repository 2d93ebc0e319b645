/** One WebSocket of the load generator: the upgrade, and then frames. It checks nothing that costs time. */
import { connect } from "node:net";
import { clientFrame, FrameReader, opcodes } from "./frames.ts";

/** Longest head of an answer to an upgrade, in bytes. */
const longestHead = 16 * 1024;

export class Connection {
	/** Bytes that came, the head of the upgrade's answer not among them. */
	received = 0;
	#socket;
	#reader = new FrameReader();
	#onText;
	#onClose;
	#isOver = false;

	constructor(socket, { onText, onClose }) {
		this.#socket = socket;
		this.#onText = onText;
		this.#onClose = onClose;
	}

	/**
	 * Connects and upgrades. Fails when the server answers anything but 101.
	 *
	 * @param {{port: number, path: string, headers?: Record<string, string>, onText: (payload: Buffer) => void,
	 * onClose: (reason: string) => void}} how `onText` takes the payload of each text frame, a view that is gone after
	 * the call; `onClose` is told once why it is over, unless we cut it ourselves
	 * @returns {Promise<Connection>}
	 */
	static open({ port, path, headers = {}, onText, onClose }) {
		const socket = connect({ port, host: "127.0.0.1", noDelay: true });
		const connection = new Connection(socket, { onText, onClose });
		const lines = [
			`GET ${path} HTTP/1.1`,
			`Host: localhost:${port}`,
			"Connection: Upgrade",
			"Upgrade: websocket",
			"Sec-WebSocket-Version: 13",
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
			...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
		];
		socket.write(`${lines.join("\r\n")}\r\n\r\n`);
		return new Promise((resolve, reject) => {
			let head = Buffer.alloc(0);
			const hearHead = (piece) => {
				head = Buffer.concat([head, piece]);
				const end = head.indexOf("\r\n\r\n");
				if (end < 0 && head.length < longestHead) return;
				socket.off("data", hearHead);
				const status = head.toString("latin1", 0, Math.max(0, head.indexOf("\r\n")));
				if (!status.startsWith("HTTP/1.1 101")) {
					connection.cut();
					reject(new Error(`upgrade refused: ${status}`));
					return;
				}
				socket.on("data", (bytes) => connection.#hear(bytes));
				resolve(connection);
				connection.#hear(head.subarray(end + 4));
			};
			socket.on("data", hearHead);
			socket.on("error", (error) => {
				reject(error);
				connection.#end(error.message);
			});
			socket.once("close", () => {
				reject(new Error("closed before the upgrade"));
				connection.#end("cut");
			});
		});
	}

	/** Sends a text frame. */
	send(text) {
		this.#socket.write(clientFrame(opcodes.text, Buffer.from(text)));
	}

	/** Cuts the connection without a word, as a phone that loses its network does. */
	cut() {
		this.#isOver = true;
		this.#socket.destroy();
	}

	#hear(bytes) {
		this.received += bytes.length;
		this.#reader.push(bytes, (opcode, payload) => {
			if (opcode === opcodes.text || opcode === opcodes.binary) this.#onText(payload);
			else if (opcode === opcodes.ping) this.#socket.write(clientFrame(opcodes.pong, payload));
			else if (opcode === opcodes.close) {
				const code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
				this.#end(`closed ${code} ${payload.toString("utf8", 2)}`.trim());
				this.#socket.end();
			}
		});
	}

	#end(reason) {
		if (this.#isOver) return;
		this.#isOver = true;
		this.#onClose(reason);
	}
}
