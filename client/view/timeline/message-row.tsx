import type { MessageStatus } from "../../store/model.ts";
import { Avatar } from "../parts/avatar.tsx";
import { ErrorBoundary } from "../parts/error-boundary.tsx";
import { StatusIcon } from "../parts/icons.tsx";
import { memo } from "../parts/memo.ts";
import { hueOf } from "../parts/names.ts";
import { clockTime, fullTime } from "../parts/times.ts";
import { RichText } from "./rich-text.tsx";

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
	actions: { retry: (clientId: string) => void; discard: (clientId: string) => void };
}

const statusWords: Readonly<Record<MessageStatus, string>> = {
	sending: "Sending",
	sent: "Sent",
	delivered: "Delivered",
	read: "Read",
	failed: "Not sent",
};

/** One message. A mistake while drawing its text falls back to the plain text. */
export const MessageRow = memo((props: MessageRowProps) => {
	const { seq, clientId, text, own, first, last, inGroup, sender, senderName, status } = props;
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
					<Meta at={props.at} status={status} />
				</div>
				{status === "failed" && <Failed {...props} />}
			</div>
		</li>
	);
});

function Meta({ at, status }: { at: number; status: MessageStatus | null }) {
	return (
		<span class="message-meta" dir="ltr">
			<time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
				{clockTime(at)}
			</time>
			{status !== null && (
				<span class={`message-status status-${status}`} title={statusWords[status]}>
					<StatusIcon status={status} />
					<span class="hidden-words">{statusWords[status]}</span>
				</span>
			)}
		</span>
	);
}

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
