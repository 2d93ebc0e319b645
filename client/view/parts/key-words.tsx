/** Keys as this device's keyboard has them written on. */
import { shellWords } from "../../words/shell.ts";

/** Apple's keyboards have ⌘ where others have Ctrl. */
export const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

function signs(): Readonly<Record<string, string>> {
	const { ctrl, alt, shift } = shellWords().keys;
	const named = isApple ? { mod: "⌘", alt: "⌥", shift: "⇧" } : { mod: ctrl, alt, shift };
	return { ...named, up: "↑", down: "↓" };
}

/** What is on the keys of a shortcut such as `mod+k`. */
export function keysOf(shortcut: string): string[] {
	const all = signs();
	return shortcut.split("+").map((key) => all[key] ?? key);
}

/** A shortcut, one key each. Screen readers are told in `aria-keyshortcuts` or by the words beside it. */
export function Keys({ shortcut }: { shortcut: string }) {
	return (
		<span class="keys" dir="ltr">
			{keysOf(shortcut).map((key) => (
				<kbd key={key}>{key}</kbd>
			))}
		</span>
	);
}
