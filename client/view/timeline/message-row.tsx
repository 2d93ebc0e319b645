import type { Reaction } from "../../store/changes.ts";
import type { ChangeRow, MessageStatus } from "../../store/model.ts";
import { Avatar } from "../parts/avatar.tsx";
import { ErrorBoundary } from "../parts/error-boundary.tsx";
import { MoreIcon } from "../parts/icons.tsx";
import { memo } from "../parts/memo.ts";
import { hueOf } from "../parts/names.ts";
import { clockTime } from "../parts/times.ts";
import { Told } from "./mentioned-text.tsx";
import { MessageMeta } from "./message-meta.tsx";
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
	nameOf: (userId: string) => string;
}

/** Plain values only, so that a row is drawn again only when something that it shows has changed. */
export interface MessageRowProps {
	/** null while the log does not have it. */
	seq: number | null;
	clientId: string;
	text: string;
	/** Whom it mentions, as the log says it; the same list as long as nothing changes. */
	mentions?: readonly string[] | undefined;
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
	reactions: readonly Reaction[];
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
	const hasReaders = own && inGroup && seq !== null;
	const side = own ? "own" : "other";
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
					<span class="hidden-words">{own ? "You" : senderName}: </span>
				)}
				<div class="bubble-line">
					<div class={`bubble ${deleted === null ? "" : "is-deleted"}`} dir="auto">
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
							status={deleted === null ? status : null}
							editedAt={props.editedAt}
							isSaving={props.isSaving}
							onVersions={() => seq !== null && actions.showVersions(seq)}
							onReaders={hasReaders ? () => actions.showReaders(seq) : null}
							isTabStop={props.isTabStop}
						/>
					</div>
					{seq !== null && deleted === null && (
						<button
							type="button"
							class="more-button"
							aria-label={`Actions for the message of ${clockTime(props.at)}`}
							title="Message actions"
							aria-haspopup="dialog"
							data-rove="more"
							tabIndex={props.isMenuStop ? 0 : -1}
							onClick={(event) => actions.openMenu(seq, event.currentTarget)}
							onKeyDown={rove}
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
				{status === "failed" && <Failed {...props} />}
				{props.refused.map((row) => (
					<Refused key={row.clientId} row={row} retry={actions.retry} discard={actions.discard} />
				))}
			</div>
		</li>
	);
});

function Failed({ clientId, failure, actions }: MessageRowProps) {
	return (
		<div class="message-failed">
			<span class="message-failure">Not sent. {failure}</span>
			<button type="button" class="link-button" onClick={() => actions.retry(clientId)}>
				Retry
			</button>
			<button type="button" class="link-button" onClick={() => actions.discard(clientId)}>
				Discard
			</button>
		</div>
	);
}
