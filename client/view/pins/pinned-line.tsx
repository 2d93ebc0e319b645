import { useOpenConversation } from "../../hooks/open-conversation.ts";
import { jumpTo } from "../../hooks/use-location.ts";
import { pinsWords } from "../../words/pins.ts";
import { within } from "../../words/within.ts";

interface PinnedLineProps {
	seq: number;
	/** Who pinned; null: the reader. */
	actor: string | null;
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
	const words = pinsWords().line;
	const message = (
		<button type="button" class="link-button" onClick={show}>
			{words.what(targets.length)}
		</button>
	);
	return (
		<li class="system-line" data-event-seq={seq}>
			{actor === null ? within(words.byYou, { message }) : within(words.byOther, { name: <bdi>{actor}</bdi>, message })}
		</li>
	);
}
