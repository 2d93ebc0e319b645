import { useEffect } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { appearance } from "../../hooks/appearance.ts";
import { openPart } from "../../hooks/open-part.ts";
import { searchOpen } from "../../hooks/search-place.ts";
import { closeTip, offerTip, passTip, shownTip, type TipName } from "../../hooks/tips.ts";
import { keyboard, useMedia } from "../../hooks/use-media.ts";
import { tipWords } from "../../words/tips.ts";
import { within } from "../../words/within.ts";
import { Keys } from "../parts/key-words.tsx";
import "../../styles/tip.css";

function shortcutOf(name: TipName): string {
	if (name === "find") return appearance.value.keys === "all" ? "/" : "mod+shift+F";
	return name === "jump" ? "mod+K" : "up";
}

/** A small hint below the list of conversations, where it covers nothing, for whoever has keys. */
export function Tip({ self, openId }: { self: string; openId: string | null }) {
	const open = useApp().inbox.value.conversations.find(({ id }) => id === openId);
	const hasKeys = useMedia(keyboard);
	const wroteLast = open?.lastMessage?.sender === self;
	const head = open?.head ?? 0;
	const isOpen = open !== undefined;
	useEffect(() => {
		if (hasKeys && isOpen) offerTip({ wroteLast, head });
	}, [hasKeys, isOpen, wroteLast, head]);
	// Whoever has done it needs no hint.
	const [usesPalette, searches] = [openPart.value?.name === "palette", searchOpen.value !== null];
	useEffect(() => {
		if (usesPalette) passTip("jump");
		if (searches) passTip("find");
	}, [usesPalette, searches]);

	const name = shownTip.value;
	const words = tipWords();
	const close = () => {
		closeTip();
		// The button is gone with it.
		(document.querySelector<HTMLElement>("#main textarea") ?? document.getElementById("main"))?.focus();
	};
	return (
		<div aria-live="polite">
			{name !== null && hasKeys && (
				<div class="tip" role="note" aria-label={words.title}>
					<p>{within(words.tips[name], { key: <Keys shortcut={shortcutOf(name)} /> })}</p>
					<button type="button" class="button button-small" onClick={close}>
						{words.close}
					</button>
				</div>
			)}
		</div>
	);
}
