import { inlineStep } from "../../hooks/use-keys.ts";
import { emojiWords } from "../../words/emoji.ts";
import type { Section } from "./sections.ts";

interface GroupBarProps {
	sections: readonly Section[];
	/** The key of the one that is in view. */
	current: string | null;
	onJump: (section: Section) => void;
}

/** Jumps to a group of emoji. The Tab key stops once; the arrow keys go on from there. */
export function GroupBar({ sections, current, onJump }: GroupBarProps) {
	const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
		const all = [...event.currentTarget.querySelectorAll("button")];
		const from = document.activeElement instanceof HTMLButtonElement ? all.indexOf(document.activeElement) : -1;
		const step = inlineStep(event.key);
		const to = step === undefined ? { Home: 0, End: all.length - 1 }[event.key] : from + step;
		const next = to === undefined ? undefined : all[(to + all.length) % all.length];
		if (next === undefined) return;
		event.preventDefault();
		next.focus();
	};
	const stop = current ?? sections[0]?.key;
	return (
		<div class="group-bar" role="toolbar" aria-label={emojiWords().groupBar} onKeyDown={onKeyDown}>
			{sections.map((section) => (
				<button
					key={section.key}
					type="button"
					class="group-button"
					aria-label={section.title}
					title={section.title}
					aria-current={section.key === stop ? "true" : undefined}
					tabIndex={section.key === stop ? 0 : -1}
					onClick={() => onJump(section)}
				>
					{section.sign}
				</button>
			))}
		</div>
	);
}
