/**
 * The server as browsers see it after deploys: a proxy in front of it that serves the same client under other names, as
 * another build would be. Files of the builds before are gone, as they are after a real deploy.
 */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";

/** The end of the name of a built file: its hash and its kind. */
const builtName = /(-[\w-]{8})\.(js|css)\b/g;
const isText = (type: string | undefined) => type !== undefined && /html|javascript/.test(type);

export class Deploys {
	/** Asked for so far, as "METHOD path". */
	readonly seen: string[] = [];
	/** What `sw.js` is; null: the one of the build. */
	worker: string | null = null;
	/** Requests are not answered while true, and not refused either. */
	hangs = false;
	port = 0;
	#build = 0;
	readonly #target: number;
	readonly #server: Server;
	readonly #sockets = new Set<Duplex>();

	private constructor(target: URL) {
		this.#target = Number(target.port);
		this.#server = createServer((asked, answer) => this.#pass(asked, answer));
		this.#server.on("upgrade", (asked: IncomingMessage, client: Duplex, head: Buffer) => {
			this.#sockets.add(client);
			const server = connect(this.#target, "localhost", () => {
				const headers = asked.rawHeaders.flatMap((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`));
				server.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headers.join("")}\r\n`);
				server.write(head);
				server.pipe(client).pipe(server);
			});
			server.on("error", () => client.destroy());
			client.on("error", () => server.destroy());
			client.on("close", () => {
				this.#sockets.delete(client);
				server.destroy();
			});
		});
	}

	static async start(url: string): Promise<Deploys> {
		const deploys = new Deploys(new URL(url));
		await new Promise<void>((resolve) => deploys.#server.listen(0, "localhost", resolve));
		const address = deploys.#server.address();
		if (typeof address !== "object" || address === null) throw new Error("no port");
		deploys.port = address.port;
		return deploys;
	}

	get url(): string {
		return `http://localhost:${this.port}`;
	}

	/** From now on another build is served. */
	deploy(): void {
		this.#build++;
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		for (const socket of this.#sockets) socket.destroy();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	/** `text` as the running build has it: all its files, and with them the worker, under other names. */
	#renamed(text: string): string {
		if (this.#build === 0) return text;
		const mark = `b${this.#build}`;
		return text
			.replace(builtName, `$1.${mark}.$2`)
			.replace(/name:(["'`])([0-9a-f]{14})[0-9a-f]{2}\1/, (_, quote, name) => `name:${quote}${name}${mark}${quote}`);
	}

	/** What the server calls the file at `path`; of another build it has none. */
	#realPath(path: string): string {
		if (!path.startsWith("/assets/")) return path;
		const mark = this.#build === 0 ? "" : `.b${this.#build}`;
		const [, start, hash, build = "", kind] = /^(.*)(-[\w-]{8})(\.b\d+)?\.(js|css)$/.exec(path) ?? [];
		return build === mark && kind !== undefined ? `${start}${hash}.${kind}` : "/assets/gone.js";
	}

	#pass(asked: IncomingMessage, answer: ServerResponse): void {
		const path = asked.url ?? "/";
		this.seen.push(`${asked.method} ${path}`);
		if (this.hangs) return;
		// Another text than the server's must not pass for the one that a browser has.
		const { "if-none-match": _, "accept-encoding": __, ...headers } = asked.headers;
		const passed = request(
			{ port: this.#target, host: "localhost", method: asked.method, path: this.#realPath(path), headers },
			(from) => {
				const { "content-length": ___, etag: ____, ...kept } = from.headers;
				if (!isText(from.headers["content-type"])) {
					answer.writeHead(from.statusCode ?? 500, from.headers);
					from.pipe(answer);
					return;
				}
				const parts: Buffer[] = [];
				from.on("data", (part: Buffer) => parts.push(part));
				from.on("end", () => {
					const text = path === "/sw.js" && this.worker !== null ? this.worker : Buffer.concat(parts).toString("utf8");
					answer.writeHead(from.statusCode ?? 500, kept);
					answer.end(this.#renamed(text));
				});
			},
		);
		passed.on("error", () => answer.destroy());
		asked.pipe(passed);
	}
}
