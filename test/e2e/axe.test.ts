/** What must hold of everything that there is to see, at every stop of the tour. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findingsInBoth } from "./support/axe.ts";
import { beyondTheSides } from "./support/reflow.ts";
import { useStage } from "./support/stage.ts";
import { type Look, tourInside, tourOutside } from "./support/tour.ts";

const stage = useStage();
const desktop = { width: 1180, height: 760 };
/** A window of 1280 pixels at 400 %. */
const narrowest = { width: 320, height: 640 };

/** Walks past everything, and answers what was found, by stop. */
async function onTour(size: typeof desktop, find: (page: Page) => Promise<string[]>): Promise<string[]> {
	const found: string[] = [];
	let stops = 0;
	const look: Look = async (stop, page) => {
		stops++;
		for (const finding of await find(page)) found.push(`${stop}: ${finding}`);
	};
	const { invite } = await tourInside(stage, size, look);
	await tourOutside(stage, size, invite, look);
	expect(stops).toBeGreaterThan(55);
	return found;
}

describe("every view and every dialog", { timeout: 900_000 }, () => {
	test("axe finds nothing, in the light and in the dark", async () => {
		expect(await onTour(desktop, findingsInBoth)).toEqual([]);
	});

	test("nothing reaches beyond the sides of the narrowest screen", async () => {
		expect(await onTour(narrowest, beyondTheSides)).toEqual([]);
	});
});
