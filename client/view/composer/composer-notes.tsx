import type { refuseText } from "../../../src/protocol/entities.ts";
import { countCharacters, limits } from "../../../src/protocol/limits.ts";
import { plural } from "../parts/names.ts";

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
	return (
		<div class="composer-notes" id={id}>
			{failure !== null && (
				<p class="composer-failure" role="alert">
					{failure} Your text is still here.
				</p>
			)}
			{refusal === "text_malformed" && (
				<p class="composer-failure">This text has a broken character and cannot be sent.</p>
			)}
			{left < 0 ? (
				<p class="composer-failure" role="alert">
					{plural(-left, "character")} too long. A message has at most {limits.textLength.toLocaleString()}.
				</p>
			) : (
				left <= counterFrom && <p data-counter>{plural(left, "character")} left</p>
			)}
			{offline && <p>You are offline. What you write is stored here and sent later.</p>}
		</div>
	);
}
