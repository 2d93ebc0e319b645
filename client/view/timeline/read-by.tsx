import { useState } from "preact/hooks";
import type { Member } from "../../../src/protocol/entities.ts";
import { useApp } from "../../hooks/app-context.ts";
import { withoutMarks } from "../../store/marks.ts";
import type { ConversationHandle, ConversationState } from "../../store/model.ts";
import { type Readers, readersOf, sharesReading } from "../../store/readers.ts";
import { shownAt } from "../../store/shown.ts";
import { presenceOf } from "../conversation/presence-words.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Dialog } from "../parts/dialog.tsx";
import "../../styles/read-by.css";

/** So many names of a list are drawn at once. */
const batch = 100;

interface ReadByProps {
	handle: ConversationHandle;
	/** One of the reader's own messages. */
	seq: number;
	onClose: () => void;
}

const parts: readonly [list: keyof Readers, title: string][] = [
	["read", "Read"],
	["delivered", "Delivered"],
	["waiting", "Not yet"],
];

/** Who in a group has read a message, as it changes. */
export function ReadBy({ handle, seq, onClose }: ReadByProps) {
	const state = handle.state.value;
	const readers = readersOf(state, seq);
	const total = readers.read.length + readers.delivered.length + readers.waiting.length;
	const session = useApp().session.value;
	const hidesRead = session.name === "signed_in" && session.me.settings.hideRead;
	const text = shownAt(state, seq)?.shown.text ?? "";
	return (
		<Dialog title="Who has read this" onClose={onClose}>
			{text !== "" && (
				<p class="read-by-text" dir="auto">
					{withoutMarks(text).slice(0, 300)}
				</p>
			)}
			<p class="dialog-lead" role="status">
				{total === 0
					? "Nobody else was here."
					: hidesRead
						? "You hide what you have read, so you are not shown what others have read."
						: `Read by ${readers.read.length} of ${total}`}
			</p>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
			<section class="read-by" aria-label="Members" tabIndex={0}>
				{parts.map(([list, title]) => (
					<Part key={list} title={title} members={readers[list]} here={state} hidesRead={hidesRead} />
				))}
			</section>
		</Dialog>
	);
}

interface PartProps {
	title: string;
	members: readonly Member[];
	here: Pick<ConversationState, "online" | "away" | "lastSeen">;
	/** Whether the reader hides, and so is not shown. */
	hidesRead: boolean;
}

function Part({ title, members, here, hidesRead }: PartProps) {
	const [shown, setShown] = useState(batch);
	if (members.length === 0) return null;
	const left = members.length - shown;
	const heading = `${title} (${members.length.toLocaleString()})`;
	return (
		<section aria-label={heading}>
			<h3>{heading}</h3>
			<ul>
				{members.slice(0, shown).map((member) => (
					<li key={member.userId} class="reader">
						<Avatar id={member.userId} name={member.name} size="small" presence={presenceOf(here, member.userId)} />
						<span class="reader-names">
							<span class="reader-name" dir="auto">
								{member.name}
								{presenceOf(here, member.userId) !== null && (
									<span class="hidden-words">, {presenceOf(here, member.userId)}</span>
								)}
							</span>
							{!hidesRead && !sharesReading(member) && <span class="reader-note">does not share when they read</span>}
						</span>
					</li>
				))}
			</ul>
			{left > 0 && (
				<button type="button" class="button button-small" onClick={() => setShown(shown + batch)}>
					Show more ({left.toLocaleString()} left)
				</button>
			)}
		</section>
	);
}
