import type { Replies } from "../../../src/protocol/entities.ts";
import { isThreadKey } from "../../hooks/use-keys.ts";
import type { Reaction } from "../../store/changes.ts";
import type { MessageStatus } from "../../store/model.ts";
import type { ChangeRow } from "../../store/outbox-rows.ts";
import { messageWords } from "../../words/message.ts";
import { Avatar } from "../parts/avatar.tsx";
import { ErrorBoundary } from "../parts/error-boundary.tsx";
import { MoreIcon } from "../parts/icons.tsx";
import { memo } from "../parts/memo.ts";
import { hueOf } from "../parts/names.ts";
import { clockTime } from "../parts/times.ts";
import { InThread, ThreadLine } from "../thread/thread-line.tsx";
import { focusRow } from "./focus-row.ts";
import { Told } from "./mentioned-text.tsx";
import { MessageMeta } from "./message-meta.tsx";
import { ForwardedMark, Quote } from "./quote.tsx";
import { Reactions } from "./reactions.tsx";
import { Refused } from "./refused.tsx";
import { RichText } from "./rich-text.tsx";
import { rove } from "./rove.ts";

/** What may be done about a message. */
export interface MessageActions {
	retry: (clientId: string) => void;
	discard: (clientId: string) => void;
	/** Shows who has read it. */
	showReaders: (seq: number) => void;
	/** Opens what else can be done, beside what was clicked. */
	openMenu: (seq: number, anchor: HTMLElement) => void;
	showVersions: (seq: number) => void;
	/** Shows who reacted, those with `emoji` first. */
	showReactions: (seq: number, emoji: string) => void;
	react: (seq: number, emoji: string, on: boolean) => void;
	/** Shows the thread of a message. */
	openThread: (seq: number) => void;
	nameOf: (userId: string) => string;
	/** Asks which day to go to, beginning with the one that `at` lies in. */
	pickDate: (at: number) => void;
}

/** Plain values only, so that a row is drawn again only when something that it shows has changed. */
export interface MessageRowProps {
	/** null while the log does not have it. */
	seq: number | null;
	/** From far back: its versions, and who came after it, are not here. */
	far: boolean;
	clientId: string;
	text: string;
	/** Whom it mentions, as the log says it; the same list as long as nothing changes. */
	mentions?: readonly string[] | undefined;
	/** The message that it answers. */
	replyTo?: number | undefined;
	isForwarded: boolean;
	isPinned: boolean;
	at: number;
	sender: string;
	self: string;
	/** null for own messages. */
	senderName: string | null;
	own: boolean;
	inGroup: boolean;
	/** First and last of a run of messages of this sender. */
	first: boolean;
	last: boolean;
	/** null for messages of others. */
	status: MessageStatus | null;
	failure: string | null;
	/** Says that it was deleted; null: it was not. */
	deleted: string | null;
	editedAt: number | null;
	isSaving: boolean;
	/** Whether the reader saved it for later. */
	isSaved?: boolean;
	reactions: readonly Reaction[];
	/** What hangs on it, shown below it; null: nothing, or it is shown in its thread. */
	replies: Replies | null;
	/** How many of them the reader has not read. */
	unreadReplies: number;
	/** It is said in this thread and shown in the conversation; null: not so. */
	inThread: number | null;
	/** What the message of that thread says; "" where that is not known. */
	inThreadText: string;
	/** It stands in a thread only: who has read it is not told (TH5). */
	isThreadOnly: boolean;
	/** Own changes to it that were refused. */
	refused: readonly ChangeRow[];
	/** Gets the row when it is on the page. */
	observe: (row: Element | null) => void;
	/** Whether the Tab key stops at this message's status, and at its menu. */
	isTabStop: boolean;
	isMenuStop: boolean;
	actions: MessageActions;
}

