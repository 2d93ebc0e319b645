import { useId } from "preact/hooks";
import { type Appearance, appearance, choices, setAppearance } from "../../hooks/appearance.ts";
import { Switch } from "../parts/switch.tsx";
import { LanguageChoice } from "./language.tsx";

type Choice = Exclude<keyof Appearance, "motion" | "keys">;

const groups: readonly { name: Choice; label: string; detail: string; words: Readonly<Record<string, string>> }[] = [
	{
		name: "theme",
		label: "Theme",
		detail: "System follows your device, by day and by night. High contrast makes text and edges as clear as they get.",
		words: { system: "System", light: "Light", dark: "Dark", contrast: "High contrast" },
	},
	{
		name: "accent",
		label: "Colour",
		detail: "For buttons, links and your own messages.",
		words: { teal: "Teal", blue: "Blue", violet: "Violet", rose: "Rose", amber: "Amber", green: "Green" },
	},
	{
		name: "density",
		label: "Density",
		detail: "Compact shows more conversations and messages at once.",
		words: { comfortable: "Comfortable", compact: "Compact" },
	},
	{
		name: "size",
		label: "Text size",
		detail: "Everything grows along. Your browser’s own zoom works too.",
		words: { small: "Small", normal: "Normal", large: "Large", larger: "Larger" },
	},
];

/** Sizes are shown from small to large, not with what holds at first in front. */
const sizes = ["small", "normal", "large", "larger"] as const;

/** How the app looks on this device. Each choice shows at once. */
export function AppearanceSettings() {
	const id = useId();
	const now = appearance.value;
	return (
		<>
			<p class="settings-lead">How Parley looks on this device. Every choice shows at once, and stays here.</p>
			<LanguageChoice />
			{groups.map(({ name, label, detail, words }) => (
				<fieldset key={name} class="choice" aria-describedby={`${id}-${name}`}>
					<legend>{label}</legend>
					<div class={`choice-row choice-${name}`}>
						{(name === "size" ? sizes : choices[name]).map((value) => (
							<label key={value} class="choice-option" data-accent={name === "accent" ? value : undefined}>
								<input
									type="radio"
									name={`${id}-${name}`}
									value={value}
									checked={now[name] === value}
									onChange={() => setAppearance({ [name]: value })}
								/>
								<span>{words[value]}</span>
							</label>
						))}
					</div>
					<p class="settings-note" id={`${id}-${name}`}>
						{detail}
					</p>
				</fieldset>
			))}
			<Switch
				label="Less motion"
				detail="Nothing slides or fades. It is off already where your system asks for that."
				on={now.motion === "less"}
				onChange={() => setAppearance({ motion: now.motion === "less" ? "system" : "less" })}
			/>
		</>
	);
}
