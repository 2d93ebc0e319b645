import { useApp } from "../../hooks/app-context.ts";
import { openPart } from "../../hooks/open-part.ts";
import { moveInList } from "../../hooks/use-keys.ts";
import { useToday } from "../../hooks/use-now.ts";
import { shellWords } from "../../words/shell.ts";
import { ConversationRow } from "./conversation-row.tsx";

interface ConversationListProps {
	self: string;
	openId: string | null;
}

/** All conversations, newest activity first. */
export function ConversationList({ self, openId }: ConversationListProps) {
	const app = useApp();
	const inbox = app.inbox.value;
	const drafts = app.drafts.value;
	const now = useToday();
	const { conversations, list } = shellWords();
	return (
		<nav class="conversations" aria-label={conversations} aria-busy={!inbox.loaded}>
			{!inbox.loaded && inbox.conversations.length === 0 ? (
				app.inboxLink.value.name === "offline" ? (
					<div class="empty-list">
						<p>{list.notHere}</p>
					</div>
				) : (
					<Skeleton />
				)
			) : inbox.conversations.length === 0 ? (
				<div class="empty-list">
					<p class="empty-list-title">{list.empty}</p>
					<p>{list.emptyText}</p>
					<button
						type="button"
						class="button button-primary"
						onClick={() => (openPart.value = { name: "new", group: false })}
					>
						{list.findPerson}
					</button>
				</div>
			) : (
				<ul class="conversation-rows" onKeyDown={moveInList}>
					{inbox.conversations.map((conversation) => (
						<ConversationRow
							key={conversation.id}
							conversation={conversation}
							self={self}
							current={conversation.id === openId}
							now={now}
							draft={drafts.get(conversation.id) ?? ""}
						/>
					))}
				</ul>
			)}
		</nav>
	);
}

function Skeleton() {
	return (
		<div class="skeleton-rows">
			<p class="hidden-words">{shellWords().list.loading}</p>
			{["a", "b", "c", "d", "e"].map((row) => (
				<div key={row} class="skeleton-row" aria-hidden="true">
					<span class="skeleton skeleton-avatar" />
					<span class="skeleton-lines">
						<span class="skeleton" />
						<span class="skeleton" />
					</span>
				</div>
			))}
		</div>
	);
}
