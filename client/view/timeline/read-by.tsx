import type { Member } from "../../../src/protocol/entities.ts";
import { useApp } from "../../hooks/app-context.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import { withoutMarks } from "../../store/marks.ts";
import { type Readers, readersOf, sharesReading } from "../../store/readers.ts";
import { shownAt } from "../../store/shown.ts";
import { inDigits } from "../../words/numbers.ts";
import { readersWords } from "../../words/readers.ts";
import { presenceOf } from "../conversation/presence-words.ts";
import { Dialog } from "../parts/dialog.tsx";
import { type ListedPerson, PersonList } from "./person-list.tsx";

interface ReadByProps {
	handle: ConversationHandle;
	/** One of the reader's own messages. */
	seq: number;
	onClose: () => void;
}

const parts: readonly (keyof Readers)[] = ["read", "delivered", "waiting"];

/** Who in a group has read a message, as it changes. */
export function ReadBy({ handle, seq, onClose }: ReadByProps) {
	const state = handle.state.value;
	const words = readersWords().read;
	const readers = readersOf(state, seq);
	const total = readers.read.length + readers.delivered.length + readers.waiting.length;
	const session = useApp().session.value;
	const hidesRead = session.name === "signed_in" && session.me.settings.hideRead;
	const text = shownAt(state, seq)?.shown.text ?? "";
	const listed = (member: Member): ListedPerson => ({
		userId: member.userId,
		name: member.name,
		presence: presenceOf(state, member.userId),
		note: hidesRead || sharesReading(member) ? null : words.doesNotShare,
	});
	return (
		<Dialog title={words.title} onClose={onClose}>
			{text !== "" && (
				<p class="read-by-text" dir="auto">
					{withoutMarks(text).slice(0, 300)}
				</p>
			)}
			<p class="dialog-lead" role="status">
				{total === 0
					? words.nobodyElse
					: hidesRead
						? words.youHide
						: words.counted(inDigits(readers.read.length), inDigits(total))}
			</p>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
			<section class="read-by" aria-label={words.members} tabIndex={0}>
				{parts.map((list) => (
					<PersonList key={list} title={words.lists[list]} people={readers[list].map(listed)} />
				))}
			</section>
		</Dialog>
	);
}
