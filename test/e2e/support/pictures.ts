/** Compares what the browser draws with the pictures that are kept, or keeps new ones (UPDATE_PICTURES=1). */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { indexedPng, type Picture, rounded } from "./indexed-png.ts";

const keptIn = fileURLToPath(new URL("../pictures/", import.meta.url));
const shownIn = fileURLToPath(new URL("../../../dist/pictures/", import.meta.url));

/** How far a pixel may be off, from 0 to 1: more than the rounding of colours, less than another token. */
const threshold = 0.08;
/** So many pixels of a square may be off further: another machine smooths the edges of letters in its own way. */
const square = 48;
const mostInSquare = 90;

/** Whether pictures are taken anew. */
export const isUpdate = process.env.UPDATE_PICTURES === "1";

/** Forgets what earlier runs found. */
export function clearFindings(): void {
	rmSync(shownIn, { recursive: true, force: true });
}

/** Empty: as it is kept, or kept now. Else what is different, and where to look at it. */
export function differs(name: string, shot: Buffer): string[] {
	const drawn = PNG.sync.read(shot);
	const file = `${keptIn}${name}.png`;
	if (isUpdate) {
		keep(file, drawn);
		return [];
	}
	if (!existsSync(file)) return found(name, drawn, null, "there is no picture of it");
	const kept = PNG.sync.read(readFileSync(file));
	const { width, height } = kept;
	if (drawn.width !== width || drawn.height !== height) {
		const sizes = `${drawn.width} × ${drawn.height} pixels instead of ${width} × ${height}`;
		return found(name, drawn, null, sizes);
	}
	const actual = rounded(drawn).picture.data;
	const compare = (output: Uint8Array | null, windowSize?: number) =>
		pixelmatch(
			kept.data,
			actual,
			output,
			width,
			height,
			windowSize === undefined ? { threshold } : { threshold, windowSize },
		);
	const worst = compare(null, square);
	if (worst <= mostInSquare) return [];
	const difference = new Uint8Array(width * height * 4);
	const all = compare(difference);
	return found(name, drawn, { width, height, data: difference }, `${all} pixels differ, ${worst} of them in one place`);
}

/** Leaves the file as it is where it shows the same. */
function keep(file: string, drawn: Picture): void {
	mkdirSync(keptIn, { recursive: true });
	writeFileSync(file, indexedPng(drawn));
}

function found(name: string, drawn: Picture, difference: Picture | null, what: string): string[] {
	mkdirSync(shownIn, { recursive: true });
	writeFileSync(`${shownIn}${name}.actual.png`, indexedPng(drawn));
	if (difference !== null) writeFileSync(`${shownIn}${name}.difference.png`, indexedPng(difference));
	return [`${name}: ${what}; see dist/pictures/${name}.*.png`];
}
