import { useOpenConversation } from "../../hooks/open-conversation.ts";
import { jumpTo } from "../../hooks/use-location.ts";
import { useQuoted } from "../../hooks/use-quoted.ts";
import { hueOf } from "../parts/names.ts";
import { ForwardIcon } from "./message-icons.tsx";
import { rove } from "./rove.ts";
import "../../styles/quotes.css";
import { messageWords } from "../../words/message.ts";
import { direction } from "../../words/words.ts";

/** What a message answers: who said it, and a line or two of it as it is now. Leads to it. */
export function Quote({ seq }: { seq: number }) {
	const { handle } = useOpenConversation();
	const line = useQuoted(handle, seq);
	const texts = messageWords().quote;
	if (line.name !== "known") {
		return (
			<div class="quote quote-unknown" dir={direction.value}>
				<span class="hidden-words">{texts.replyToUnknown} </span>
				{line.name === "loading" ? texts.notLoaded : texts.notShown}
			</div>
		);
	}
	const { sender, senderName, words, isDeleted, thread } = line;
	// Of the sentence only the name is to be seen.
	const [before, behind] = texts.replyTo.split("{name}");
	return (
		<button
			type="button"
			class={`quote hue-${hueOf(sender)}`}
			dir={direction.value}
			data-quote={seq}
			data-rove="quote"
			tabIndex={-1}
			onClick={() => jumpTo(handle.state.peek().id, seq, thread)}
			onKeyDown={rove}
		>
			<span class="hidden-words">{before}</span>
			<bdi class="quote-name">{senderName}</bdi>
			<span class="hidden-words">{behind} </span>
			<span class={isDeleted ? "quote-text is-gone" : "quote-text"} dir="auto">
				{words}
			</span>
		</button>
	);
}

/** Stands above what was said elsewhere first (SD9). */
export function ForwardedMark() {
	return (
		<p class="forwarded-mark" dir={direction.value}>
			<ForwardIcon /> {messageWords().forwarded}
		</p>
	);
}
