/** The element of each row of the timeline. */
import { nameIn } from "../../store/conversation.ts";
import type { ConversationState } from "../../store/model.ts";
import type { ShownMessage } from "../../store/shown.ts";
import { messageStatus } from "../../store/status.ts";
import { dayName } from "../parts/times.ts";
import type { TimelineItem } from "./items.ts";
import { type MessageActions, MessageRow } from "./message-row.tsx";
import { systemSentence } from "./system-words.ts";

export interface Surroundings {
	state: ConversationState;
	now: number;
	/** The seqs of the messages where the Tab key stops: at a status, and at a menu. */
	lastOwn: number | null;
	lastWithMenu: number | null;
	observeRow: (row: Element | null) => void;
	actions: MessageActions;
}

const nothing: readonly never[] = [];

/** Of a row that shows something of the log or of the outbox. */
export function drawItem(item: TimelineItem, surroundings: Surroundings) {
	const { state, now, lastOwn, lastWithMenu, observeRow, actions } = surroundings;
	switch (item.kind) {
		case "day":
			return (
				<li key={item.key} class="divider">
					<h2>
						<button
							type="button"
							class="day-button"
							title="Jump to a date"
							aria-haspopup="dialog"
							onClick={() => actions.pickDate(item.at)}
						>
							{dayName(item.at, now)}
						</button>
					</h2>
				</li>
			);
		case "unread":
			return (
				<li key={item.key} class="divider divider-unread" data-unread-divider>
					<h2>New messages</h2>
				</li>
			);
		case "system":
			return (
				<li key={item.key} class="system-line" data-event-seq={item.event.seq} dir="auto">
					{systemSentence(item.event, state.self, (userId) => nameIn(state, userId) ?? "Someone")}
				</li>
			);
		case "pending":
			return (
				<MessageRow
					key={item.key}
					seq={null}
					far={false}
					clientId={item.row.clientId}
					text={item.row.body.text}
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
					at={item.message.at}
					sender={item.message.sender}
					self={state.self}
					senderName={item.own ? null : (nameIn(state, item.message.sender) ?? "Former member")}
					own={item.own}
					inGroup={state.kind === "group"}
					first={item.group.first}
					last={item.group.last}
					status={item.own ? messageStatus(state, item.message) : null}
					failure={null}
					deleted={deletedWords(state, item.message.sender, item.shown)}
					editedAt={item.shown.editedAt}
					isSaving={item.shown.isSaving}
					reactions={item.shown.reactions}
					refused={item.shown.refused}
					isTabStop={item.message.seq === lastOwn}
					isMenuStop={item.message.seq === lastWithMenu}
					observe={observeRow}
					actions={actions}
				/>
			);
	}
}

function deletedWords(state: ConversationState, sender: string, { deleted }: ShownMessage): string | null {
	if (deleted === null) return null;
	if (deleted.actor === sender) return "Message deleted";
	return `Message deleted by ${deleted.actor === state.self ? "you" : (nameIn(state, deleted.actor) ?? "an admin")}`;
}
