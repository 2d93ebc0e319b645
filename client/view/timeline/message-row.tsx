import type { MessageStatus } from "../../store/model.ts";
import { Avatar } from "../parts/avatar.tsx";
import { ErrorBoundary } from "../parts/error-boundary.tsx";
import { memo } from "../parts/memo.ts";
import { hueOf } from "../parts/names.ts";
import { MessageMeta } from "./message-meta.tsx";
import { RichText } from "./rich-text.tsx";

/** What may be done about a message. */
export interface MessageActions {
	retry: (clientId: string) => void;
	discard: (clientId: string) => void;
	/** Shows who has read it. */
	showReaders: (seq: number) => void;
}

/** Plain values only, so that a row is drawn again only when something that it shows has changed. */
export interface MessageRowProps {
	/** null while the log does not have it. */
	seq: number | null;
	clientId: string;
	text: string;
	at: number;
	sender: string;
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
	/** Gets the row when it is on the page. */
	observe: (row: Element | null) => void;
	/** Whether the Tab key stops at this message's status. */
	isTabStop: boolean;
	actions: MessageActions;
}

/** One message. A mistake while drawing its text falls back to the plain text. */
export const MessageRow = memo((props: MessageRowProps) => {
	const { seq, clientId, text, own, first, last, inGroup, sender, senderName, status } = props;
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
				<div class="bubble" dir="auto">
					<ErrorBoundary fallback={() => <span class="message-text">{text}</span>}>
						<RichText text={text} />
					</ErrorBoundary>
					<MessageMeta
						at={props.at}
						status={status}
						onReaders={hasReaders ? () => props.actions.showReaders(seq) : null}
						isTabStop={props.isTabStop}
					/>
				</div>
				{status === "failed" && <Failed {...props} />}
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
