import { useOpenConversation } from "../../hooks/open-conversation.ts";
import { jumpTo } from "../../hooks/use-location.ts";

interface PinnedLineProps {
	seq: number;
	/** Who pinned, as a sentence begins with it. */
	actor: string;
	targets: readonly number[];
}

/** The line of the timeline that says what was pinned. One message: leads to it; several: to all that are pinned. */
export function PinnedLine({ seq, actor, targets }: PinnedLineProps) {
	const { handle, showPins } = useOpenConversation();
	const [only] = targets;
	const show = () => {
		if (targets.length > 1 || only === undefined) showPins();
		else jumpTo(handle.state.peek().id, only);
	};
	return (
		<li class="system-line" data-event-seq={seq} dir="auto">
			<bdi>{actor}</bdi> pinned{" "}
			<button type="button" class="link-button" onClick={show}>
				{targets.length === 1 ? "a message" : `${targets.length} messages`}
			</button>
		</li>
	);
}
