import { describe, expect, test, vi } from "vitest";
import { Sockets } from "../../src/objects/sockets.ts";
import { limits } from "../../src/protocol/limits.ts";

interface Fake {
	readyState: number;
	bufferedAmount?: number;
	sent: string[];
	closedWith: number | null;
}

/** A socket as an object sees one, whose reader has left `bufferedAmount` bytes unread. */
function fakeSocket(bufferedAmount?: number): Fake & WebSocket {
	const fake: Fake = { readyState: 1, sent: [], closedWith: null };
	if (bufferedAmount !== undefined) fake.bufferedAmount = bufferedAmount;
	const caller = { userId: "u", name: "U", sessionId: "s", sessionExpiresAt: Number.MAX_SAFE_INTEGER };
	return Object.assign(fake, {
		serializeAttachment: () => {},
		deserializeAttachment: () => ({ caller, joined: true, openedAt: 0 }),
		send: (text: string) => {
			if (fake.readyState !== 1) throw new TypeError("Can't call WebSocket send() after close().");
			fake.sent.push(text);
		},
		close: (code: number) => {
			fake.readyState = 2;
			fake.closedWith = code;
		},
	}) as unknown as Fake & WebSocket;
}

function socketsOver(...all: WebSocket[]): Sockets {
	const ctx = {
		setWebSocketAutoResponse: () => {},
		getWebSockets: () => all,
		getWebSocketAutoResponseTimestamp: () => null,
	};
	return new Sockets(ctx as unknown as DurableObjectState, () => 1, 10_000);
}

const frame = { type: "typing", userId: "u", on: true } as const;

describe("an object that wakes", () => {
	test("PR3 does not count who was closed and never answered that", () => {
		const [there, closed] = [fakeSocket(), fakeSocket()];
		closed.close(4429);
		expect(socketsOver(closed).people().size).toBe(0);
		expect(socketsOver(closed, there).people().size).toBe(1);
	});
});

describe("a slow reader", () => {
	test("PR3 has gone, once, though its client never answers the close", () => {
		const [slow, quick] = [fakeSocket(limits.unsentBytes + 1), fakeSocket(0)];
		const sockets = socketsOver(slow, quick);
		const gone: unknown[] = [];
		sockets.watchClosed((one) => gone.push(one));
		sockets.noteHeard(slow, 700);
		sockets.broadcast([frame], 1);
		sockets.close(slow, "restart");
		expect(gone).toEqual([{ userId: "u", heardAt: 700 }]);
		expect(sockets.attachment(slow).joined).toBe(false);
	});

	test("PR3 is said to have gone where what waited is what it did not take", () => {
		vi.useFakeTimers({ now: 0 });
		const slow = fakeSocket(limits.unsentBytes + 1);
		const sockets = socketsOver(slow);
		const gone: unknown[] = [];
		sockets.watchClosed((one) => gone.push(one));
		sockets.together(() => {
			sockets.broadcast([frame], 1);
			expect(gone).toEqual([]);
		});
		expect([slow.closedWith, gone.length]).toEqual([4508, 1]);
		vi.useRealTimers();
	});

	test("LM4 with more than 1 MiB unsent is closed 4508; the others hear what was said", () => {
		const [slow, edge, quick, uncounted] = [
			fakeSocket(limits.unsentBytes + 1),
			fakeSocket(limits.unsentBytes),
			fakeSocket(0),
			fakeSocket(),
		];
		socketsOver(slow, edge, quick, uncounted).broadcast([frame], 1);
		expect([slow.closedWith, slow.sent]).toEqual([4508, []]);
		for (const socket of [edge, quick, uncounted]) {
			expect([socket.closedWith, socket.sent]).toEqual([null, [JSON.stringify(frame)]]);
		}
	});

	test("EV2 a socket that went away in the same moment is no error for the others", () => {
		const [gone, there] = [fakeSocket(), fakeSocket()];
		gone.send = () => {
			throw new TypeError("Can't call WebSocket send() after close().");
		};
		socketsOver(gone, there).broadcast([frame], 1);
		expect(there.sent).toHaveLength(1);
	});

	test("EV7 one frame is told as itself, several as one batch, and none as nothing", () => {
		const socket = fakeSocket();
		const sockets = socketsOver(socket);
		sockets.send(socket, []);
		sockets.send(socket, [frame, frame]);
		expect(socket.sent).toEqual([JSON.stringify({ type: "batch", frames: [frame, frame] })]);
	});
});
