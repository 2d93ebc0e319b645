import type { RefObject } from "preact";
import { useLongPress } from "../../hooks/use-long-press.ts";
import { EmojiSection } from "./emoji-section.tsx";
import { goFrom, stopAt } from "./grid-keys.ts";
import type { Section } from "./sections.ts";

interface EmojiPanelProps {
	id: string;
	panel: RefObject<HTMLElement | null>;
	sections: readonly Section[];
	/** What is said where there is nothing to be picked. */
	nothing: string;
	onPick: (text: string, withShift: boolean) => void;
	/** Somebody wants the skin tones of one; false: it has none to show. */
	onTones: (text: string) => boolean;
	/** The pointer or the focus is on one; null: on none. */
	onLook: (text: string | null) => void;
	/** Up, from the first row. */
	onOut: () => void;
	/** A key that writes something. */
	onTyped: () => void;
	/** Another section is the first in view. */
	onScrolledTo: (section: Section | null) => void;
}

const emojiAt = (target: EventTarget | null) =>
	target instanceof Element ? target.closest<HTMLElement>("[data-emoji]") : null;

const textAt = (target: EventTarget | null) => emojiAt(target)?.dataset.emoji ?? null;

/** The element id of a section. */
export function sectionId(panelId: string, { key }: Section): string {
	return `${panelId}-${key}`;
}

/** The emoji themselves. One listener for all: there may be two thousand of them. */
export function EmojiPanel(props: EmojiPanelProps) {
	const { id, panel, sections, nothing, onPick, onTones, onLook, onOut, onTyped, onScrolledTo } = props;
	const press = useLongPress((target) => {
		const text = textAt(target);
		return text !== null && onTones(text);
	});
	const onKeyDown = (event: KeyboardEvent) => {
		const cell = emojiAt(event.target);
		if (cell === null || panel.current === null) return;
		const to = goFrom(panel.current, cell, event);
		if (to === null) {
			if (isTyped(event)) onTyped();
			return;
		}
		event.preventDefault();
		if (to === "out") onOut();
		else to.focus();
	};
	const onScroll = (event: Event & { currentTarget: HTMLElement }) => {
		const { scrollTop } = event.currentTarget;
		const topOf = (section: Section) => document.getElementById(sectionId(id, section))?.offsetTop ?? 0;
		onScrolledTo(sections.findLast((section) => topOf(section) <= scrollTop + 1) ?? null);
	};
	return (
		<section
			ref={panel}
			id={id}
			aria-label="Emoji"
			class="emoji-panel"
			tabIndex={-1}
			onKeyDown={onKeyDown}
			onScroll={onScroll}
			onClick={(event) => {
				const text = textAt(event.target);
				if (text !== null) onPick(text, event.shiftKey);
			}}
			onFocusIn={(event) => {
				const cell = emojiAt(event.target);
				if (cell !== null) stopAt(event.currentTarget, cell);
				onLook(textAt(event.target));
			}}
			onMouseMove={(event) => onLook(textAt(event.target))}
			{...press}
		>
			{sections.map((section) => (
				<EmojiSection key={section.key} id={sectionId(id, section)} title={section.title} choices={section.choices} />
			))}
			{sections.length === 0 && <p class="emoji-none">{nothing}</p>}
		</section>
	);
}

/** Whether a key writes something, or takes it away. */
function isTyped({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
	if (ctrlKey || metaKey || altKey || isComposing) return false;
	return key === "Backspace" || (key !== " " && [...key].length === 1);
}
