import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LinkState } from "../../client/store/model.ts";
import { Link, linkTimes } from "../../client/sync/link.ts";
import type { Hello, Transport, TransportEvents, Up } from "../../client/transport/transport.ts";
import { clock, FakeDevice, freezeTime, pass } from "../transport/support/device.ts";
import { joined, message } from "../transport/support/frames.ts";

beforeEach(freezeTime);
afterEach(() => vi.useRealTimers());

class FakeTransport implements Transport {
	events: TransportEvents | null = null;
	readonly sent: Up[] = [];
	retries = 0;

	constructor(readonly kind: "socket" | "polling") {}

	open(_hello: () => Hello, events: TransportEvents): void {
		this.events = events;
	}

	send(frame: Up): boolean {
		this.sent.push(frame);
		return true;
	}

	retry(): void {
		this.retries++;
	}

	close(): void {
		this.events = null;
	}

	join(): void {
		this.events?.opened();
		this.events?.received([joined(0)]);
	}

	lose(code = 1006, wasOpen = false, retryAt: number | null = Date.now()): void {
		this.events?.lost({ code, final: retryAt === null, wasOpen, retryAt });
	}
}

function start({ hasSocket = true, answer = "signed_in" as "signed_in" | "signed_out" | "unreachable" } = {}) {
	const sockets: FakeTransport[] = [];
	const polls: FakeTransport[] = [];
	const said: string[] = [];
	const told: string[] = [];
	const shown: LinkState[] = [];
	const device = new FakeDevice();
	let questions = 0;
	const make = (list: FakeTransport[], kind: "socket" | "polling") => () => {
		const transport = new FakeTransport(kind);
		list.push(transport);
		return transport;
	};
	const link = new Link({
		environment: { clock, device, info: (text) => said.push(text) },
		makeSocket: hasSocket ? make(sockets, "socket") : null,
		makePoll: make(polls, "polling"),
		hello: () => ({ type: "join_conversation", version: 1, after: null }),
		self: "ann",
		checkSession: async () => {
			questions++;
			return answer;
		},
		received: (frames) => {
			told.push(...frames.map((frame) => frame.type));
			link.setCaughtUp(true);
		},
		lost: () => told.push("lost"),
		startAgain: () => told.push("start again"),
	});
	link.state.subscribe((state) => shown.push(state));
	link.start();
	const names = () => shown.map((state) => state.name);
	const socket = () => sockets.at(-1) as FakeTransport;
	const poll = () => polls.at(-1) as FakeTransport;
	return { link, sockets, polls, said, told, shown, names, device, socket, poll, asked: () => questions };
}

const usingPolling = "WebSocket not available, using polling";

describe("choosing", () => {
	test("a socket that joins is live, and polling is never tried", async () => {
		const { names, socket, polls, said } = start();
		socket().join();
		await pass(60_000);
		expect(names()).toEqual(["connecting", "live"]);
		expect(polls).toEqual([]);
		expect(said).toEqual([]);
	});

	test("PL not open within 4 s: polling, while the socket is tried on", async () => {
		const { link, polls, poll, sockets, said } = start();
		await pass(linkTimes.open - 1);
		expect(polls).toHaveLength(0);
		await pass(1);
		poll().join();
		expect(link.state.peek()).toEqual({ name: "polling" });
		expect(said).toEqual([usingPolling]);
		expect(sockets[0]?.events).not.toBeNull();
	});

	test("PL open but silent for 10 s: polling", async () => {
		const { polls, socket } = start();
		await pass(1_000);
		socket().events?.opened();
		await pass(linkTimes.answer - 1);
		expect(polls).toHaveLength(0);
		await pass(1);
		expect(polls).toHaveLength(1);
	});

	test("PL refused before it opened: polling at once", () => {
		const { polls, socket } = start();
		socket().lose();
		expect(polls).toHaveLength(1);
	});

	test("PL opened and lost before its joined: polling at the second time", () => {
		const { polls, socket } = start();
		socket().lose(1006, true);
		expect(polls).toHaveLength(0);
		socket().lose(1006, true);
		expect(polls).toHaveLength(1);
	});

	test("PL where there is no WebSocket, polling at once", () => {
		const { polls, said } = start({ hasSocket: false });
		expect(polls).toHaveLength(1);
		expect(said).toEqual([usingPolling]);
	});

	test("the socket is taken back when its joined has come, not when it opens", () => {
		const { link, socket, poll, polls, said } = start();
		socket().lose();
		socket().lose();
		poll().join();
		socket().events?.opened();
		link.send({ type: "typing", on: true });
		expect(poll().sent).toHaveLength(1);
		socket().events?.received([joined(0)]);
		link.send({ type: "typing", on: false });
		expect(socket().sent).toHaveLength(1);
		expect(poll().events).toBeNull();
		expect(polls).toHaveLength(1);
		expect(said).toEqual([usingPolling, "WebSocket available again"]);
	});

	test("a live socket that is lost is first waited for: its delay and 4 s more", async () => {
		const { link, socket, polls, told } = start();
		socket().join();
		socket().lose(1012, true, Date.now() + 3_000);
		expect(link.state.peek()).toEqual({ name: "connecting" });
		expect(link.send({ type: "typing", on: true })).toBe(false);
		expect(told.at(-1)).toBe("lost");
		await pass(3_000 + linkTimes.open - 1);
		expect(polls).toHaveLength(0);
		await pass(1);
		expect(polls).toHaveLength(1);
	});

	test("RS4 4509 is passed on before the next hello", () => {
		const { socket, told } = start();
		socket().join();
		socket().lose(4509, true);
		expect(told).toEqual(["joined", "start again", "lost"]);
	});
});

