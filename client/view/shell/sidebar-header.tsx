import { useApp } from "../../hooks/app-context.ts";
import { searchOpen } from "../../hooks/search-place.ts";
import { linkWords } from "../conversation/link-words.ts";
import { BellIcon, ComposeIcon, Logo, SearchIcon } from "../parts/icons.tsx";

/** The top of the list: where we are, how the list is connected, the ways to notifications and to a new conversation. */
export function SidebarHeader({ onNew, onNotices }: { onNew: () => void; onNotices: () => void }) {
	const { permission, on } = useApp().notices.value;
	return (
		<header class="sidebar-header">
			<a class="brand" href="/">
				<Logo size={24} /> Parley
			</a>
			<InboxStatus />
			<button type="button" class="icon-button" aria-label="Notifications" title="Notifications" onClick={onNotices}>
				<BellIcon on={on && permission === "granted"} />
			</button>
			<button
				type="button"
				class="icon-button"
				aria-label="Search messages"
				aria-keyshortcuts="Control+Shift+F Meta+Shift+F /"
				title="Search messages (Ctrl Shift F)"
				onClick={() => {
					searchOpen.value = { inside: null };
				}}
			>
				<SearchIcon />
			</button>
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
