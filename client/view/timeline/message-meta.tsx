import type { MessageStatus } from "../../store/model.ts";
import { messageWords } from "../../words/message.ts";
import { direction } from "../../words/words.ts";
import { BookmarkIcon, StatusIcon } from "../parts/icons.tsx";
import { clockTime, fullTime } from "../parts/times.ts";
import { PinIcon } from "./message-icons.tsx";
import { rove } from "./rove.ts";

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
	const words = messageWords();
	return (
		<span class="message-meta" dir="ltr">
			{isPinned && (
				<span class="pin-mark" title={words.pinned}>
					<PinIcon size={12} />
					<span class="hidden-words">{words.pinned}</span>
				</span>
			)}
			{isSaved && (
				<span class="saved-mark" title={words.saved} data-saved>
					<BookmarkIcon size={12} filled />
					<span class="hidden-words">{words.saved}</span>
				</span>
			)}
			{isSaving ? (
				<span class="saving">{words.saving}</span>
			) : (
				editedAt !== null && <EditedMark editedAt={editedAt} onVersions={onVersions} />
			)}
			<time dir={direction.value} dateTime={new Date(at).toISOString()} title={fullTime(at)}>
				{clockTime(at)}
			</time>
			{status !== null &&
				(onReaders === null ? (
					<span class={`message-status status-${status}`} title={words.status[status]}>
						<StatusIcon status={status} />
						<span class="hidden-words">{words.status[status]}</span>
					</span>
				) : (
					<button
						type="button"
						class={`message-status status-button status-${status}`}
						title={words.statusHint(words.status[status])}
						aria-label={words.statusAt(words.status[status], clockTime(at))}
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
	const words = messageWords();
	const title = words.editedAt(fullTime(editedAt));
	if (onVersions === null) return <span title={title}>{words.edited}</span>;
	return (
		<button
			type="button"
			class="edited-mark"
			title={title}
			aria-label={words.editedSeeVersions(clockTime(editedAt))}
			aria-haspopup="dialog"
			data-rove="edited"
			tabIndex={-1}
			onClick={onVersions}
			onKeyDown={rove}
		>
			{words.edited}
		</button>
	);
}
