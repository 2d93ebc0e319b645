import type { RefObject } from "preact";
import { touch, useMedia } from "../../hooks/use-media.ts";
import { composerWords } from "../../words/composer.ts";
import { LoadingEmoji } from "../emoji/loading.tsx";
import { SmileyIcon } from "../parts/icons.tsx";
import { Lazy } from "../parts/lazy.tsx";
import { replaceText } from "./write.ts";

const loadPicker = () => import("../emoji/picker.tsx").then((module) => module.EmojiPicker);

/** Asks for the picker. */
export function EmojiButton({ onOpen }: { onOpen: (button: HTMLElement) => void }) {
	const words = composerWords();
	return (
		<button
			type="button"
			class="icon-button composer-emoji"
			aria-label={words.addEmoji}
			title={words.addEmojiHint}
			aria-haspopup="dialog"
			onClick={(event) => onOpen(event.currentTarget)}
		>
			<SmileyIcon />
		</button>
	);
}

interface ComposerEmojiProps {
	input: RefObject<HTMLTextAreaElement | null>;
	/** The button that asked for it. */
	anchor: HTMLElement;
	onClose: () => void;
}

/** The picker, which writes what is picked where the caret stands. Not within the form: Enter would send it. */
export function ComposerEmoji({ input, anchor, onClose }: ComposerEmojiProps) {
	const isTouch = useMedia(touch);
	const put = (emoji: string) => {
		const field = input.current;
		if (field === null) return;
		// A screen keyboard would cover what one looks at.
		if (!isTouch) field.focus();
		replaceText(field, field.selectionStart, field.selectionEnd, emoji);
	};
	return (
		<Lazy
			load={loadPicker}
			onClose={onClose}
			meanwhile={<LoadingEmoji />}
			props={{ title: composerWords().addEmoji, anchor, several: true, onPick: put, onClose }}
		/>
	);
}
