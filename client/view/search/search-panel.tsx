import { useEffect, useRef, useState } from "preact/hooks";
import { lastSearch, searchLeftBeside } from "../../hooks/search-place.ts";
import { jumpTo, place } from "../../hooks/use-location.ts";
import { besides, touch, useMedia } from "../../hooks/use-media.ts";
import { searchWords } from "../../words/search.ts";
import { shellWords } from "../../words/shell.ts";
import { BesidePanel } from "../parts/beside-panel.tsx";
import { SearchBox } from "./search-box.tsx";

interface SearchPanelProps {
	id: string;
	self: string;
	/** What the conversation is called; null while not known. */
	title: string | null;
}

/** A search beside the conversation: what it found stays while one looks at it there. */
export function SearchPanel({ id, self, title }: SearchPanelProps) {
	const words = searchWords();
	const heading = useRef<HTMLHeadingElement>(null);
	const isTouch = useMedia(touch);
	const hasRoom = useMedia(besides);
	const [initial] = useState(() => searchLeftBeside(id, Date.now()));
	const here = place.peek();
	// Whoever came by a link to a message looks at that first; not whoever opens the search beside it.
	const isForMessage =
		hasRoom && initial === null && here.name === "conversation" && here.seq !== undefined && here.isSameSpot !== true;
	// What is found is looked at first: a keyboard on the screen would stand before it.
	const isBack = isTouch && initial !== null && initial.asked.query !== "";
	useEffect(() => {
		if (isBack) heading.current?.focus();
	}, []);
	return (
		<BesidePanel
			place="search"
			title={words.title}
			lead={title}
			close={shellWords().close}
			heading={heading}
			opener={() => document.querySelector<HTMLElement>("[data-search-button]")}
		>
			<div class="beside-body beside-search">
				<SearchBox
					self={self}
					inside={id}
					initial={initial}
					takesFocus={!isBack && !isForMessage}
					onChange={(now) => {
						lastSearch.value = { inside: id, ...now };
					}}
					onPick={({ conversationId, seq, thread }) => jumpTo(conversationId, seq, thread)}
				/>
			</div>
		</BesidePanel>
	);
}
