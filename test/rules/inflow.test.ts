import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { gathering, Inflow } from "../../src/objects/inflow.ts";

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

/** What was heard, and how many at once. */
function inflow({ calm = 10_000, hear = (_data: string) => {} } = {}) {
	const heard: string[] = [];
	const turns: number[] = [];
	const flow = new Inflow<string>(
		calm,
		(socket, data) => {
			heard.push(`${socket}${String(data)}`);
			hear(String(data));
		},
		(act) => {
			const before = heard.length;
			act();
			turns.push(heard.length - before);
		},
	);
	/** So many frames come in one turn, and the turn ends. */
	const turnOf = (count: number) => {
		for (let number = 0; number < count; number++) flow.take("a", `${number}`);
		vi.advanceTimersByTime(1);
	};
	return { flow, heard, turns, turnOf };
}

describe("what comes in", () => {
	test("a frame of a calm room is heard at once", () => {
		const { flow, heard } = inflow();
		for (let number = 1; number < gathering.tryAfter; number++) {
			flow.take("a", `${number}`);
			expect(heard).toHaveLength(number);
		}
		expect(vi.getTimerCount()).toBe(0);
	});

	test("where others come while one waits, all wait for the end of their turn, and are heard together", () => {
		const { turns, turnOf } = inflow();
		turnOf(gathering.tryAfter - 1);
		expect(turns).toEqual([]);
		turnOf(20);
		turnOf(10);
		turnOf(gathering.worthIt);
		expect(turns).toEqual([20, 10, gathering.worthIt]);
	});

	test("where few come together it ends, and is tried again ever more seldom", () => {
		const { turns, turnOf } = inflow();
		const tries: number[] = [];
		for (let number = 1; number <= 1_200; number++) {
			const before = turns.length;
			turnOf(1);
			if (turns.length > before) tries.push(number);
		}
		expect(tries).toEqual([16, 48, 112, 240, 496, 752, 1_008]);
		expect(turns.every((count) => count === 1)).toBe(true);
	});

	test("a turn ends early with very many frames, or with much", () => {
		const { flow, heard, turnOf } = inflow({ calm: 1 });
		turnOf(gathering.worthIt);
		for (let number = 0; number < gathering.frames; number++) flow.take("a", "x");
		expect(heard).toHaveLength(gathering.worthIt + gathering.frames);
		flow.take("a", "x".repeat(gathering.size));
		expect(heard).toHaveLength(gathering.worthIt + gathering.frames);
		flow.take("b", "y");
		expect(heard).toHaveLength(gathering.worthIt + gathering.frames + 2);
		expect(vi.getTimerCount()).toBe(0);
	});

	test("what waits is heard before a socket is said to be gone", () => {
		const { flow, heard } = inflow({ calm: 1 });
		flow.take("a", "1");
		flow.take("b", "2");
		expect(heard).toEqual([]);
		flow.flush();
		expect(heard).toEqual(["a1", "b2"]);
		expect(vi.getTimerCount()).toBe(0);
	});

	test("that a socket goes says nothing of the load: the others still come together", () => {
		const { flow, turns, turnOf } = inflow({ calm: 1 });
		turnOf(10);
		flow.take("a", "1");
		flow.flush();
		turnOf(10);
		expect(turns).toEqual([10, 1, 10]);
	});

	test("a frame that can not be heard hurts none of those that came with it", () => {
		const log = vi.spyOn(console, "error").mockImplementation(() => {});
		const hear = (data: string) => {
			if (data === "1") throw new Error("no");
		};
		const { heard, turnOf } = inflow({ calm: 1, hear });
		turnOf(3);
		expect(heard).toEqual(["a0", "a1", "a2"]);
		expect(log).toHaveBeenCalledOnce();
	});

	test("whatever comes and when: everything is heard once, in order, within a turn", () => {
		const act = fc.record({ socket: fc.constantFrom("a", "b"), pause: fc.constantFrom(0, 0, 0, 0, 1, 5) });
		fc.assert(
			fc.property(fc.array(act, { maxLength: 400 }), fc.integer({ min: 1, max: 40 }), (acts, calm) => {
				const { flow, heard } = inflow({ calm });
				acts.forEach(({ socket, pause }, index) => {
					flow.take(socket, `${index}`);
					if (pause === 0) return;
					vi.advanceTimersByTime(pause);
					expect(heard).toHaveLength(index + 1);
				});
				vi.advanceTimersByTime(1);
				expect(heard).toEqual(acts.map(({ socket }, index) => `${socket}${index}`));
			}),
		);
	});
});
