import { useApp } from "../../hooks/app-context.ts";
import { openPart } from "../../hooks/open-part.ts";
import { searchOpen } from "../../hooks/search-place.ts";
import { linkWords } from "../conversation/link-words.ts";
import { ComposeIcon, Logo, SearchIcon } from "../parts/icons.tsx";

/** The top of the list: where we are, how the list is connected, and the ways to what was said and to whom to say it. */
export function SidebarHeader() {
	return (
		<header class="sidebar-header">
			<a class="brand" href="/">
				<Logo size={24} /> Parley
			</a>
			<InboxStatus />
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
				title="New conversation"
				onClick={() => (openPart.value = { name: "new", group: false })}
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
