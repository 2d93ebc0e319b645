import { useApp } from "../../hooks/app-context.ts";
import { followHome } from "../../hooks/use-location.ts";
import { conversationTitle } from "../../store/titles.ts";
import { shellWords } from "../../words/shell.ts";
import { BackIcon } from "../parts/icons.tsx";

/** A conversation whose program is on its way: what it is called, if the list knows that, and the way back. */
export function Coming({ id, self }: { id: string; self: string }) {
	const words = shellWords();
	const conversation = useApp().inbox.value.conversations.find((row) => row.id === id);
	return (
		<main class="coming" id="main" tabIndex={-1} aria-busy="true">
			<header class="coming-header">
				<a class="icon-button" href="/" aria-label={words.broken.back} onClick={followHome}>
					<BackIcon />
				</a>
				{conversation !== undefined && <h1 dir="auto">{conversationTitle(conversation, self)}</h1>}
			</header>
			<p class="coming-words">{words.loadingConversation}</p>
		</main>
	);
}
