import { appearance, setAppearance } from "../../hooks/appearance.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Keys } from "../parts/key-words.tsx";
import { Switch } from "../parts/switch.tsx";
import "../../styles/switch.css";
import "../../styles/palette.css";

const groups: readonly { title: string; rows: readonly [words: string, ...shortcuts: string[]][] }[] = [
	{
		title: "Go",
		rows: [
			["Jump to a conversation, person or action", "mod+K"],
			["Next conversation", "alt+down"],
			["Previous conversation", "alt+up"],
			["Next unread conversation", "alt+shift+down"],
			["Previous unread conversation", "alt+shift+up"],
			["Search messages", "mod+shift+F", "/"],
			["Settings", "Ctrl+,"],
			["This overview", "mod+/", "?"],
		],
	},
	{
		title: "Write",
		rows: [
			["Send", "Enter"],
			["New line", "shift+Enter"],
			["Edit your last message, in an empty field", "up"],
			["Mention somebody", "@"],
		],
	},
	{
		title: "Lists, menus and messages",
		rows: [
			["Move", "up+down"],
			["First and last", "Home", "End"],
			["Close, or go back on a small screen", "Esc"],
		],
	},
];

/** All shortcuts, and the way to switch off those that are a single key. */
export function ShortcutOverview({ onClose }: { onClose: () => void }) {
	const { keys } = appearance.value;
	return (
		<Dialog title="Keyboard shortcuts" onClose={onClose}>
			<div class="shortcuts">
				{groups.map(({ title, rows }) => (
					<section key={title}>
						<h3>{title}</h3>
						<dl>
							{rows.map(([words, ...shortcuts]) => (
								<div key={words} class="shortcut">
									<dt>{words}</dt>
									<dd>
										{shortcuts.map((shortcut) => (
											<Keys key={shortcut} shortcut={shortcut} />
										))}
									</dd>
								</div>
							))}
						</dl>
					</section>
				))}
			</div>
			<Switch
				label="Keys by themselves"
				detail="Switch it off if / and ? get in your way, as they may with speech input. On this device."
				on={keys === "all"}
				onChange={() => setAppearance({ keys: keys === "all" ? "combined" : "all" })}
			/>
		</Dialog>
	);
}
