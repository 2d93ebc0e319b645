import { Logo } from "../parts/icons.tsx";
import { Keys } from "../parts/key-words.tsx";

/** The place of a conversation while none is open; only seen where the list stands beside it. */
export function NothingOpen() {
	return (
		<main class="nothing-open" id="main" tabIndex={-1}>
			<Logo size={56} />
			<h1>Choose a conversation</h1>
			<p>
				Or press <Keys shortcut="mod+K" /> to find someone to talk to, and <Keys shortcut="mod+/" /> for all shortcuts.
			</p>
		</main>
	);
}

/** An address that the app does not have. */
export function UnknownPlace() {
	return (
		<main class="nothing-open" id="main" tabIndex={-1}>
			<h1>There is nothing here</h1>
			<p>This address leads nowhere.</p>
			<a class="button button-primary" href="/">
				Go to your conversations
			</a>
		</main>
	);
}
