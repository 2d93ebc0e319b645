/** A WebSocket whose other end is the test. */
import type { SocketClass } from "../../../client/transport/environment.ts";

class CloseNotice extends Event {
	constructor(
		readonly code: number,
		readonly reason: string,
	) {
		super("close");
	}
}

export class FakeSocket extends EventTarget {
	readyState = 0;
	binaryType = "blob";
	readonly sent: string[] = [];

	constructor(readonly url: string) {
		super();
	}

	/** What the client sent, parsed; pings are left out. */
	get frames(): { type: string; [field: string]: unknown }[] {
		return this.sent.filter((text) => text !== "ping").map((text) => JSON.parse(text));
	}

	send(text: string): void {
		if (this.readyState !== 1) throw new Error("not open");
		this.sent.push(text);
		this.dispatchEvent(new Event("sent"));
	}

	/** The client's close; the other end answers in its own time. */
	close(): void {
		this.readyState = 2;
		this.dispatchEvent(new Event("closing"));
	}

	accept(): void {
		this.readyState = 1;
		this.dispatchEvent(new Event("open"));
	}

	receive(frame: unknown): void {
		const data = typeof frame === "string" ? frame : JSON.stringify(frame);
		this.dispatchEvent(new MessageEvent("message", { data }));
	}

	closeWith(code: number): void {
		this.readyState = 3;
		this.dispatchEvent(new CloseNotice(code, ""));
	}

	/** As a browser reports an upgrade that was refused or a network that failed. */
	fail(): void {
		this.readyState = 3;
		const error = Object.assign(new Event("error"), { message: "failed", error: new Error("failed") });
		this.dispatchEvent(error);
		this.dispatchEvent(new CloseNotice(1006, ""));
	}
}

/** A WebSocket class that keeps what it made; `made` is called with each. */
export function makeSocketClass(made: (socket: FakeSocket) => void = () => {}) {
	const sockets: FakeSocket[] = [];
	const WebSocket = class extends FakeSocket {
		constructor(url: string) {
			super(url);
			sockets.push(this);
			made(this);
		}
	} satisfies SocketClass;
	return {
		WebSocket,
		sockets,
		/** The newest. */
		get last(): FakeSocket {
			const socket = sockets.at(-1);
			if (socket === undefined) throw new Error("no socket was made");
			return socket;
		},
	};
}
