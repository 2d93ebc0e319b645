import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Load, Outflow, packing } from "../../src/objects/outflow.ts";
import { Pack } from "../../src/objects/pack.ts";

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

/** What was written, by socket; sockets are names here. */
function outflow(calm: number) {
	const written = new Map<string, string[]>();
	const flow = new Outflow<string>(calm, Date.now, (socket, text) => {
		written.set(socket, [...(written.get(socket) ?? []), text]);
	});
	const tell = (frame: string, ...sockets: string[]) => flow.tell(sockets, () => [frame], Date.now());
	/** The frames that a socket got, batches opened. */
	const framesOf = (socket: string) =>
		(written.get(socket) ?? []).flatMap((text) => {
			const frame = JSON.parse(text);
			return frame?.type === "batch" ? frame.frames : [frame];
		});
	return { flow, tell, written, framesOf };
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

describe("a pack", () => {
	test("EV7 is the frame itself when there is one, and else a batch in order", () => {
		const empty = Pack.empty();
		expect(empty.text).toBe("");
		expect(empty.with('{"a":1}').text).toBe('{"a":1}');
		expect(JSON.parse(empty.with("1").with("2").with("3").text)).toEqual({ type: "batch", frames: [1, 2, 3] });
	});

	test("is the same one for all that are told the same, so it is written out once", () => {
		const empty = Pack.empty();
		expect(empty.with("1").with("2")).toBe(empty.with("1").with("2"));
		expect(empty.with("1").with("2")).not.toBe(empty.with("2").with("1"));
	});

	test("knows its size in letters", () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.string().map((text) => JSON.stringify(text)),
					{ minLength: 2 },
				),
				(frames) => {
					const pack = frames.reduce((all, frame) => all.with(frame), Pack.empty());
					expect(pack.size - pack.text.length).toBe(1);
				},
			),
		);
	});
});

describe("the load", () => {
	test("up to the calm rate nothing is held back, above it for as long as may be", () => {
		const windowAt = (perSecond: number) => {
			const load = new Load(1_000);
			for (let ms = 0; ms < 3_000; ms += 10) load.note(perSecond / 100, ms);
			return load.windowMs(3_000);
		};
		expect(windowAt(900)).toBe(0);
		expect(windowAt(1_100)).toBe(packing.longestMs);
		expect(windowAt(2_500)).toBe(packing.longestMs);
	});

	test("fades when nothing is said", () => {
		const load = new Load(1_000);
		load.note(10_000, 0);
		expect(load.windowMs(0)).toBe(packing.longestMs);
		expect(load.windowMs(packing.averageMs * 10)).toBe(0);
	});
});

