import type { refuseText } from "../../../src/protocol/entities.ts";
import { countCharacters, limits } from "../../../src/protocol/limits.ts";
import { composerWords } from "../../words/composer.ts";
import { inDigits } from "../../words/numbers.ts";

/** The counter shows when this many characters are left, or fewer. */
const counterFrom = 500;

/** How many characters a text still may have; below zero when it is too long. */
export function charactersLeft(text: string): number {
	if (text.length < limits.textLength - counterFrom) return limits.textLength - text.length;
	return limits.textLength - countCharacters(text);
}

interface ComposerNotesProps {
	id: string;
	/** Why what was sent is still here; null: nothing failed. */
	failure: string | null;
	refusal: ReturnType<typeof refuseText>;
	/** How many characters the text still may have. */
	left: number;
	offline: boolean;
}

/** What there is to say about the text that is being written. */
export function ComposerNotes({ id, failure, refusal, left, offline }: ComposerNotesProps) {
	const words = composerWords().notes;
	return (
		<div class="composer-notes" id={id}>
			{failure !== null && (
				<p class="composer-failure" role="alert">
					{words.kept(failure)}
				</p>
			)}
			{refusal === "text_malformed" && <p class="composer-failure">{words.brokenCharacter}</p>}
			{left < 0 ? (
				<p class="composer-failure" role="alert">
					{words.tooLong(-left, inDigits(limits.textLength))}
				</p>
			) : (
				left <= counterFrom && <p data-counter>{words.left(left)}</p>
			)}
			{offline && <p>{words.offline}</p>}
		</div>
	);
}
