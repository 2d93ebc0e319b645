import type { UnreadAbove } from "../../hooks/use-unread-place.ts";
import { timelineWords } from "../../words/timeline.ts";
import { CloseIcon } from "../parts/icons.tsx";
import { UpIcon } from "../parts/more-icons.tsx";
import { listTime } from "../parts/times.ts";

interface UnreadBarProps extends UnreadAbove {
	/** The time, in Unix ms. */
	now: number;
}

/** The way to the first unread message, where it is further up than what is shown. */
export function UnreadBar({ count, since, failure, now, jump, dismiss }: UnreadBarProps) {
	const { newAbove: words, newMessages, newCounted } = timelineWords();
	const when = since === null ? null : listTime(since, now);
	const some = when === null ? newMessages : words.since(when);
	const counted = when === null ? newCounted(count) : words.countedSince(count, when);
	return (
		<div class="unread-bar">
			<button type="button" class="unread-jump" onClick={jump}>
				<UpIcon />
				<span>
					{failure !== null ? (
						words.failed(failure)
					) : (
						<>
							{count > 0 ? counted : some}
							<span class="unread-jump-words"> · {words.toFirst}</span>
						</>
					)}
				</span>
			</button>
			<button type="button" class="icon-button" aria-label={words.hide} title={words.hide} onClick={dismiss}>
				<CloseIcon size={16} />
			</button>
		</div>
	);
}
