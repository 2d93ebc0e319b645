/** The peers: what Parley is measured beside. See bench/peers/README.md. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { mustRun, root } from "../../scripts/run.mjs";
import { bundle } from "./bundle.mjs";
import { ServerProcess } from "./process.mjs";
import { enter, plain, socketIo } from "./wire.mjs";

const folder = join(root, "bench/peers");

/** Installs the packages of the peers, unless they are there. */
export function installPeers() {
	if (existsSync(join(folder, "node_modules/.package-lock.json"))) return;
	console.info("Installing the peers' packages …");
	mustRun("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder });
}

class Peer {
	/** The program whose memory counts; all that it starts if undefined. */
	memoryOf = undefined;
	#args;
	#path;
	#packets;
	#server = null;
	#port = 0;

	constructor({ name, title, keeps, args, path, packets = plain, memoryOf }) {
		Object.assign(this, { name, title, keeps, memoryOf });
		this.#args = args;
		this.#path = path;
		this.#packets = packets;
	}

	get pid() {
		return this.#server.pid;
	}

	/** Installs and builds; nothing of it is measured. */
	async prepare() {
		installPeers();
		this.#args(0, "");
	}

	/** Starts it on an empty state. */
	async start(port, stateDir) {
		this.#port = port;
		this.#server = await ServerProcess.start({ args: this.#args(port, stateDir) });
	}

	/** A person comes in; peers know nobody. */
	enter(_person, how) {
		return enter({ port: this.#port, path: this.#path, packets: this.#packets }, how);
	}

	async stop() {
		await this.#server?.stop();
		this.#server = null;
	}
}

const inRuntime = (name) => (port, stateDir) => [
	join(root, "bench/subjects/runtime-host.mjs"),
	join(folder, `${name}.toml`),
	bundle(name, join(folder, `${name}.toml`)),
	String(port),
	stateDir,
];
const onNode = (file) => (port, stateDir) => [join(folder, file), String(port), stateDir];

/** The peers by name, in the order in which they are shown. `keeps`: whether it stores messages. */
export const peers = {
	ceiling: () =>
		new Peer({
			name: "ceiling",
			title: "ceiling (echo only)",
			keeps: false,
			args: inRuntime("ceiling"),
			path: "/",
			memoryOf: "workerd",
		}),
	party: () =>
		new Peer({
			name: "party",
			title: "partyserver",
			keeps: true,
			args: inRuntime("party"),
			path: "/parties/room/bench",
			memoryOf: "workerd",
		}),
	socketio: () =>
		new Peer({
			name: "socketio",
			title: "Socket.IO, Node",
			keeps: true,
			args: onNode("socketio-server.mjs"),
			path: "/socket.io/?EIO=4&transport=websocket",
			packets: socketIo,
		}),
	ws: () => new Peer({ name: "ws", title: "ws, Node", keeps: true, args: onNode("ws-server.mjs"), path: "/" }),
};
