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

/** A mistake in the app, in what draws one conversation: the others can still be opened. */
export function BrokenConversation({ onRetry }: { onRetry: () => void }) {
	return (
		<main class="nothing-open" id="main" tabIndex={-1}>
			<h1>This conversation could not be shown</h1>
			<p>
				This is a mistake in the app, not yours. Your messages are safe, and what you were writing is stored on this
				device.
			</p>
			<button type="button" class="button button-primary" onClick={() => location.reload()}>
				Reload the page
			</button>
			<button type="button" class="button" onClick={onRetry}>
				Try again
			</button>
			<a href="/">Back to your conversations</a>
		</main>
	);
}

/** An address that the app does not have. */
export function UnknownPlace() {
	return (
		<main class="nothing-open" id="main" tabIndex={-1}>
			<h1>There is nothing here</h1>
			<p>The address may be mistyped, or what was here is gone.</p>
			<a class="button button-primary" href="/">
				Go to your conversations
			</a>
		</main>
	);
}
