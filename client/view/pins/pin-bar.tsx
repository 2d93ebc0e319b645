import { useEffect, useState } from "preact/hooks";
import { useOpenConversation } from "../../hooks/open-conversation.ts";
import { jumpTo } from "../../hooks/use-location.ts";
import { useQuoted } from "../../hooks/use-quoted.ts";
import { shownPins } from "../../store/pins.ts";
import { ListIcon, PinIcon } from "../timeline/message-icons.tsx";
import "../../styles/pins.css";
import { inDigits } from "../../words/numbers.ts";
import { pinsWords } from "../../words/pins.ts";

/** Under the header: the newest pinned message. A click leads to it and shows the one before; beside it, the way to all. */
export function PinBar() {
	const pins = shownPins(useOpenConversation().handle.state.value);
	const newest = pins.at(-1);
	const [back, setBack] = useState(0);
	useEffect(() => setBack(0), [newest, pins.length]);
	const seq = pins[pins.length - 1 - back] ?? newest;
	if (seq === undefined) return null;
	return (
		<Shown
			seq={seq}
			place={pins.indexOf(seq) + 1}
			count={pins.length}
			onNext={() => setBack((back + 1) % pins.length)}
		/>
	);
}

interface ShownProps {
	seq: number;
	/** Which of how many, the oldest pin first. */
	place: number;
	count: number;
	/** It was gone to: the next is another. */
	onNext: () => void;
}

function Shown({ seq, place, count, onNext }: ShownProps) {
	const { handle, showPins } = useOpenConversation();
	const line = useQuoted(handle, seq);
	const words = pinsWords();
	const jump = () => {
		jumpTo(handle.state.peek().id, seq, line.name === "known" ? line.thread : undefined);
		onNext();
	};
	return (
		<section class="pin-bar" aria-label={words.title}>
			<button type="button" class="pin-shown" onClick={jump}>
				<PinIcon size={16} />
				<span class="pin-lines">
					<span class="pin-title">
						{count === 1 ? words.bar.only : words.bar.oneOf(inDigits(place), inDigits(count))}
					</span>
					<span class="hidden-words">: </span>
					<span class="pin-text" dir="auto">
						{line.name === "known" ? line.words : line.name === "loading" ? "…" : words.notShown}
					</span>
				</span>
			</button>
			<button
				type="button"
				class="icon-button"
				aria-label={words.bar.allCounted(inDigits(count))}
				title={words.bar.all}
				aria-haspopup="dialog"
				onClick={showPins}
			>
				<ListIcon />
			</button>
		</section>
	);
}