/** One message. A mistake while drawing its text falls back to the plain text. */
export const MessageRow = memo((props: MessageRowProps) => {
	const { seq, clientId, text, own, first, last, inGroup, sender, senderName, status, deleted, actions } = props;
	const hasReaders = own && inGroup && seq !== null && !props.far && !props.isThreadOnly;
	const side = own ? "own" : "other";
	const words = messageWords();
	return (
		<li
			ref={props.observe}
			class={`message message-${side} ${first ? "is-first" : ""} ${last ? "is-last" : ""}`}
			data-seq={seq ?? undefined}
			data-client-id={clientId}
			data-status={status ?? undefined}
		>
			{inGroup && !own && (
				<span class="message-avatar">{last && <Avatar id={sender} name={senderName ?? ""} size="small" />}</span>
			)}
			<div class="message-body">
				{inGroup && first && senderName !== null ? (
					<p class={`message-sender hue-${hueOf(sender)}`} dir="auto">
						{senderName}
					</p>
				) : (
					<span class="hidden-words">{words.says(own ? words.you : (senderName ?? ""))} </span>
				)}
				<div class="bubble-line">
					<div class={`bubble ${deleted === null ? "" : "is-deleted"}`} dir="auto">
						{props.inThread !== null && (
							<InThread thread={props.inThread} text={props.inThreadText} open={actions.openThread} />
						)}
						{deleted === null && props.isForwarded && <ForwardedMark />}
						{deleted === null && props.replyTo !== undefined && <Quote seq={props.replyTo} />}
						{deleted !== null ? (
							<em class="message-text">{deleted}</em>
						) : (
							<ErrorBoundary key={text} fallback={() => <span class="message-text">{text}</span>}>
								<Told.Provider value={props.mentions}>
									<RichText text={text} />
								</Told.Provider>
							</ErrorBoundary>
						)}
						<MessageMeta
							at={props.at}
							isPinned={props.isPinned && deleted === null}
							status={deleted === null ? status : null}
							editedAt={props.editedAt}
							isSaving={props.isSaving}
							isSaved={deleted === null && props.isSaved === true}
							onVersions={seq === null || props.far ? null : () => actions.showVersions(seq)}
							onReaders={hasReaders ? () => actions.showReaders(seq) : null}
							isTabStop={props.isTabStop}
						/>
					</div>
					{seq !== null && deleted === null && (
						<button
							type="button"
							class="more-button"
							aria-label={words.menu.titleAt(clockTime(props.at))}
							title={words.menu.title}
							aria-haspopup="dialog"
							data-rove="more"
							tabIndex={props.isMenuStop ? 0 : -1}
							onClick={(event) => actions.openMenu(seq, event.currentTarget)}
							aria-keyshortcuts="T"
							onKeyDown={(event) => {
								rove(event);
								if (isThreadKey(event)) actions.openThread(props.inThread ?? seq);
							}}
						>
							<MoreIcon />
						</button>
					)}
				</div>
				{seq !== null && props.reactions.length > 0 && (
					<Reactions
						reactions={props.reactions}
						self={props.self}
						nameOf={actions.nameOf}
						toggle={(emoji, on) => actions.react(seq, emoji, on)}
						showPeople={(emoji) => actions.showReactions(seq, emoji)}
					/>
				)}
				{seq !== null && props.replies !== null && (
					<ThreadLine
						seq={seq}
						replies={props.replies}
						unread={props.unreadReplies}
						nameOf={actions.nameOf}
						open={actions.openThread}
					/>
				)}
				{status === "failed" && <Failed {...props} />}
				{props.refused.map((row) => (
					<Refused key={row.clientId} row={row} retry={actions.retry} discard={actions.discard} />
				))}
			</div>
		</li>
	);
});

function Failed({ clientId, failure, actions }: MessageRowProps) {
	const words = messageWords();
	return (
		<div class="message-failed">
			<span class="message-failure">{words.notSent(failure ?? "")}</span>
			<button
				type="button"
				class="link-button"
				onClick={({ currentTarget }) => {
					focusRow(currentTarget);
					actions.retry(clientId);
				}}
			>
				{words.retry}
			</button>
			<button type="button" class="link-button" onClick={() => actions.discard(clientId)}>
				{words.discard}
			</button>
		</div>
	);
}
