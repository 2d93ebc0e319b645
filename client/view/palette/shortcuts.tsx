import { appearance, setAppearance } from "../../hooks/appearance.ts";
import type { PaletteWords } from "../../words/en/palette.ts";
import { paletteWords } from "../../words/palette.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Keys } from "../parts/key-words.tsx";
import { Switch } from "../parts/switch.tsx";
import "../../styles/switch.css";
import "../../styles/palette.css";

type Name = Exclude<keyof PaletteWords["keys"], "title" | "single">;

const groups: readonly { title: Name; rows: readonly [name: Name, ...shortcuts: string[]][] }[] = [
	{
		title: "go",
		rows: [
			["jump", "mod+K"],
			["next", "alt+down"],
			["previous", "alt+up"],
			["nextUnread", "alt+shift+down"],
			["previousUnread", "alt+shift+up"],
			["search", "mod+shift+F", "/"],
			["settings", "Ctrl+,"],
			["overview", "mod+/", "?"],
		],
	},
	{
		title: "write",
		rows: [
			["send", "Enter"],
			["newLine", "shift+Enter"],
			["editLast", "up"],
			["mention", "@"],
		],
	},
	{
		title: "lists",
		rows: [
			["move", "up+down"],
			["ends", "Home", "End"],
			["close", "Esc"],
		],
	},
];

/** All shortcuts, and the way to switch off those that are a single key. */
export function ShortcutOverview({ onClose }: { onClose: () => void }) {
	const { keys } = appearance.value;
	const words = paletteWords().keys;
	return (
		<Dialog title={words.title} onClose={onClose}>
			<div class="shortcuts">
				{groups.map(({ title, rows }) => (
					<section key={title}>
						<h3>{words[title]}</h3>
						<dl>
							{rows.map(([name, ...shortcuts]) => (
								<div key={name} class="shortcut">
									<dt>{words[name]}</dt>
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
				label={words.single.label}
				detail={words.single.detail}
				on={keys === "all"}
				onChange={() => setAppearance({ keys: keys === "all" ? "combined" : "all" })}
			/>
		</Dialog>
	);
}
