/**
 * The ceiling: an object that only hands every frame to every socket. It stores nothing, checks nothing and knows
 * nobody, so nothing that runs in one object can tell more people more cheaply one frame at a time.
 */
import { DurableObject } from "cloudflare:workers";

export class Room extends DurableObject {
	/** Kept by hand: asking the platform for its list at every frame costs more. */
	sockets = new Set(this.ctx.getWebSockets());

	fetch() {
		const { 0: client, 1: server } = new WebSocketPair();
		this.ctx.acceptWebSocket(server);
		this.sockets.add(server);
		return new Response(null, { status: 101, webSocket: client });
	}

	webSocketMessage(socket, data) {
		if (data.startsWith('{"type":"join_conversation"')) socket.send('{"type":"joined","frames":[]}');
		else for (const each of this.sockets) each.send(data);
	}

	webSocketClose(socket) {
		this.sockets.delete(socket);
	}

	webSocketError(socket) {
		this.sockets.delete(socket);
	}
}

export default {
	fetch: (request, env) => env.ROOM.getByName("room").fetch(request),
};
