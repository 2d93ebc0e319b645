/** Signs as people see them: an emoji with its tone, or a letter with its accents, is one. Pure. */

/** null: nothing needed it yet. Making it loads the browser's tables, for a hundred milliseconds on a phone. */
let made: Intl.Segmenter | null = null;

function segments(text: string): Intl.Segments {
	made ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
	return made.segment(text);
}

/** Latin, Greek and Cyrillic, Arabic letters, kana and Han: nothing of these joins with a neighbour that is of them, too. */
const plain =
	"!-~\\u00a1-\\u00ac\\u00ae-\\u024f\\u0391-\\u0481\\u0621-\\u064a\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff";
/** Begins with a sign that is one unit of the text, told without those tables. */
const plainStart = new RegExp(`^[${plain}](?:$|[ ${plain}])`);

/** The first sign of a text; empty where that is. */
export function firstGrapheme(text: string): string {
	if (plainStart.test(text)) return text.charAt(0);
	for (const { segment } of segments(text)) return segment;
	return "";
}

/** All signs of a text. */
export function graphemes(text: string): string[] {
	return Array.from(segments(text), ({ segment }) => segment);
}
