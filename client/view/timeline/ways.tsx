import { timelineWords } from "../../words/timeline.ts";
import { DownIcon, ReturnIcon } from "../parts/icons.tsx";

interface WaysProps {
	/** Back to where the reader was before they followed something; null: there is no such place. */
	back: (() => void) | null;
	/** To the newest message. */
	toEnd: () => void;
	/** How many messages came below what is in view. */
	arrived: number;
	/** What is shown is a stretch of history, to which the newest does not belong. */
	isDetached: boolean;
}

/** Where a reader who is not at the end can go from there. */
export function Ways({ back, toEnd, arrived, isDetached }: WaysProps) {
	const words = timelineWords();
	return (
		<div class="timeline-ways">
			{back !== null && (
				<button type="button" class="timeline-way" onClick={back}>
					<ReturnIcon />
					{words.backToPlace}
				</button>
			)}
			<button type="button" class="timeline-way" data-way="end" onClick={toEnd}>
				<DownIcon />
				{arrived > 0 ? words.newCounted(arrived) : isDetached ? words.backToNewest : words.toNewest}
			</button>
		</div>
	);
}
