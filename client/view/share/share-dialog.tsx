import { useMemo, useState } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { conversationPath, goTo, place } from "../../hooks/use-location.ts";
import { sharedText } from "../../store/shared-text.ts";
import { conversationTitle } from "../../store/titles.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { SearchIcon } from "../parts/icons.tsx";
import { avatarSeed } from "../parts/names.ts";
import "../../styles/people.css";
import "../../styles/share.css";

/** Which conversation gets what another app shares: its draft, so that nothing is sent unseen. */
export function ShareDialog({ self }: { self: string }) {
	const app = useApp();
	const text = useMemo(() => sharedText(location.search), []);
	const [query, setQuery] = useState("");
	const [busy, setBusy] = useState(false);
	const inbox = app.inbox.value;
	const wanted = query.trim().toLocaleLowerCase();
	const rows = inbox.conversations
		.map((conversation) => ({ conversation, title: conversationTitle(conversation, self) }))
		.filter(({ title }) => title.toLocaleLowerCase().includes(wanted));

	const choose = async (id: string) => {
		if (busy) return;
		setBusy(true);
		if (text !== "") await app.addToDraft(id, text);
		goTo(conversationPath(id), "replace");
	};
	// A dialog also closes when it is taken away because another place was chosen.
	const leave = () => place.value.name === "share" && goTo("/", "replace");
	return (
		<Dialog title="Share to which conversation?" onClose={leave}>
			{text === "" ? (
				<p>There is nothing to share. Parley takes text and addresses.</p>
			) : (
				<blockquote class="shared-text" dir="auto">
					{text}
				</blockquote>
			)}
			<div class="search-field">
				<SearchIcon />
				<input
					type="text"
					aria-label="Find a conversation"
					placeholder="Find a conversation"
					autoComplete="off"
					value={query}
					onInput={(event) => setQuery(event.currentTarget.value)}
				/>
			</div>
			<ul class="people-list share-list" aria-label="Conversations" aria-busy={!inbox.loaded}>
				{rows.map(({ conversation, title }) => (
					<li key={conversation.id}>
						<button type="button" class="share-row" onClick={() => void choose(conversation.id)}>
							<Avatar
								id={avatarSeed(conversation, self)}
								name={title}
								group={conversation.kind === "group"}
								size="small"
							/>
							<span class="person-name" dir="auto">
								{title}
							</span>
						</button>
					</li>
				))}
			</ul>
			{rows.length === 0 && (
				<p class="people-state" role="status">
					{inbox.conversations.length > 0
						? "No conversation has this in its name."
						: inbox.loaded
							? "You have no conversations yet. Start one, and share again."
							: "Your conversations are being loaded…"}
				</p>
			)}
		</Dialog>
	);
}
