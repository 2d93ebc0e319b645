/**
 * Pictures of the component page as they are kept: the colours of surfaces as they are, those between them, as the edges
 * of letters have, in eight steps a channel, and so few in all that a byte names each. That is a quarter of the size.
 */
import { crc32, deflateSync } from "node:zlib";

export interface Picture {
	width: number;
	height: number;
	/** Red, green, blue and opacity of each pixel, by row. */
	data: Uint8Array;
}

/** So many of the most frequent colours stay as they are. */
const exactColours = 32;
const mostColours = 64;

/** The same colour with each of its channels at the nearest of eight steps. */
function stepped(colour: number): number {
	const step = (shift: number) => Math.round(Math.round((((colour >> shift) & 255) * 7) / 255) * (255 / 7)) << shift;
	return step(16) | step(8) | step(0);
}

/** Colours by how often they are there; by themselves where that is equal, so that a picture always becomes the same. */
function byFrequency(counts: ReadonlyMap<number, number>): number[] {
	return [...counts].sort(([a, many], [b, others]) => others - many || a - b).map(([colour]) => colour);
}

/** How often each colour of these pixels is there. Most are like the one before: looking each up took most of the time. */
function count(pixels: Uint32Array): Map<number, number> {
	const counts = new Map<number, number>();
	let [colour, since] = [pixels[0] ?? 0, 0];
	for (let at = 1; at <= pixels.length; at++) {
		if (at < pixels.length && pixels[at] === colour) continue;
		counts.set(colour, (counts.get(colour) ?? 0) + at - since);
		[colour, since] = [pixels[at] ?? 0, at];
	}
	return counts;
}

/** Rounds the colours of a picture. Answers what it then consists of. */
export function rounded({ width, height, data }: Picture): { picture: Picture; colours: number[] } {
	const pixels = new Uint32Array(width * height);
	for (let at = 0; at < pixels.length; at++) {
		pixels[at] = ((data[at * 4] ?? 0) << 16) | ((data[at * 4 + 1] ?? 0) << 8) | (data[at * 4 + 2] ?? 0);
	}
	const counts = count(pixels);
	const exact = new Set(byFrequency(counts).slice(0, exactColours));
	const rest = new Map<number, number>();
	for (const [colour, count] of counts) {
		if (!exact.has(colour)) rest.set(stepped(colour), (rest.get(stepped(colour)) ?? 0) + count);
	}
	const between = byFrequency(rest).filter((colour) => !exact.has(colour));
	const colours = [...exact, ...between].slice(0, mostColours);
	const kept = new Set(colours);
	const instead = new Map<number, number>();
	for (const colour of counts.keys()) {
		const near = exact.has(colour) ? colour : stepped(colour);
		instead.set(colour, kept.has(near) ? near : nearest(near, colours));
	}
	const drawn = new Uint8Array(data.length);
	let [before, colour] = [-1, 0];
	for (let at = 0; at < pixels.length; at++) {
		const pixel = pixels[at] ?? 0;
		if (pixel !== before) [before, colour] = [pixel, instead.get(pixel) ?? 0];
		drawn[at * 4] = colour >> 16;
		drawn[at * 4 + 1] = (colour >> 8) & 255;
		drawn[at * 4 + 2] = colour & 255;
		drawn[at * 4 + 3] = 255;
	}
	return { picture: { width, height, data: drawn }, colours };
}

function nearest(colour: number, colours: readonly number[]): number {
	const apart = (other: number) =>
		[16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
	return colours.reduce((best, other) => (apart(other) < apart(best) ? other : best));
}

/** Writes a picture as a PNG with a palette (which pngjs reads, and does not write). */
export function indexedPng(picture: Picture): Buffer {
	const { picture: drawn, colours } = rounded(picture);
	const { width, height, data } = drawn;
	const places = new Map(colours.map((colour, place) => [colour, place]));
	const lines = Buffer.alloc((width + 1) * height);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const at = (y * width + x) * 4;
			const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
			lines[y * (width + 1) + 1 + x] = places.get(colour) ?? 0;
		}
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	// A byte for each pixel, which names a colour of the palette.
	header.set([8, 3, 0, 0, 0], 8);
	const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
	return Buffer.concat([
		Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
		chunk("IHDR", header),
		chunk("PLTE", palette),
		chunk("IDAT", deflateSync(lines, { level: 9 })),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

function chunk(type: string, data: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const whole = Buffer.alloc(named.length + 8);
	whole.writeUInt32BE(data.length, 0);
	named.copy(whole, 4);
	whole.writeUInt32BE(crc32(named), named.length + 4);
	return whole;
}