describe("offline", () => {
	test("neither gets through: offline, with the sooner of the two next tries", () => {
		const { link, socket, poll } = start();
		socket().lose();
		socket().lose();
		socket().lose(1006, false, Date.now() + 9_000);
		poll().lose(1006, false, Date.now() + 20_000);
		expect(link.state.peek()).toEqual({ name: "offline", retryAt: Date.now() + 9_000 });
		link.reconnect();
		expect([socket().retries, poll().retries]).toEqual([1, 1]);
		poll().join();
		expect(link.state.peek()).toEqual({ name: "polling" });
	});

	test("polling gets through again: the socket need not wait for its time, whatever the device says", () => {
		const { socket, poll } = start();
		socket().lose();
		socket().lose(1006, false, Date.now() + 20_000);
		poll().join();
		expect(socket().retries).toBe(0);
		poll().lose(1006, true, Date.now() + 3_000);
		poll().join();
		expect(socket().retries).toBe(1);
	});

	test("the device says so: offline, until it takes it back or something comes", () => {
		const { link, socket, device } = start();
		socket().join();
		device.say("offline");
		expect(link.state.peek()).toEqual({ name: "offline", retryAt: null });
		device.say("online");
		expect(link.state.peek()).toEqual({ name: "live" });
		device.say("offline");
		socket().events?.received([message(1)]);
		expect(link.state.peek()).toEqual({ name: "live" });
	});

	test("ER closed 1000 without having asked: away until the page is looked at", () => {
		const { link, socket, sockets, device } = start();
		socket().join();
		socket().lose(1000, true, null);
		expect(link.state.peek()).toEqual({ name: "offline", retryAt: null });
		expect(sockets).toHaveLength(1);
		device.say("visible");
		expect(sockets).toHaveLength(2);
	});
});

describe("ends", () => {
	test("ID3 a first upgrade that fails asks once who we are", async () => {
		const { link, socket, asked } = start({ answer: "signed_out" });
		socket().lose();
		await pass(0);
		expect(asked()).toBe(1);
		expect(link.state.peek()).toEqual({ name: "signed_out" });
		expect(socket().events).toBeNull();
	});

	test("ID6 a session that has become another person's ends the link, and nothing of it is passed on", () => {
		for (const hasSocket of [true, false]) {
			const { link, socket, poll, told, asked } = start({ hasSocket });
			const transport = hasSocket ? socket() : poll();
			transport.events?.opened();
			transport.events?.received([{ ...joined(0), self: "bob" }]);
			expect(link.state.peek()).toEqual({ name: "signed_out" });
			expect(told).toEqual(["lost"]);
			expect(link.send({ type: "typing", on: true })).toBe(false);
			expect(asked()).toBe(1);
		}
	});

	test("ID5 4401 while the session is valid connects again, but not in a loop", async () => {
		const { link, socket, sockets } = start({ answer: "signed_in" });
		socket().join();
		socket().lose(4401, true, null);
		await pass(0);
		expect(sockets).toHaveLength(2);
		socket().lose(4401, true, null);
		await pass(0);
		expect(sockets).toHaveLength(2);
		expect(link.state.peek()).toEqual({ name: "signed_out" });
	});

	test("CV5 a final answer to polling ends the socket's tries, too", () => {
		const { link, socket, poll } = start();
		socket().lose();
		socket().lose();
		poll().lose(4403, false, null);
		expect(link.state.peek()).toEqual({ name: "ended", reason: "not_member" });
		expect(socket().events).toBeNull();
	});

	test("stop leaves nothing behind", () => {
		const { link, socket, device } = start();
		link.stop();
		expect(socket().events).toBeNull();
		expect(device.listeners).toBe(0);
		expect(vi.getTimerCount()).toBe(0);
	});
});
