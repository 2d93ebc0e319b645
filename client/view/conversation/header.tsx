import { followHome, goBeside, leaveBeside } from "../../hooks/use-location.ts";
import { useNow } from "../../hooks/use-now.ts";
import { besidePlace } from "../../hooks/use-thread.ts";
import type { ConversationState, LinkState } from "../../store/model.ts";
import { conversationWords } from "../../words/conversation.ts";
import { Avatar } from "../parts/avatar.tsx";
import { BackIcon, PeopleIcon, SearchIcon, ThreadIcon } from "../parts/icons.tsx";
import { CalendarIcon } from "../parts/more-icons.tsx";
import { badge } from "../parts/names.ts";
import { LinkStatus } from "./link-status.tsx";
import { nextChange, presenceOf, presenceWords } from "./presence-words.ts";

interface ConversationHeaderProps {
	id: string;
	/** null while it is not known. */
	title: string | null;
	state: ConversationState;
	link: LinkState;
	/** What is unread in the threads that the reader follows here. */
	threads: { unread: number; mentions: number };
	onDate: () => void;
}

/** Who one talks to, whether they are there, and how this page is connected. */
export function ConversationHeader({ id, title, state, link, threads, onDate }: ConversationHeaderProps) {
	const now = useNow((time) => nextChange(state, time));
	const other = [...state.members.values()].find((member) => member.userId !== state.self);
	const isGroup = state.kind === "group";
	const connected = link.name === "live" || link.name === "polling" || link.name === "catching_up";
	const words = conversationWords();
	const presence = presenceWords(state, now, connected);
	return (
		<header class="conversation-header">
			<a class="icon-button back-link" href="/" aria-label={words.back} onClick={followHome}>
				<BackIcon />
			</a>
			{title === null ? (
				<span class="skeleton skeleton-avatar" aria-hidden="true" />
			) : (
				<Avatar
					id={isGroup || other === undefined ? id : other.userId}
					name={title}
					group={isGroup}
					presence={connected && !isGroup && other !== undefined ? presenceOf(state, other.userId) : null}
				/>
			)}
			<div class="header-names">
				<h1 class="header-title" dir="auto">
					{title ?? words.untitled}
				</h1>
				<p class={`header-presence ${presence.typing ? "is-typing" : ""}`}>
					{presence.words}
					{!presence.typing && state.topic !== null && state.topic !== "" && (
						<span title={state.topic}>
							{" · "}
							<bdi>{state.topic}</bdi>
						</span>
					)}
				</p>
			</div>
			<LinkStatus link={link} />
			<ThreadsHere id={id} {...threads} />
			{link.name !== "ended" && <SearchHere id={id} />}
			{state.loaded && link.name !== "ended" && (
				<button
					type="button"
					class="icon-button header-date"
					aria-label={words.jumpToDate}
					title={words.jumpToDate}
					onClick={onDate}
				>
					<CalendarIcon />
				</button>
			)}
			{isGroup && state.loaded && link.name !== "ended" && <MembersHere id={id} count={state.members.size} />}
		</header>
	);
}

/** The way to who is in a group, and back from there. */
function MembersHere({ id, count }: { id: string; count: number }) {
	const words = conversationWords();
	const isOpen = besidePlace() === "members";
	return (
		<button
			type="button"
			class="icon-button"
			aria-label={words.membersCounted(count)}
			aria-expanded={isOpen}
			title={words.members}
			data-members-button
			onClick={() => (isOpen ? leaveBeside() : goBeside(id, "members"))}
		>
			<PeopleIcon />
		</button>
	);
}

/** The way to the threads that the reader follows here. */
function ThreadsHere({ id, unread, mentions }: { id: string; unread: number; mentions: number }) {
	const words = conversationWords();
	const news = mentions > 0 ? words.threadsMentioned : words.threadsUnread;
	return (
		<button
			type="button"
			class="icon-button threads-button"
			aria-label={unread > 0 ? news(unread) : words.threads}
			title={words.threads}
			data-threads-button
			onClick={() => goBeside(id, "all")}
		>
			<ThreadIcon />
			{unread > 0 && (
				<span class="badge" aria-hidden="true">
					{mentions > 0 ? "@" : badge(unread)}
				</span>
			)}
		</button>
	);
}

/** The way to a search in this conversation, and back from there. */
function SearchHere({ id }: { id: string }) {
	const { search } = conversationWords();
	const isOpen = besidePlace() === "search";
	return (
		<button
			type="button"
			class="icon-button"
			aria-label={search}
			aria-expanded={isOpen}
			title={search}
			data-search-button
			onClick={() => (isOpen ? leaveBeside() : goBeside(id, "search"))}
		>
			<SearchIcon />
		</button>
	);
}
