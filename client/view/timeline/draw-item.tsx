/** The element of each row of the timeline. */
import { type Replies, standsInConversation } from "../../../src/protocol/entities.ts";
import { nameIn } from "../../store/conversation.ts";
import { withoutMarks } from "../../store/marks.ts";
import type { ConversationState } from "../../store/model.ts";
import { shownPins } from "../../store/pins.ts";
import { type ShownMessage, shownAt } from "../../store/shown.ts";
import { messageStatus } from "../../store/status.ts";
import { messageWords } from "../../words/message.ts";
import { timelineWords } from "../../words/timeline.ts";
import { dayName } from "../parts/times.ts";
import { PinnedLine } from "../pins/pinned-line.tsx";
import type { TimelineItem } from "./items.ts";
import { type MessageActions, MessageRow } from "./message-row.tsx";
import { systemSentence } from "./system-words.ts";

export interface Surroundings {
	state: ConversationState;
	now: number;
	/** The seqs of the messages where the Tab key stops: at a status, and at a menu. */
	lastOwn: number | null;
	lastWithMenu: number | null;
	/** The seqs of the messages that the reader saved. */
	saved: ReadonlySet<number>;
	observeRow: (row: Element | null) => void;
	actions: MessageActions;
	/** The thread that is drawn; null: the conversation. */
	thread: number | null;
	/** What hangs on the messages that are here (TH7). */
	replies: ReadonlyMap<number, Replies>;
}

const nothing: readonly never[] = [];

export function drawItem(item: TimelineItem, surroundings: Surroundings) {
	const words = timelineWords();
	const { state, now, lastOwn, lastWithMenu, saved, observeRow, actions, thread } = surroundings;
	switch (item.kind) {
		case "day":
			return (
				<li key={item.key} class="divider">
					<h2>
						{thread === null ? (
							<button
								type="button"
								class="day-button"
								title={words.jumpToDate}
								aria-haspopup="dialog"
								onClick={() => actions.pickDate(item.at)}
							>
								{dayName(item.at, now)}
							</button>
						) : (
							dayName(item.at, now)
						)}
					</h2>
				</li>
			);
		case "unread":
			return (
				<li key={item.key} class="divider divider-unread" data-unread-divider>
					<h2>{words.newMessages}</h2>
				</li>
			);
		case "system":
			return (
				<li key={item.key} class="system-line" data-event-seq={item.event.seq}>
					{systemSentence(item.event, state.self, (userId) => nameIn(state, userId) ?? words.someone)}
				</li>
			);
		case "pinned":
			return (
				<PinnedLine
					key={item.key}
					seq={item.seq}
					actor={item.actor === state.self ? null : (nameIn(state, item.actor) ?? words.someone)}
					targets={item.targets}
				/>
			);
		case "pending":
			return (
				<MessageRow
					key={item.key}
					seq={null}
					far={false}
					clientId={item.row.clientId}
					text={item.row.kind === "reply" ? item.row.text : item.row.body.text}
					replyTo={item.row.kind === "reply" ? undefined : item.row.replyTo}
					isForwarded={item.row.kind === "message" && item.row.forwarded === true}
					isPinned={false}
					at={item.row.createdAt}
					sender={state.self}
					self={state.self}
					senderName={null}
					own
					inGroup={state.kind === "group"}
					first={item.group.first}
					last={item.group.last}
					status={item.row.state}
					failure={item.row.failure?.detail ?? null}
					deleted={null}
					editedAt={null}
					isSaving={false}
					reactions={nothing}
					refused={nothing}
					{...(item.row.kind === "reply" ? threadPlace(state, item.row.thread, thread) : noThread)}
					replies={null}
					unreadReplies={0}
					isThreadOnly={false}
					isTabStop={false}
					isMenuStop={false}
					observe={observeRow}
					actions={actions}
				/>
			);
		case "message":
			return (
				<MessageRow
					key={item.key}
					seq={item.message.seq}
					far={item.far}
					clientId={item.message.clientId}
					text={item.shown.text}
					mentions={item.shown.mentions}
					replyTo={item.message.replyTo}
					isForwarded={item.message.forwarded === true}
					isPinned={shownPins(state).includes(item.message.seq)}
					at={item.message.at}
					sender={item.message.sender}
					self={state.self}
					senderName={item.own ? null : (nameIn(state, item.message.sender) ?? words.formerMember)}
					own={item.own}
					inGroup={state.kind === "group"}
					first={item.group.first}
					last={item.group.last}
					status={item.own ? messageStatus(state, item.message) : null}
					failure={null}
					deleted={deletedWords(state, item.message.sender, item.shown)}
					editedAt={item.shown.editedAt}
					isSaving={item.shown.isSaving}
					isSaved={saved.has(item.message.seq)}
					reactions={item.shown.reactions}
					refused={item.shown.refused}
					{...(item.message.thread === undefined ? noThread : threadPlace(state, item.message.thread, thread))}
					replies={thread === null ? (surroundings.replies.get(item.message.seq) ?? null) : null}
					unreadReplies={unreadIn(state, item.message.seq)}
					isThreadOnly={!standsInConversation(item.message)}
					isTabStop={item.message.seq === lastOwn}
					isMenuStop={item.message.seq === lastWithMenu}
					observe={observeRow}
					actions={actions}
				/>
			);
	}
}

const noThread = { inThread: null, inThreadText: "" };

/** How a message that is said in a thread shows that; there itself it need not. */
function threadPlace(
	state: ConversationState,
	of: number,
	drawn: number | null,
): typeof noThread | { inThread: number; inThreadText: string } {
	if (drawn !== null) return noThread;
	return { inThread: of, inThreadText: withoutMarks(shownAt(state, of)?.shown.text ?? "").slice(0, 100) };
}

function unreadIn({ threads }: ConversationState, seq: number): number {
	const standing = threads.get(seq);
	return standing?.following === true ? standing.unread : 0;
}

function deletedWords(state: ConversationState, sender: string, { deleted }: ShownMessage): string | null {
	if (deleted === null) return null;
	const words = messageWords().deleted;
	if (deleted.actor === sender) return words.bySender;
	if (deleted.actor === state.self) return words.byYou;
	const actor = nameIn(state, deleted.actor);
	return actor === null ? words.byAdmin : words.byOther(actor);
}
