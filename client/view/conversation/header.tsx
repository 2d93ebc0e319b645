import { searchOpen } from "../../hooks/search-place.ts";
import { useNow } from "../../hooks/use-now.ts";
import type { ConversationState, LinkState } from "../../store/model.ts";
import { Avatar } from "../parts/avatar.tsx";
import { BackIcon, PeopleIcon, SearchIcon } from "../parts/icons.tsx";
import { plural } from "../parts/names.ts";
import { LinkStatus } from "./link-status.tsx";
import { nextChange, presenceOf, presenceWords } from "./presence-words.ts";

interface ConversationHeaderProps {
	id: string;
	/** null while it is not known. */
	title: string | null;
	state: ConversationState;
	link: LinkState;
	membersOpen: boolean;
	onMembers: () => void;
}

/** Who one talks to, whether they are there, and how this page is connected. */
export function ConversationHeader({ id, title, state, link, membersOpen, onMembers }: ConversationHeaderProps) {
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
				<p class={`header-presence ${presence.typing ? "is-typing" : ""}`}>{presence.words}</p>
			</div>
			<LinkStatus link={link} />
			<SearchHere id={id} />
			{isGroup && state.loaded && link.name !== "ended" && (
				<button
					type="button"
					class="icon-button"
					aria-label={`Members (${plural(state.members.size, "member")})`}
					aria-expanded={membersOpen}
					title="Members"
					onClick={onMembers}
				>
					<PeopleIcon />
				</button>
			)}
		</header>
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
