import { type ConversationSummary, onlyThread } from "../../../src/protocol/entities.ts";
import type { SavedRow as Row } from "../../../src/protocol/saved.ts";
import { withoutMarks } from "../../store/marks.ts";
import type { SavedItem } from "../../store/saved.ts";
import { conversationTitle } from "../../store/titles.ts";
import type { SavedWords } from "../../words/en/saved.ts";
import { savedWords } from "../../words/saved.ts";
import { within } from "../../words/within.ts";
import { Avatar } from "../parts/avatar.tsx";
import { avatarSeed } from "../parts/names.ts";
import { fullTime, listTime } from "../parts/times.ts";
import { RemindChoices } from "./remind-choices.tsx";
import { remindTime } from "./remind-words.ts";

/** As much of a text as a row can show. */
const shownLength = 400;

interface SavedRowProps {
	item: SavedItem;
	/** What its message says; undefined: not known yet. */
	row: Row | undefined;
	/** undefined: it is not on the list yet. */
	conversation: ConversationSummary | undefined;
	self: string;
	now: number;
	/** Whether another time is being chosen for it. */
	asksTime: boolean;
	onAskTime: () => void;
	onRemind: (at: number | null) => void;
	onRemove: () => void;
	onShow: (at: number, thread: number | undefined) => void;
}

/** One saved message: where, by whom, what it says now, its reminder, and what can be done. */
export function SavedRow(props: SavedRowProps) {
	const { item, row, conversation, self, now, asksTime, onAskTime, onRemind, onRemove, onShow } = props;
	const words = savedWords().row;
	const title = conversation === undefined ? words.conversation : conversationTitle(conversation, self);
	const seed = conversation === undefined ? item.conversationId : avatarSeed(conversation, self);
	const message = row?.message ?? null;
	const at = message?.at ?? item.savedAt;
	const isGone = row !== undefined && message === null && !row.failed;
	return (
		<li class="saved-row" data-saved-seq={item.seq}>
			<button
				type="button"
				class="saved-place"
				disabled={isGone}
				onClick={() => onShow(at, message === null ? undefined : onlyThread(message))}
			>
				<Avatar id={seed} name={title} group={conversation?.kind === "group"} />
				<span class="found-words">
					<span class="found-line">
						<span class="found-title" dir="auto">
							{title}
						</span>
						<time class="found-time" dateTime={new Date(at).toISOString()} title={fullTime(at)}>
							{listTime(at, now)}
						</time>
					</span>
					<span class="found-snippet" dir="auto">
						{message !== null ? (
							within(words.said, {
								name: (
									<bdi class="found-sender">
										{message.sender === self ? words.you : (row?.senderName ?? words.someone)}
									</bdi>
								),
								text: withoutMarks(message.body.text).slice(0, shownLength),
							})
						) : (
							<em>{missing(row, words)}</em>
						)}
					</span>
				</span>
			</button>
			<div class="saved-line">
				{item.remindAt !== null && (
					<span class={`saved-when ${item.due ? "is-due" : ""}`} title={fullTime(item.remindAt)}>
						{(item.due ? words.dueSince : words.reminder)(remindTime(item.remindAt, now))}
					</span>
				)}
				{item.pending && <span class="saved-pending">{words.pending}</span>}
				<span class="saved-actions">
					{item.due && (
						<button type="button" class="link-button" onClick={onRemove}>
							{words.done}
						</button>
					)}
					{!isGone && (
						<button type="button" class="link-button" aria-expanded={asksTime} onClick={onAskTime}>
							{item.due ? words.remindAgain : item.remindAt === null ? words.remind : words.changeTime}
						</button>
					)}
					{item.remindAt !== null && !isGone && (
						<button type="button" class="link-button" onClick={() => onRemind(null)}>
							{words.noReminder}
						</button>
					)}
					{!item.due && (
						<button type="button" class="link-button" onClick={onRemove}>
							{words.remove}
						</button>
					)}
				</span>
			</div>
			{asksTime && <RemindChoices current={item.due ? null : item.remindAt} onChosen={onRemind} />}
		</li>
	);
}

/** Why there is no message to show. */
function missing(row: Row | undefined, words: SavedWords["row"]): string {
	if (row === undefined) return words.loading;
	return row.failed ? words.failed : words.gone;
}
