import { selfFirst } from "../../store/changes.ts";
import { nameIn } from "../../store/conversation.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import { shownAt } from "../../store/shown.ts";
import { readersWords } from "../../words/readers.ts";
import { presenceOf } from "../conversation/presence-words.ts";
import { Dialog } from "../parts/dialog.tsx";
import { type ListedPerson, PersonList } from "./person-list.tsx";

interface ReactedByProps {
	handle: ConversationHandle;
	seq: number;
	/** The kind that was asked about comes first; null: all alike. */
	emoji: string | null;
	onClose: () => void;
}

/** Who reacted to a message, and how, as it changes. */
export function ReactedBy({ handle, seq, emoji, onClose }: ReactedByProps) {
	const state = handle.state.value;
	const words = readersWords().reacted;
	const kinds = [...(shownAt(state, seq)?.shown.reactions ?? [])];
	kinds.sort((a, b) => Number(b.emoji === emoji) - Number(a.emoji === emoji));
	const listed = (userId: string): ListedPerson => {
		const name = nameIn(state, userId) ?? words.someone;
		if (userId === state.self) return { userId, name, words: words.you, presence: null };
		return { userId, name, presence: presenceOf(state, userId) };
	};
	return (
		<Dialog title={words.title} onClose={onClose}>
			{kinds.length === 0 && <p class="dialog-lead">{words.nobody}</p>}
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
			<section class="read-by" aria-label={words.reactions} tabIndex={0}>
				{kinds.map((kind) => (
					<PersonList key={kind.emoji} title={kind.emoji} people={selfFirst(kind.userIds, state.self).map(listed)} />
				))}
			</section>
		</Dialog>
	);
}
