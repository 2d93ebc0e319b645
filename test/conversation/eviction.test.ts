import { describe, expect, test } from "vitest";
import type { Down } from "../../src/protocol/down.ts";
import { seqOf } from "../../src/protocol/events.ts";
import type { TestPerson, TestSocket } from "../support/people.ts";
import { evict, exchange, group, joined, logOf, message, path, positions, range, seqs } from "./kit.ts";

type Scene = Awaited<ReturnType<typeof group>>;

/** A conversation in steps; each leaves one event, but for those that only move a position. */
const script: ((scene: Scene, say: (who: TestPerson, text: string) => void) => unknown)[] = [
	({ ann }, say) => say(ann, "hello"),
	({ ben, id }) => ben.send(id, "rest", "over REST"),
	({ cai, id }) => exchange(cai, id, 0, [message("poll", "polled")]),
	({ ben, id }) => ben.call("PUT", path(id, "/receipts"), { delivered: 3, read: 2 }),
	({ ann, id }) => ann.call("PATCH", path(id), { topic: "cake" }),
	({ ben }, say) => say(ben, "and again"),
	({ ann, eve, id }) => ann.call("POST", path(id, "/members"), { userId: eve.id }),
	({ eve, id }) => eve.send(id, "eve", "hi all"),
	({ cai, id }) => cai.call("PUT", path(id, "/receipts"), { read: 7 }),
	({ ann, eve, id }) => ann.call("DELETE", path(id, `/members/${eve.id}`)),
	({ ben, id }) => ben.send(id, "rest", "over REST"),
	({ ann }, say) => say(ann, "goodbye"),
];
const eventsOfScript = 9;

async function hears(socket: TestSocket, last: number): Promise<void> {
	const newest = () =>
		Math.max(0, ...seqs(socket.heard), ...socket.heard.map((frame) => (frame.type === "joined" ? frame.head : 0)));
	while (newest() < last) await Promise.race([socket.next("new_message"), socket.next("member_changed")]);
}

async function headOf({ ann, id }: Scene): Promise<number> {
	return (await ann.call("GET", path(id))).body.head;
}

describe("eviction between every two steps", () => {
	test("EV1 EV2 RD2 hibernating loses nothing: sockets stay joined, hear every event once and in order", async () => {
		const scene = await group();
		const { ann, ben, cai, id } = scene;
		const sockets = [await ann.join(id), await ben.join(id), await cai.join(id)];
		const [a, b] = sockets;
		const say = (who: TestPerson, text: string) =>
			(who === ann ? a : b)?.send(message(`say ${text}`.replaceAll(" ", "_"), text));
		for (const step of script) {
			await step(scene, say);
			await evict(id, "hibernate");
		}
		expect(await headOf(scene)).toBe(eventsOfScript);
		for (const socket of sockets) {
			await hears(socket, eventsOfScript);
			expect(seqs(socket.heard)).toEqual(range(1, eventsOfScript));
		}
		const { hello } = await joined(ann, id, 0);
		expect(hello.frames).toEqual(a?.heard.filter((frame) => seqs([frame]).length > 0));
		expect(positions(hello)).toMatchObject({
			[ben.id]: { delivered: 3, read: 2 },
			[cai.id]: { delivered: 7, read: 7 },
		});
		expect(hello.topic).toBe("cake");
	});

	test("EV1 EV6 RS1 with the sockets closed, too, a client that joins with its cursor misses nothing", async () => {
		const scene = await group();
		const { ann, ben, cai, id } = scene;
		const copies = new Map<TestPerson, Down[]>([ann, ben, cai].map((who) => [who, []]));
		const say = (who: TestPerson, text: string) => who.send(id, `say_${text.replaceAll(" ", "_")}`, text);
		for (const step of script) {
			const live: TestSocket[] = [];
			for (const [who, copy] of copies) {
				const { socket, hello } = await joined(who, id, copy.length);
				copy.push(...hello.frames);
				live.push(socket);
			}
			await step(scene, say);
			await evict(id, "close");
			for (const socket of live) await socket.end();
		}
		const log = await logOf(ann, id);
		expect(log).toHaveLength(eventsOfScript);
		for (const [who, copy] of copies) {
			copy.push(...(await joined(who, id, copy.length)).hello.frames);
			expect(copy).toEqual(log);
		}
		expect(positions((await joined(ann, id, null)).hello)).toMatchObject({
			[ben.id]: { delivered: 3, read: 2 },
			[cai.id]: { delivered: 7, read: 7 },
		});
	});

	test("EV2 SD2 what is repeated after eviction is the same message", async () => {
		const { ann, id } = await group();
		const first = await ann.send(id, "a", "hello");
		await evict(id, "close");
		expect(await ann.send(id, "a", "hello")).toMatchObject({ status: 200, body: first.body });
		const { hello } = await joined(ann, id, 0);
		expect(hello.frames.map(seqOf)).toEqual([1]);
	});
});
