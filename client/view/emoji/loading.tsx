import { emojiWords } from "../../words/emoji.ts";

/** Said when the emoji take a while to come. */
export function LoadingEmoji() {
	return (
		<p class="toast toast-late" role="status">
			<span class="spinner" aria-hidden="true" />
			{emojiWords().loading}
		</p>
	);
}
