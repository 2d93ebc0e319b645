import { useApp } from "../../hooks/app-context.ts";
import { linkWords } from "../conversation/link-words.ts";
import { ComposeIcon, Logo } from "../parts/icons.tsx";

/** The top of the list: where we are, how the list is connected, and the way to a new conversation. */
export function SidebarHeader({ onNew }: { onNew: () => void }) {
	return (
		<header class="sidebar-header">
			<a class="brand" href="/">
				<Logo size={24} /> Parley
			</a>
			<InboxStatus />
			<button
				type="button"
				class="icon-button"
				aria-label="New conversation"
				aria-keyshortcuts="Control+K Meta+K"
				title="New conversation (Ctrl K)"
				onClick={onNew}
			>
				<ComposeIcon />
			</button>
		</header>
	);
}

/** Says only something when the list is not live. */
function InboxStatus() {
	const link = useApp().inboxLink.value;
	const words = linkWords(link);
	return (
		<p class={`inbox-status tone-${words.tone}`} role="status" data-inbox-link={link.name} title={words.explanation}>
			{link.name !== "live" && <span class="inbox-status-words">{words.label}</span>}
		</p>
	);
}
