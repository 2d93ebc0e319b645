import { describe, expect, test } from "vitest";
import { BadOption, readOptions } from "../../bench/options.ts";

describe("the bench's options", () => {
	test("are five rounds of everything when nothing is said", () => {
		expect(readOptions([])).toMatchObject({ works: [], subjects: [], rounds: 5, seconds: 10, warmup: 3, quick: false });
	});

	test("are read in any order, lists with commas", () => {
		const args = ["--rounds", "2", "fanout", "--subjects", "parley,ws", "--rates", "50,400", "--state", "disk", "acks"];
		expect(readOptions(args)).toMatchObject({
			works: ["fanout", "acks"],
			rounds: 2,
			subjects: ["parley", "ws"],
			rates: [50, 400],
			places: ["disk"],
		});
	});

	test("quick is a start that others change", () => {
		expect(readOptions(["--quick", "--seconds", "7"])).toMatchObject({ quick: true, rounds: 1, seconds: 7 });
	});

	test.each([
		[["--rounds", "none"], "--rounds takes a number above 0, not none."],
		[["--rounds", "0"], "--rounds takes a number above 0, not 0."],
		[["--rounds"], "--rounds takes a number above 0, not nothing."],
		[["--rates", "50,,1"], "--rates takes a number above 0, not ."],
		[["--state", "tape"], "--state takes memory or disk, not tape."],
		[["--fast"], "There is no option --fast."],
		[["--subjects"], "--subjects takes a list, such as a,b."],
	])("%j: says what is wrong", (args, text) => {
		expect(() => readOptions(args)).toThrow(new BadOption(text));
	});
});
