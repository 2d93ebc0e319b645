/** The Markdown that a message may hold, as an extension of micromark. Loaded with the library, never before it. */
import { attention } from "micromark-core-commonmark";
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from "micromark-util-types";

/** What stays plain text: documents have these, messages do not. Named references (`&amp;`) would surprise in a chat. */
const disabled = [
	"characterReference",
	"codeIndented",
	"definition",
	"headingAtx",
	"htmlFlow",
	"htmlText",
	"setextUnderline",
	"thematicBreak",
];

const isSpace = (code: Code) => code === null || code < 0 || code === 32 || code === 160;
const isWordSign = (code: Code) => code !== null && code > 32 && /[\p{L}\p{N}]/u.test(String.fromCodePoint(code));

/**
 * Two of `marker` on either side of a text: `~~struck~~`, `||hidden||`. A pair opens before a sign and closes after
 * one, as `**` does, also inside a word. The tree has them as "strong"; who draws looks which marker it is.
 */
function pairOf(marker: number): Construct {
	function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
		const { previous } = this;
		return (code) => {
			effects.enter("attentionSequence");
			effects.consume(code);
			return second;
		};
		function second(code: Code): State | undefined {
			if (code !== marker) return nok(code);
			effects.consume(code);
			return after;
		}
		function after(code: Code): State | undefined {
			if (code === marker) return nok(code);
			const token = effects.exit("attentionSequence");
			token._open = !isSpace(code) && (isWordSign(code) || !isWordSign(previous));
			token._close = !isSpace(previous) && (isWordSign(previous) || !isWordSign(code));
			return ok(code);
		}
	}
	const construct: Construct = { name: "pair", tokenize, previous: (code) => code !== marker };
	if (attention.resolveAll !== undefined) construct.resolveAll = attention.resolveAll;
	return construct;
}

/** Pieces of the source, by where they begin, in which no sign is a mark: addresses, for one. */
export type Literals = ReadonlyMap<number, number>;

/** Takes a literal piece whole, as plain text. */
function literal(pieces: Literals): Construct {
	function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
		let left = pieces.get(this.now().offset) ?? 0;
		return (code) => {
			if (left === 0) return nok(code);
			effects.enter("data");
			return inside(code);
		};
		function inside(code: Code): State | undefined {
			if (left === 0) {
				effects.exit("data");
				return ok(code);
			}
			if (code === null || code < 0) return nok(code);
			left--;
			effects.consume(code);
			return inside;
		}
	}
	return { name: "literal", tokenize };
}

/** The syntax of one message. */
export function chatSyntax(pieces: Literals): Extension {
	const piece = literal(pieces);
	return {
		// h and H begin an address, ¯ the shrug.
		text: { 72: piece, 104: piece, 175: piece, 124: pairOf(124), 126: pairOf(126) },
		insideSpan: { null: [pairOf(124), pairOf(126)] },
		disable: { null: disabled },
	};
}
