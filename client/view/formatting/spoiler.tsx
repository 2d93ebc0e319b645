import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { messageWords } from "../../words/message.ts";

/** A text that is hidden, also from a screen reader and from the page's search, until it is asked for. */
export function Spoiler({ children }: { children: ComponentChildren }) {
	const [isShown, setIsShown] = useState(false);
	const place = useRef<HTMLSpanElement>(null);
	useEffect(() => {
		if (isShown) place.current?.focus();
	}, [isShown]);
	if (isShown) {
		return (
			<span class="spoiler" ref={place} tabIndex={-1}>
				{children}
			</span>
		);
	}
	return (
		// A button element cannot break over lines, and the text would move when it is shown.
		// biome-ignore lint/a11y/useSemanticElements: see above
		<span
			class="spoiler spoiler-hidden"
			role="button"
			tabIndex={0}
			aria-expanded={false}
			aria-label={messageWords().spoiler}
			onClick={() => setIsShown(true)}
			onKeyDown={(event) => {
				if (event.key !== "Enter" && event.key !== " ") return;
				event.preventDefault();
				setIsShown(true);
			}}
		>
			<span class="spoiler-text" inert aria-hidden="true">
				{children}
			</span>
		</span>
	);
}
