import type { MessageStatus } from "../../store/model.ts";
import { StatusIcon } from "../parts/icons.tsx";
import { clockTime, fullTime } from "../parts/times.ts";

const statusWords: Readonly<Record<MessageStatus, string>> = {
	sending: "Sending",
	sent: "Sent",
	delivered: "Delivered",
	read: "Read",
	failed: "Not sent",
};

interface MessageMetaProps {
	at: number;
	/** null for messages of others. */
	status: MessageStatus | null;
	/** Shows who has read it; null where there is nothing to show. */
	onReaders: (() => void) | null;
	/** Whether the Tab key stops here: once for all messages; the arrow keys go from one to the next. */
	isTabStop: boolean;
}

/** When a message was sent, and how far it has got. */
export function MessageMeta({ at, status, onReaders, isTabStop }: MessageMetaProps) {
	return (
		<span class="message-meta" dir="ltr">
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
						onKeyDown={toNeighbour}
					>
						<StatusIcon status={status} />
					</button>
				))}
		</span>
	);
}

function toNeighbour(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
	const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
	const list = event.currentTarget.closest("ol");
	if (step === undefined || list === null) return;
	const all = [...list.querySelectorAll<HTMLElement>(".status-button")];
	const next = all[all.indexOf(event.currentTarget) + step];
	if (next === undefined) return;
	event.preventDefault();
	next.focus();
}
