import type { MessageStatus } from "../../store/model.ts";
import { BookmarkIcon, StatusIcon } from "../parts/icons.tsx";
import { clockTime, fullTime } from "../parts/times.ts";
import { PinIcon } from "./message-icons.tsx";
import { rove } from "./rove.ts";

const statusWords: Readonly<Record<MessageStatus, string>> = {
	sending: "Sending",
	sent: "Sent",
	delivered: "Delivered",
	read: "Read",
	failed: "Not sent",
};

interface MessageMetaProps {
	at: number;
	isPinned: boolean;
	/** null for messages of others. */
	status: MessageStatus | null;
	/** When it was last edited, in Unix ms; null: never. */
	editedAt: number | null;
	/** Whether the text is an edit that the log does not have yet. */
	isSaving: boolean;
	/** Whether the reader saved it for later. */
	isSaved: boolean;
	/** Shows what it said before; null where that is not known. */
	onVersions: (() => void) | null;
	/** Shows who has read it; null where there is nothing to show. */
	onReaders: (() => void) | null;
	/** Whether the Tab key stops here: once for all messages; the arrow keys go from one to the next. */
	isTabStop: boolean;
}

/** When a message was sent, and how far it has got. */
export function MessageMeta(props: MessageMetaProps) {
	const { at, isPinned, status, editedAt, isSaving, isSaved, onVersions, onReaders, isTabStop } = props;
	return (
		<span class="message-meta" dir="ltr">
			{isPinned && (
				<span class="pin-mark" title="Pinned">
					<PinIcon size={12} />
					<span class="hidden-words">Pinned</span>
				</span>
			)}
			{isSaved && (
				<span class="saved-mark" title="Saved for later" data-saved>
					<BookmarkIcon size={12} filled />
					<span class="hidden-words">Saved for later</span>
				</span>
			)}
			{isSaving ? (
				<span class="saving">saving…</span>
			) : (
				editedAt !== null && <EditedMark editedAt={editedAt} onVersions={onVersions} />
			)}
			<time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
				{clockTime(at)}
			</time>
			{status !== null &&
				(onReaders === null ? (
					<span class={`message-status status-${status}`} title={statusWords[status]}>
						<StatusIcon status={status} />
						<span class="hidden-words">{statusWords[status]}</span>
					</span>
				) : (
					<button
						type="button"
						class={`message-status status-button status-${status}`}
						title={`${statusWords[status]}: see by whom`}
						aria-label={`${statusWords[status]}, ${clockTime(at)}: see who has read this message`}
						aria-haspopup="dialog"
						tabIndex={isTabStop ? 0 : -1}
						onClick={onReaders}
						data-rove="status"
						onKeyDown={rove}
					>
						<StatusIcon status={status} />
					</button>
				))}
		</span>
	);
}

function EditedMark({ editedAt, onVersions }: { editedAt: number; onVersions: (() => void) | null }) {
	const title = `Edited ${fullTime(editedAt)}`;
	if (onVersions === null) return <span title={title}>edited</span>;
	return (
		<button
			type="button"
			class="edited-mark"
			title={title}
			aria-label={`Edited ${clockTime(editedAt)}: see all versions`}
			aria-haspopup="dialog"
			data-rove="edited"
			tabIndex={-1}
			onClick={onVersions}
			onKeyDown={rove}
		>
			edited
		</button>
	);
}
