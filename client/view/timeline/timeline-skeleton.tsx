import { timelineWords } from "../../words/timeline.ts";

/** Stands in for messages that are on their way. */
export function TimelineSkeleton() {
	return (
		<div class="timeline-skeleton">
			<p class="hidden-words">{timelineWords().loadingMessages}</p>
			{["long", "short", "own", "long", "own short"].map((shape, index) => (
				<span key={index} class={`skeleton skeleton-bubble ${shape}`} aria-hidden="true" />
			))}
		</div>
	);
}
