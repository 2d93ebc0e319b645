import { useEffect, useRef } from "preact/hooks";
import { lastSearch } from "../../hooks/search-place.ts";
import { jumpTo } from "../../hooks/use-location.ts";
import { touch, useMedia } from "../../hooks/use-media.ts";
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
	const known = lastSearch.peek();
	const initial = known?.inside === id ? known.asked : undefined;
	// What is found is looked at first: a keyboard on the screen would stand before it.
	const isBack = isTouch && initial !== undefined && initial.query !== "";
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
					takesFocus={!isBack}
					onChange={(asked) => {
						lastSearch.value = { inside: id, asked };
					}}
					onPick={({ conversationId, seq, thread }) => jumpTo(conversationId, seq, thread)}
				/>
			</div>
		</BesidePanel>
	);
}
