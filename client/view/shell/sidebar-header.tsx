import { useApp } from "../../hooks/app-context.ts";
import { openPart } from "../../hooks/open-part.ts";
import { searchOpen } from "../../hooks/search-place.ts";
import { shellWords } from "../../words/shell.ts";
import { linkWords } from "../conversation/link-words.ts";
import { ComposeIcon, Logo, MessageSearchIcon, SearchIcon } from "../parts/icons.tsx";
import { Keys } from "../parts/key-words.tsx";

/** The top of the list: where we are, how the list is connected, and the ways to what was said and to whom to say it. */
export function SidebarHeader() {
	const words = shellWords();
	return (
		<header class="sidebar-header">
			<a class="brand" href="/">
				<Logo size={24} /> Parley
			</a>
			<InboxStatus />
			<button
				type="button"
				class="icon-button"
				aria-label={words.searchMessages}
				aria-keyshortcuts="Control+Shift+F Meta+Shift+F /"
				title={words.searchMessagesKeys}
				onClick={() => {
					searchOpen.value = { inside: null };
				}}
			>
				<MessageSearchIcon />
			</button>
			<button
				type="button"
				class="icon-button"
				aria-label={words.newConversation}
				title={words.newConversation}
				onClick={() => (openPart.value = { name: "new", group: false })}
			>
				<ComposeIcon />
			</button>
		</header>
	);
}

/** The way to everything else, and the place where its shortcut is learnt. */
export function JumpField() {
	const words = shellWords();
	return (
		<button
			type="button"
			class="jump-field"
			title={words.jumpHint}
			aria-keyshortcuts="Control+K Meta+K"
			onClick={() => (openPart.value = { name: "palette" })}
		>
			<SearchIcon size={18} />
			<span>{words.jump}</span>
			<span aria-hidden="true">
				<Keys shortcut="mod+K" />
			</span>
		</button>
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
