/**
 * Socket.IO on Node with SQLite: `node socketio-server.mjs PORT STATE_DIR`. As its documentation advises for speed:
 * WebSocket alone, no compression, the native add-on for masks; and one room, to which the adapter encodes once.
 */
import { createServer } from "node:http";
import { Server } from "socket.io";
import { Log } from "./log.mjs";

const [port, stateDir] = process.argv.slice(2);
const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false, serveClient: false });

const log = new Log(stateDir, (message) => io.to("room").emit("frame", message));

io.on("connection", (socket) => {
	socket.on("frame", ({ type, after, clientId, body }) => {
		if (type === "join_conversation") {
			socket.join("room");
			socket.emit("frame", { type: "joined", frames: log.page(after) });
		} else log.add(clientId, socket.id, body.text);
	});
});

http.listen({ port: Number(port), host: "127.0.0.1", backlog: 4_096 }, () => console.info("bench server is ready"));
