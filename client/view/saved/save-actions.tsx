import { useApp } from "../../hooks/app-context.ts";
import { savedNote } from "../../hooks/saved-place.ts";
import { type SavedName, savedKey } from "../../store/saved.ts";
import { savedWords } from "../../words/saved.ts";
import { RemindChoices } from "./remind-choices.tsx";
import { remindTime } from "./remind-words.ts";

interface SaveActionsProps {
	name: SavedName;
	/** Whether the times of a reminder are offered. */
	asksTime: boolean;
	onAskTime: () => void;
	/** Closes the menu before it acts. */
	then: (act: () => void) => () => void;
}

/** What a menu offers to keep a message for later. */
export function SaveActions({ name, asksTime, onAskTime, then }: SaveActionsProps) {
	const { saved } = useApp();
	const words = savedWords().menu;
	const item = saved.items.value.find((one) => savedKey(one) === savedKey(name));
	const save = (remindAt: number | null) => {
		saved.save(name, remindAt);
		savedNote.value = {
			words: remindAt === null ? words.saved : words.willRemind(remindTime(remindAt, Date.now())),
		};
	};
	const remove = () => saved.remove(name);
	return (
		<>
			{item === undefined ? (
				<button type="button" onClick={then(() => save(null))}>
					{words.save}
				</button>
			) : (
				<button type="button" onClick={then(remove)}>
					{words.remove}
				</button>
			)}
			<button type="button" aria-expanded={asksTime} onClick={onAskTime}>
				{item?.remindAt == null ? words.remind : words.changeReminder}
			</button>
			{asksTime && <RemindChoices current={item?.remindAt ?? null} onChosen={(at) => then(() => save(at))()} />}
		</>
	);
}