describe("what goes out", () => {
	test("a socket for which there is nothing is told nothing, calm or not", () => {
		for (const calm of [1_000_000, 1]) {
			const { flow, written, framesOf } = outflow(calm);
			for (const frame of ["0", "1"]) {
				flow.tell(["a", "b", "c"], (socket) => (socket === "b" ? null : [frame]), Date.now());
			}
			vi.advanceTimersByTime(packing.longestMs);
			expect([framesOf("a"), written.get("b"), framesOf("c")]).toEqual([[0, 1], undefined, [0, 1]]);
		}
	});

	test("EV7 in a calm room every frame goes out at once, by itself", () => {
		const { tell, written } = outflow(1_000_000);
		for (let number = 0; number < 20; number++) tell(`${number}`, "a", "b");
		expect(written.get("a")).toHaveLength(20);
		expect(written.get("b")).toEqual(written.get("a"));
	});

	test("EV7 under load the first goes out at once, and what comes within the window as one batch", () => {
		const { tell, written } = outflow(1);
		tell("0", "a", "b");
		expect(written.get("a")).toEqual(["0"]);
		for (let number = 1; number <= 5; number++) tell(`${number}`, "a", "b");
		expect(written.get("a")).toEqual(["0"]);
		vi.advanceTimersByTime(packing.longestMs);
		expect(written.get("a")).toEqual(["0", '{"type":"batch","frames":[1,2,3,4,5]}']);
		expect(written.get("b")).toEqual(written.get("a"));
		expect(vi.getTimerCount()).toBe(0);
	});

	test("EV7 what one turn leads to goes to each socket as one message, at the end of the turn", () => {
		const { flow, tell, written, framesOf } = outflow(1_000_000);
		flow.turn(() => {
			tell("0", "a", "b");
			flow.send("a", ["1"]);
			flow.send("c", ["2"]);
			tell("3", "a");
			expect([written.get("a"), written.get("b"), written.get("c")]).toEqual([undefined, undefined, ["2"]]);
		});
		expect(written.get("a")).toEqual(['{"type":"batch","frames":[0,1,3]}']);
		expect(framesOf("b")).toEqual([0]);
		tell("4", "a", "b");
		expect(framesOf("a")).toEqual([0, 1, 3, 4]);
		expect(vi.getTimerCount()).toBe(0);
	});

	test("EV7 under load a turn waits with the rest, and counts as one frame for each socket", () => {
		const { flow, tell, framesOf } = outflow(1);
		tell("0", "a", "b");
		flow.turn(() => tell("1", "a"));
		flow.turn(() => tell("2", "a", "b"));
		expect(framesOf("a")).toEqual([0]);
		vi.advanceTimersByTime(packing.longestMs);
		expect([framesOf("a"), framesOf("b")]).toEqual([
			[0, 1, 2],
			[0, 2],
		]);
		expect(vi.getTimerCount()).toBe(0);

		const calm = outflow(1_000);
		for (let turn = 0; turn < 10; turn++) {
			calm.flow.turn(() => {
				for (let number = 0; number < 100; number++) calm.tell(`${number}`, "a");
			});
			expect(calm.framesOf("a")).toHaveLength(100 * (turn + 1));
			vi.advanceTimersByTime(10);
		}
	});

	test("EV7 a turn in which something is thrown has told what came before it", () => {
		const { flow, tell, framesOf } = outflow(1_000_000);
		const act = () =>
			flow.turn(() => {
				tell("0", "a");
				throw new Error("no");
			});
		expect(act).toThrow("no");
		tell("1", "a");
		expect(framesOf("a")).toEqual([0, 1]);
	});

	test("EV7 what is said to one socket keeps its place among what all are told", () => {
		const { flow, tell, written, framesOf } = outflow(1);
		tell("0", "a", "b");
		tell("1", "a", "b");
		flow.send("a", ["2", "3"]);
		flow.send("c", ["4"]);
		expect(written.get("c")).toEqual(["4"]);
		tell("5", "a", "b");
		vi.advanceTimersByTime(packing.longestMs);
		expect(framesOf("a")).toEqual([0, 1, 2, 3, 5]);
		expect(framesOf("b")).toEqual([0, 1, 5]);
	});

	test("EV7 what would be more than 64 KiB in one message goes out first, to that socket; letters of three bytes are three", () => {
		const { flow, tell, written, framesOf } = outflow(1);
		// Of the bytes of UTF-8: two of them are more than one message holds.
		const long = JSON.stringify("漢".repeat(packing.bytes / 5));
		tell("0", "a", "b");
		tell("1", "b");
		tell(long, "a");
		expect(framesOf("a")).toHaveLength(1);
		tell(long, "a");
		expect(framesOf("a")).toHaveLength(2);
		expect(framesOf("b")).toEqual([0]);
		flow.send("a", [long]);
		expect(framesOf("a")).toHaveLength(3);
		tell("2", "a");
		vi.advanceTimersByTime(packing.longestMs);
		expect(framesOf("a")).toHaveLength(5);
		expect(framesOf("a").at(-1)).toBe(2);
		expect(framesOf("b")).toEqual([0, 1]);
		expect(Math.max(...(written.get("a") ?? []).map(bytesOf))).toBeLessThanOrEqual(packing.bytes);
		expect(vi.getTimerCount()).toBe(0);
	});

	test("EV7 a frame that is more than 64 KiB goes by itself", () => {
		const { tell, written } = outflow(1);
		const huge = JSON.stringify("x".repeat(packing.bytes * 2));
		for (const frame of ["0", "1", huge, "2"]) tell(frame, "a");
		vi.advanceTimersByTime(packing.longestMs);
		expect(written.get("a")).toEqual(["0", "1", huge, "2"]);
	});

	test("EV7 a socket that is closed got what waited for it before, and nothing after", () => {
		const { flow, tell, framesOf } = outflow(1);
		tell("0", "a", "b");
		tell("1", "a", "b");
		flow.finish("a");
		expect(framesOf("a")).toEqual([0, 1]);
		vi.advanceTimersByTime(packing.longestMs);
		expect(framesOf("a")).toEqual([0, 1]);
		expect(framesOf("b")).toEqual([0, 1]);
	});

	test("EV7 whatever is said to whom and when: each socket gets all that it is told, in order, within the window", () => {
		const act = fc.record({
			sockets: fc.subarray(["a", "b", "c"]),
			kind: fc.constantFrom("tell", "send", "turn"),
			size: fc.integer({ min: 1, max: 30_000 }),
			pause: fc.integer({ min: 0, max: 12 }),
		});
		fc.assert(
			fc.property(fc.array(act, { maxLength: 40 }), fc.integer({ min: 1, max: 20_000 }), (acts, calm) => {
				vi.setSystemTime(0);
				const { flow, tell, written, framesOf } = outflow(calm);
				const said = new Map<string, string[]>();
				acts.forEach(({ sockets, kind, size, pause }, index) => {
					const frame = JSON.stringify(`${index}${(index % 2 === 0 ? "x" : "é").repeat(size)}`);
					for (const socket of sockets) said.set(socket, [...(said.get(socket) ?? []), JSON.parse(frame)]);
					const send = () => {
						for (const socket of sockets) flow.send(socket, [frame]);
					};
					if (kind === "tell") tell(frame, ...sockets);
					else if (kind === "send") send();
					else flow.turn(() => (index % 3 === 0 ? send() : tell(frame, ...sockets)));
					vi.advanceTimersByTime(pause);
				});
				vi.advanceTimersByTime(packing.longestMs);
				for (const [socket, frames] of said) expect(framesOf(socket)).toEqual(frames);
				for (const text of [...written.values()].flat()) {
					if (text.startsWith("{")) expect(bytesOf(text)).toBeLessThanOrEqual(packing.bytes);
				}
				expect([...written.keys()].sort()).toEqual([...said.keys()].sort());
			}),
		);
	});
});
