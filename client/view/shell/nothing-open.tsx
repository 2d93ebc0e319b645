import { keyboard, useMedia } from "../../hooks/use-media.ts";
import { shellWords } from "../../words/shell.ts";
import { within } from "../../words/within.ts";
import { Logo } from "../parts/icons.tsx";
import { Keys } from "../parts/key-words.tsx";

/** The place of a conversation while none is open; only seen where the list stands beside it. */
export function NothingOpen() {
	const { title, text, textWithoutKeys } = shellWords().nothingOpen;
	const hasKeys = useMedia(keyboard);
	return (
		<main class="nothing-open" id="main" tabIndex={-1}>
			<Logo size={56} />
			<h1>{title}</h1>
			<p>
				{hasKeys ? within(text, { find: <Keys shortcut="mod+K" />, all: <Keys shortcut="mod+/" /> }) : textWithoutKeys}
			</p>
		</main>
	);
}

/** A mistake in the app, in what draws one conversation: the others can still be opened. */
export function BrokenConversation({ onRetry }: { onRetry: () => void }) {
	const { broken, reloadPage, tryAgain } = shellWords();
	return (
		<main class="nothing-open" id="main" tabIndex={-1}>
			<h1>{broken.conversation}</h1>
			<p>{broken.conversationText}</p>
			<button type="button" class="button button-primary" onClick={() => location.reload()}>
				{reloadPage}
			</button>
			<button type="button" class="button" onClick={onRetry}>
				{tryAgain}
			</button>
			<a href="/">{broken.back}</a>
		</main>
	);
}

/** An address that the app does not have. */
export function UnknownPlace() {
	const { unknown } = shellWords();
	return (
		<main class="nothing-open" id="main" tabIndex={-1}>
			<h1>{unknown.title}</h1>
			<p>{unknown.text}</p>
			<a class="button button-primary" href="/">
				{unknown.toConversations}
			</a>
		</main>
	);
}
