import { useId, useState } from "preact/hooks";
import { appearance, choices, setAppearance } from "../../hooks/appearance.ts";
import { repeatTips } from "../../hooks/tips.ts";
import { keyboard, useMedia } from "../../hooks/use-media.ts";
import { settingsWords } from "../../words/settings.ts";
import { Switch } from "../parts/switch.tsx";
import { LanguageChoice } from "./language.tsx";

const groups = ["theme", "accent", "density", "size"] as const;

/** Sizes are shown from small to large, not with what holds at first in front. */
const sizes = ["small", "normal", "large", "larger"] as const;

interface Group {
	label: string;
	detail: string;
	options: Readonly<Record<string, string>>;
}

/** How the app looks on this device. Each choice shows at once. */
export function AppearanceSettings() {
	const id = useId();
	const now = appearance.value;
	const words = settingsWords().appearance;
	return (
		<>
			<p class="settings-lead">{words.lead}</p>
			<LanguageChoice />
			{groups.map((name) => {
				const { label, detail, options }: Group = words[name];
				return (
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
									<span>{options[value]}</span>
								</label>
							))}
						</div>
						<p class="settings-note" id={`${id}-${name}`}>
							{detail}
						</p>
					</fieldset>
				);
			})}
			<Switch
				label={words.motion.label}
				detail={words.motion.detail}
				on={now.motion === "less"}
				onChange={() => setAppearance({ motion: now.motion === "less" ? "system" : "less" })}
			/>
			<Tips />
		</>
	);
}

/** They are all about keys. */
function Tips() {
	const words = settingsWords().appearance.tips;
	const [isDone, setDone] = useState(false);
	if (!useMedia(keyboard)) return null;
	return (
		<section class="settings-group">
			<h3>{words.title}</h3>
			<p>{words.detail}</p>
			<div class="settings-actions">
				<button
					type="button"
					class="button"
					onClick={() => {
						repeatTips();
						setDone(true);
					}}
				>
					{words.again}
				</button>
			</div>
			<p class="settings-note" role="status">
				{isDone && words.done}
			</p>
		</section>
	);
}
