import type { RefObject } from "preact";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { useLongPress } from "../../hooks/use-long-press.ts";
import { useNear } from "../../hooks/use-near.ts";
import { emojiWords } from "../../words/emoji.ts";
import { EmojiSection } from "./emoji-section.tsx";
import { firstCell, goFrom, stopAt } from "./grid-keys.ts";
import type { Section } from "./sections.ts";

interface EmojiPanelProps {
	id: string;
	panel: RefObject<HTMLElement | null>;
	sections: readonly Section[];
	/** What is said where there is nothing to be picked. */
	nothing: string;
	/** The key of the section to be jumped to, in an object of its own for each jump. */
	jump: { key: string } | null;
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

/** About as many as are in view at first. What begins after them waits until it is near. */
const drawnAtOnce = 48;

/** For each section, how many emoji stand before it. */
function countsBefore(sections: readonly Section[]): number[] {
	let count = 0;
	return sections.map(({ choices }) => {
		count += choices.length;
		return count - choices.length;
	});
}

/** The emoji themselves. One listener for all: there may be two thousand of them. */
export function EmojiPanel(props: EmojiPanelProps) {
	const { id, panel, sections, nothing, jump, onPick, onTones, onLook, onOut, onTyped, onScrolledTo } = props;
	const sectionId = ({ key }: Section) => `${id}-${key}`;
	const ids = useMemo(() => sections.map(sectionId), [sections]);
	const before = useMemo(() => countsBefore(sections), [sections]);
	const near = useNear(panel, ids);
	useLayoutEffect(() => {
		const to = jump === null ? undefined : sections.find(({ key }) => key === jump.key);
		const element = to === undefined ? null : document.getElementById(sectionId(to));
		if (element === null || panel.current === null) return;
		panel.current.scrollTop = element.offsetTop;
		stopAt(panel.current, firstCell(element));
	}, [jump]);
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
		const topOf = (section: Section) => document.getElementById(sectionId(section))?.offsetTop ?? 0;
		onScrolledTo(sections.findLast((section) => topOf(section) <= scrollTop + 1) ?? null);
	};
	return (
		<section
			ref={panel}
			id={id}
			aria-label={emojiWords().title}
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
			{sections.map((section, place) => (
				<EmojiSection
					key={section.key}
					id={sectionId(section)}
					title={section.title}
					choices={section.choices}
					isDrawn={(before[place] ?? 0) < drawnAtOnce || section.key === jump?.key || near.has(sectionId(section))}
				/>
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
