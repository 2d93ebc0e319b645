/** Keys as this device's keyboard has them written on. */

/** Apple's keyboards have ⌘ where others have Ctrl. */
export const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

const words: Readonly<Record<string, string>> = {
	mod: isApple ? "⌘" : "Ctrl",
	alt: isApple ? "⌥" : "Alt",
	shift: isApple ? "⇧" : "Shift",
	up: "↑",
	down: "↓",
};

/** What is on the keys of a shortcut such as `mod+k`. */
export function keysOf(shortcut: string): string[] {
	return shortcut.split("+").map((key) => words[key] ?? key);
}

/** A shortcut, one key each. Screen readers are told in `aria-keyshortcuts` or by the words beside it. */
export function Keys({ shortcut }: { shortcut: string }) {
	return (
		<span class="keys">
			{keysOf(shortcut).map((key) => (
				<kbd key={key}>{key}</kbd>
			))}
		</span>
	);
}
