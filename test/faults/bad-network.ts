/**
 * A bad network between one person and the server: a TCP proxy that can lose,
 * hold back, cut into pieces and cut off. Knows nothing of what it carries.
 */
import { createServer, connect as dial, type Server, type Socket } from "node:net";

type Direction = "up" | "down";

/** One connection: the client's end and the server's. */
interface Link {
	client: Socket;
	server: Socket;
	/** Bytes of this direction go nowhere for now; a link that is held back has them later. */
	held: Set<Direction>;
	/** The next answer of the server is lost, and the connection with it. */
	cutsOnAnswer: boolean;
}

export class BadNetwork {
	port = 0;
	readonly #target: number;
	readonly #server: Server;
	readonly #links = new Set<Link>();
	/** From now on, new connections are refused. */
	#refuses = false;
	/** Whether everything travels in pieces of a few bytes. */
	#slices = false;

	private constructor(target: number) {
		this.#target = target;
		this.#server = createServer((client) => this.#accept(client));
	}

	static async start(target: number): Promise<BadNetwork> {
		const proxy = new BadNetwork(target);
		await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
		const address = proxy.#server.address();
		if (typeof address !== "object" || address === null) throw new Error("no port");
		proxy.port = address.port;
		return proxy;
	}

	get links(): number {
		return this.#links.size;
	}

	/** Every connection ends at once, for both sides. */
	reset(): void {
		for (const link of [...this.#links]) this.#end(link);
	}

	/** One connection is closed in the usual way, between two frames or within one. */
	closeOne(index: number): void {
		const link = [...this.#links][index % Math.max(1, this.#links.size)];
		link?.client.end();
		link?.server.end();
	}

	/** The server's next bytes on each connection get lost, and the connection ends: was it stored or not? */
	cutOnAnswer(): void {
		for (const link of this.#links) link.cutsOnAnswer = true;
	}

	/** Nothing passes in these directions on the connections that there are, and nobody is told. */
	hold(...directions: Direction[]): void {
		for (const link of this.#links) for (const direction of directions) this.#hold(link, direction);
	}

	/** What was held back flows again. */
	release(): void {
		for (const link of this.#links) {
			link.held.clear();
			link.client.resume();
			link.server.resume();
		}
	}

	/** The server believes that everyone left; the clients are told nothing. */
	halfOpen(): void {
		for (const link of this.#links) {
			this.#hold(link, "up");
			link.server.removeAllListeners("close");
			link.server.resetAndDestroy();
		}
	}

	setSlicing(on: boolean): void {
		this.#slices = on;
	}

	setRefusing(on: boolean): void {
		this.#refuses = on;
	}

	async close(): Promise<void> {
		this.reset();
		await new Promise<void>((resolve) => this.#server.close(() => resolve()));
	}

	#accept(client: Socket): void {
		if (this.#refuses) {
			client.resetAndDestroy();
			return;
		}
		const server = dial({ port: this.#target, host: "localhost", noDelay: true });
		client.setNoDelay(true);
		const link: Link = { client, server, held: new Set(), cutsOnAnswer: false };
		this.#links.add(link);
		client.on("data", (chunk) => this.#pass(chunk, server));
		server.on("data", (chunk) => {
			if (link.cutsOnAnswer) this.#end(link);
			else this.#pass(chunk, client);
		});
		for (const socket of [client, server]) {
			socket.on("error", () => this.#end(link));
			socket.on("close", () => this.#end(link));
		}
	}

	#pass(chunk: Buffer, to: Socket): void {
		if (to.destroyed) return;
		if (!this.#slices || chunk.length > 4_096) {
			to.write(chunk);
			return;
		}
		for (let at = 0; at < chunk.length; at += 7) to.write(chunk.subarray(at, at + 7));
	}

	#hold(link: Link, direction: Direction): void {
		link.held.add(direction);
		(direction === "up" ? link.client : link.server).pause();
	}

	#end(link: Link): void {
		if (!this.#links.delete(link)) return;
		link.client.resetAndDestroy();
		link.server.resetAndDestroy();
	}
}
