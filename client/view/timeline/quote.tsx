import { useOpenConversation } from "../../hooks/open-conversation.ts";
import { jumpTo } from "../../hooks/use-location.ts";
import { useQuoted } from "../../hooks/use-quoted.ts";
import { hueOf } from "../parts/names.ts";
import { ForwardIcon } from "./message-icons.tsx";
import { rove } from "./rove.ts";
import "../../styles/quotes.css";

/** What a message answers: who said it, and a line or two of it as it is now. Leads to it. */
export function Quote({ seq }: { seq: number }) {
	const { handle } = useOpenConversation();
	const line = useQuoted(handle, seq);
	if (line.name !== "known") {
		return (
			<div class="quote quote-unknown">
				<span class="hidden-words">Reply to: </span>
				{line.name === "loading" ? "A message that is not loaded" : "A message that is not shown here"}
			</div>
		);
	}
	const { sender, senderName, words, isDeleted, thread } = line;
	return (
		<button
			type="button"
			class={`quote hue-${hueOf(sender)}`}
			data-quote={seq}
			data-rove="quote"
			tabIndex={-1}
			onClick={() => jumpTo(handle.state.peek().id, seq, thread)}
			onKeyDown={rove}
		>
			<span class="hidden-words">Reply to </span>
			<bdi class="quote-name">{senderName}</bdi>
			<span class="hidden-words">: </span>
			<span class={isDeleted ? "quote-text is-gone" : "quote-text"} dir="auto">
				{words}
			</span>
		</button>
	);
}

/** Stands above what was said elsewhere first (SD9). */
export function ForwardedMark() {
	return (
		<p class="forwarded-mark">
			<ForwardIcon /> Forwarded
		</p>
	);
}
