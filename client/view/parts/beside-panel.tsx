import type { ComponentChildren, RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { isFocusLost } from "../../hooks/keep-focus.ts";
import { useEscape } from "../../hooks/use-keys.ts";
import { leaveBeside } from "../../hooks/use-location.ts";
import { besides, useMedia } from "../../hooks/use-media.ts";
import type { Beside } from "../../store/paths.ts";
import { threadWords } from "../../words/thread.ts";
import { BackIcon, CloseIcon } from "./icons.tsx";

interface BesidePanelProps {
	/** What is shown; another one is another place. */
	place: Beside;
	title: string;
	/** What the conversation is called; null while not known. */
	lead: string | null;
	/** What the button that closes it is called. */
	close: string;
	/** It can take the focus. */
	heading: RefObject<HTMLHeadingElement | null>;
	/** Beside the title. */
	actions?: ComponentChildren;
	/** What most likely opened it, to give the focus back to. */
	opener: () => HTMLElement | null;
	children: ComponentChildren;
}

/** What stands beside a conversation, as a third column; in its place where there is no room. Esc and "back" close it. */
export function BesidePanel({ place, title, lead, close, heading, actions, opener, children }: BesidePanelProps) {
	const words = threadWords().panel;
	const hasRoom = useMedia(besides);
	useEscape((event) => {
		event.preventDefault();
		leaveBeside();
	});
	useEffect(() => () => giveFocusBack(opener), [place]);
	return (
		<aside class={place === "members" ? "beside beside-members" : "beside"} aria-labelledby="beside-title">
			<header class="beside-header">
				{!hasRoom && (
					<button type="button" class="icon-button beside-back" aria-label={words.back} onClick={leaveBeside}>
						<BackIcon />
					</button>
				)}
				<div class="header-names">
					<h2 class="header-title" id="beside-title" tabIndex={-1} ref={heading}>
						{title}
					</h2>
					{lead !== null && (
						<p class="header-presence" dir="auto">
							{lead}
						</p>
					)}
				</div>
				{actions}
				{hasRoom && (
					<button type="button" class="icon-button" aria-label={close} title={words.closeHint} onClick={leaveBeside}>
						<CloseIcon />
					</button>
				)}
			</header>
			{children}
		</aside>
	);
}

/** Whoever has moved on is not called back. */
function giveFocusBack(opener: () => HTMLElement | null): void {
	const { activeElement } = document;
	if (activeElement !== null && activeElement !== document.body && activeElement.closest(".beside") === null) return;
	const found = opener();
	// After the panel is gone: what stands behind it may be hidden until then, and what was jumped to has the focus by then.
	setTimeout(() => {
		if (document.querySelector(".beside") === null && isFocusLost()) found?.focus();
	});
}
