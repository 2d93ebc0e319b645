/** Which emoji this device can draw. */

/** One emoji of each version of Unicode's emoji, the newest first; some are drawn as two where they are not known. */
const probes: readonly (readonly [version: number, emoji: string])[] = [
	[17, "🫪"],
	[16, "🫩"],
	[15.1, "🐦‍🔥"],
	[15, "🫨"],
	[14, "🫠"],
	[13.1, "😶‍🌫️"],
	[13, "🥲"],
	[12.1, "🧑‍🦰"],
	[12, "🥱"],
	[11, "🥰"],
];
/** Every browser that is served has these. */
const oldest = 10;

/** Tells whether an emoji is drawn as one picture in colour. */
export type Draws = (emoji: string) => boolean;

/** The newest version of Unicode's emoji that can be drawn. Where not even an old one can, nothing is to be told apart: all count. */
export function drawableVersion(draws: Draws | null): number {
	if (draws === null || !draws("😀")) return Number.POSITIVE_INFINITY;
	return probes.find(([, emoji]) => draws(emoji))?.[0] ?? oldest;
}

const side = 32;

/** How this browser's canvas draws; null: it has none, or does not let it be read. */
export function canvasDraws(): Draws | null {
	const canvas = document.createElement("canvas");
	canvas.width = side;
	canvas.height = side;
	const context = canvas.getContext("2d", { willReadFrequently: true });
	if (context === null) return null;
	context.font = `${side / 2}px "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", system-ui`;
	context.textBaseline = "top";
	const { width } = context.measureText("😀");
	return (emoji) => {
		if (context.measureText(emoji).width > width * 1.5) return false;
		context.clearRect(0, 0, side, side);
		context.fillText(emoji, 0, 4);
		const { data } = context.getImageData(0, 0, side, side);
		for (let at = 0; at < data.length; at += 4) {
			// What is drawn like a letter is black.
			if (data[at] !== 0 || data[at + 1] !== 0 || data[at + 2] !== 0) return true;
		}
		return false;
	};
}
