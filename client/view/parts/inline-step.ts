import { direction } from "../../words/words.ts";

/**
 * How far an arrow key goes along a line that is written in `way`: 1 to what comes next, -1 to what came before;
 * undefined: it does not go along a line. Everything that Left and Right go about in asks here, so that the
 * focus goes where the arrow points, also from right to left.
 */
export function inlineStep(key: string, way: "ltr" | "rtl" = direction.peek()): -1 | 1 | undefined {
	if (key !== "ArrowLeft" && key !== "ArrowRight") return undefined;
	return (key === "ArrowRight") === (way === "ltr") ? 1 : -1;
}
