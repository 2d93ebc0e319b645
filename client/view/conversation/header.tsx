import { searchOpen } from "../../hooks/search-place.ts";
import { useNow } from "../../hooks/use-now.ts";
import { goToThread } from "../../hooks/use-thread.ts";
import type { ConversationState, LinkState } from "../../store/model.ts";
import { Avatar } from "../parts/avatar.tsx";
import { BackIcon, PeopleIcon, SearchIcon, ThreadIcon } from "../parts/icons.tsx";
import { CalendarIcon } from "../parts/more-icons.tsx";
import { badge, plural } from "../parts/names.ts";
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
	onMembers: () => void;
	onDate: () => void;
}

/** Who one talks to, whether they are there, and how this page is connected. */
export function ConversationHeader({ id, title, state, link, threads, onMembers, onDate }: ConversationHeaderProps) {
	const now = useNow((time) => nextChange(state, time));
	const other = [...state.members.values()].find((member) => member.userId !== state.self);
	const isGroup = state.kind === "group";
	const connected = link.name === "live" || link.name === "polling" || link.name === "catching_up";
	const presence = presenceWords(state, now, connected);
	return (
		<header class="conversation-header">
			<a class="icon-button back-link" href="/" aria-label="Back to conversations">
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
					{title ?? "Conversation"}
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
			<SearchHere id={id} />
			{state.loaded && link.name !== "ended" && (
				<button
					type="button"
					class="icon-button header-date"
					aria-label="Jump to a date"
					title="Jump to a date"
					onClick={onDate}
				>
					<CalendarIcon />
				</button>
			)}
			{isGroup && state.loaded && link.name !== "ended" && (
				<button
					type="button"
					class="icon-button"
					aria-label={`Members (${plural(state.members.size, "member")})`}
					title="Members"
					onClick={onMembers}
				>
					<PeopleIcon />
				</button>
			)}
		</header>
	);
}

/** The way to the threads that the reader follows here. */
function ThreadsHere({ id, unread, mentions }: { id: string; unread: number; mentions: number }) {
	const news = unread === 0 ? "" : `, ${plural(unread, "unread reply", "unread replies")}`;
	return (
		<button
			type="button"
			class="icon-button threads-button"
			aria-label={`Threads${news}${mentions > 0 ? ", you are mentioned" : ""}`}
			title="Threads"
			data-threads-button
			onClick={() => goToThread(id, "all")}
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

/** The way to a search in this conversation. */
function SearchHere({ id }: { id: string }) {
	return (
		<button
			type="button"
			class="icon-button"
			aria-label="Search in this conversation"
			title="Search in this conversation"
			onClick={() => {
				searchOpen.value = { inside: id };
			}}
		>
			<SearchIcon />
		</button>
	);
}
