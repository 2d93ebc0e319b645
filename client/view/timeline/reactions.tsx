import { useLongPress } from "../../hooks/use-long-press.ts";
import { type Reaction, selfFirst } from "../../store/changes.ts";
import { messageWords } from "../../words/message.ts";
import { inDigits } from "../../words/numbers.ts";
import { rove } from "./rove.ts";

interface ReactionsProps {
	reactions: readonly Reaction[];
	self: string;
	nameOf: (userId: string) => string;
	toggle: (emoji: string, on: boolean) => void;
	/** Shows all who reacted so. */
	showPeople: (emoji: string) => void;
}

/** So many people are named; of more, how many. */
const named = 12;

function namesOf(userIds: readonly string[], self: string, nameOf: (userId: string) => string): string {
	const words = messageWords();
	const names = selfFirst(userIds, self).map((userId) => (userId === self ? words.you : nameOf(userId)));
	return words.reactions.people(names.slice(0, named), Math.max(0, names.length - named));
}

/**
 * Who reacted how. One click adds an own reaction or takes it back; the names are shown by hovering and by the
 * focus, and all of them by a finger that rests on it, a right click or the key for menus.
 */
export function Reactions({ reactions, self, nameOf, toggle, showPeople }: ReactionsProps) {
	const words = messageWords().reactions;
	const press = useLongPress((target) => {
		const emoji = target.closest<HTMLElement>(".reaction")?.dataset.emoji;
		if (emoji !== undefined) showPeople(emoji);
		return emoji !== undefined;
	});
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is part of a form
		<div class="reactions" role="group" aria-label={words.title} {...press}>
			{reactions.map(({ emoji, userIds }) => {
				const isMine = userIds.includes(self);
				const names = namesOf(userIds, self, nameOf);
				return (
					<button
						key={emoji}
						type="button"
						class="reaction"
						data-emoji={emoji}
						data-names={names}
						data-rove="reaction"
						aria-pressed={isMine}
						aria-label={words.counted(emoji, inDigits(userIds.length), names)}
						tabIndex={-1}
						onClick={() => toggle(emoji, !isMine)}
						onKeyDown={rove}
					>
						<span class="reaction-emoji">{emoji}</span>
						<span class="reaction-count">{inDigits(userIds.length)}</span>
					</button>
				);
			})}
		</div>
	);
}
