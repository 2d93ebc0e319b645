import type { UnreadAbove } from "../../hooks/use-unread-place.ts";
import { CloseIcon } from "../parts/icons.tsx";
import { UpIcon } from "../parts/more-icons.tsx";
import { plural } from "../parts/names.ts";
import { listTime } from "../parts/times.ts";

interface UnreadBarProps extends UnreadAbove {
	/** The time, in Unix ms. */
	now: number;
}

/** The way to the first unread message, where it is further up than what is shown. */
export function UnreadBar({ count, since, failure, now, jump, dismiss }: UnreadBarProps) {
	const unread = count > 0 ? plural(count, "unread message") : "Unread messages";
	return (
		<div class="unread-bar">
			<button type="button" class="unread-jump" onClick={jump}>
				<UpIcon />
				<span>
					{failure !== null ? (
						`The first unread message could not be found. ${failure}`
					) : (
						<>
							{unread}
							{since !== null && ` since ${listTime(since, now)}`}
							<span class="unread-jump-words"> · Jump to the first</span>
						</>
					)}
				</span>
			</button>
			<button type="button" class="icon-button" aria-label="Do not show" title="Do not show" onClick={dismiss}>
				<CloseIcon size={16} />
			</button>
		</div>
	);
}
