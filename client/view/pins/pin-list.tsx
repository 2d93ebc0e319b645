import { useEffect, useState } from "preact/hooks";
import { jumpTo } from "../../hooks/use-location.ts";
import { useToday } from "../../hooks/use-now.ts";
import { useQuoted } from "../../hooks/use-quoted.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import { mayPin } from "../../store/may.ts";
import { shownPins } from "../../store/pins.ts";
import { Dialog } from "../parts/dialog.tsx";
import { fullTime, listTime } from "../parts/times.ts";
import { Refused } from "../timeline/refused.tsx";
import "../../styles/pins.css";
import { pinsWords } from "../../words/pins.ts";

interface PinListProps {
	handle: ConversationHandle;
	onClose: () => void;
}

/** PN2: all pinned messages, the newest pin first: to go to, and, by right, to take the pin off. */
export function PinList({ handle, onClose }: PinListProps) {
	const state = handle.state.value;
	const words = pinsWords();
	const [failure, setFailure] = useState<string | null>(null);
	const [attempt, setAttempt] = useState(0);
	useEffect(() => {
		setFailure(null);
		void handle.quotes.loadPins().then((result) => !result.ok && setFailure(result.failure.detail));
	}, [handle, attempt]);
	const pins = shownPins(state);
	const refused = state.outbox.filter((row) => row.kind === "pin" && row.state === "failed");
	return (
		<Dialog title={words.title} onClose={onClose}>
			{pins.length === 0 && <p class="dialog-lead">{words.list.none}</p>}
			<div role="alert" class="form-failure-place">
				{failure !== null && (
					<p class="form-failure">
						{words.list.failed(failure)}{" "}
						<button type="button" class="link-button" onClick={() => setAttempt(attempt + 1)}>
							{words.list.tryAgain}
						</button>
					</p>
				)}
			</div>
			<ul class="pin-list">
				{pins.toReversed().map((seq) => (
					<PinnedMessage
						key={seq}
						handle={handle}
						seq={seq}
						mayUnpin={mayPin(state)}
						onJump={(thread) => {
							onClose();
							jumpTo(state.id, seq, thread);
						}}
					/>
				))}
			</ul>
			{refused.map(
				(row) =>
					row.kind === "pin" && (
						<Refused
							key={row.clientId}
							row={row}
							retry={(clientId) => void handle.retry(clientId)}
							discard={(clientId) => void handle.discard(clientId)}
						/>
					),
			)}
		</Dialog>
	);
}

interface PinnedMessageProps {
	handle: ConversationHandle;
	seq: number;
	mayUnpin: boolean;
	/** `thread`: the one in which the message stands only. */
	onJump: (thread: number | undefined) => void;
}

function PinnedMessage({ handle, seq, mayUnpin, onJump }: PinnedMessageProps) {
	const line = useQuoted(handle, seq);
	const now = useToday();
	const words = pinsWords();
	return (
		<li class="pin-item">
			{line.name === "known" ? (
				<button type="button" class="pin-message" onClick={() => onJump(line.thread)}>
					<span class="pin-line">
						<bdi class="pin-sender">{line.senderName}</bdi>
						<time dateTime={new Date(line.at).toISOString()} title={fullTime(line.at)}>
							{listTime(line.at, now)}
						</time>
					</span>
					<span class="pin-words" dir="auto">
						{line.words}
					</span>
				</button>
			) : (
				<p class="pin-message pin-words">{line.name === "loading" ? words.list.loading : words.notShown}</p>
			)}
			{mayUnpin && (
				<button
					type="button"
					class="button button-small"
					aria-label={
						line.name === "known" ? words.list.unpinOf(line.senderName, line.words.slice(0, 40)) : words.list.unpin
					}
					onClick={() => void handle.pin(seq, false)}
				>
					{words.list.unpin}
				</button>
			)}
		</li>
	);
}
