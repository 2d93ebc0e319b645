import { describe, expect, test } from "vitest";
import { barChart, lineChart, roundUp, scaleFor, stackedChart } from "../../bench/report/plot.ts";

const tags = (svg: string, name: string) => svg.match(new RegExp(`<${name}[ >]`, "g"))?.length ?? 0;

describe("scales", () => {
	test("end at a round number that holds everything", () => {
		expect([0.03, 1, 1.1, 4, 7, 99].map(roundUp)).toEqual([0.05, 1, 2, 5, 10, 100]);
		expect(scaleFor([3, 17], false).marks).toEqual([0, 5, 10, 15, 20]);
		expect(scaleFor([3, 17], false).place(20)).toBe(1);
		expect(scaleFor([], false).marks.length).toBeGreaterThan(1);
	});

	test("by powers of ten put the same distance between 1 and 10 as between 10 and 100", () => {
		const { marks, place } = scaleFor([2, 80], true);
		expect(marks).toEqual([1, 10, 100]);
		expect(place(10)).toBeCloseTo(0.5);
		expect(place(0)).toBe(0);
	});
});

describe("plots", () => {
	const chart = {
		title: "A < B & C",
		unit: "ms",
		labels: ["50/s", "200/s", "400/s"],
		series: [
			{ title: "one", values: [1, 2, 3] },
			{ title: "two", values: [4, null, 6] },
		],
	};

	test("show every value that is known, and no other", () => {
		expect(tags(lineChart(chart), "circle")).toBe(5);
		// Two of the legend, and the background.
		expect(tags(barChart(chart), "rect")).toBe(5 + 3);
		expect(tags(stackedChart(chart), "rect")).toBe(6 + 3);
	});

	test("are well formed, whatever they are called", () => {
		for (const draw of [lineChart, barChart, stackedChart]) {
			const svg = draw(chart);
			expect(svg).toContain("A &lt; B &amp; C");
			expect(svg).not.toContain("NaN");
			const open = svg.match(/<(?!\/)[a-z]+[^>]*[^/]>/g)?.length ?? 0;
			expect(open).toBe(svg.match(/<\/[a-z]+>/g)?.length);
		}
	});

	test("put higher values higher", () => {
		const heights = [...lineChart(chart).matchAll(/cy="([\d.]+)"/g)].map(([, y]) => Number(y));
		expect(heights[0]).toBeGreaterThan(heights[1] ?? 0);
		expect(heights[1]).toBeGreaterThan(heights[2] ?? 0);
	});
});
