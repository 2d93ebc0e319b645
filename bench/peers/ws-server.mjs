/** Bare `ws` on Node with SQLite: `node ws-server.mjs PORT STATE_DIR`. A frame is encoded once for all sockets. */
import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { Log } from "./log.mjs";

const [port, stateDir] = process.argv.slice(2);
const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false, skipUTF8Validation: false });
let people = 0;

const log = new Log(stateDir, (message) => {
	const bytes = Buffer.from(JSON.stringify(message));
	for (const socket of server.clients) if (socket.readyState === 1) socket.send(bytes, { binary: false });
});

server.on("connection", (socket) => {
	const sender = `person-${people++}`;
	socket.on("error", () => socket.terminate());
	socket.on("message", (data) => {
		const { type, after, clientId, body } = JSON.parse(data.toString());
		if (type === "join_conversation") socket.send(JSON.stringify({ type: "joined", frames: log.page(after) }));
		else log.add(clientId, sender, body.text);
	});
});

http.listen({ port: Number(port), host: "127.0.0.1", backlog: 4_096 }, () => console.info("bench server is ready"));
