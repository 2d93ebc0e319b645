import { useId, useState } from "preact/hooks";
import { choiceOfLanguage } from "../../words/language.ts";
import { allLanguages, directionOf, type Language, languages } from "../../words/languages.ts";
import { chooseLanguage, chosenLanguage } from "../../words/words.ts";

/** Which language the app speaks on this device. Each stands there by its own name: whoever landed in a wrong one must find theirs. */
export function LanguageChoice() {
	const id = useId();
	const words = choiceOfLanguage();
	const [isFailed, setFailed] = useState(false);
	const now = chosenLanguage.value;
	const choose = async (choice: Language | null) => {
		setFailed(false);
		await chooseLanguage(choice).catch(() => setFailed(true));
	};
	return (
		<fieldset class="choice" aria-describedby={`${id}-detail`}>
			<legend>{words.legend}</legend>
			<div class="choice-row choice-language">
				{[null, ...allLanguages].map((choice) => (
					<label key={choice} class="choice-option">
						<input
							type="radio"
							name={id}
							value={choice ?? ""}
							checked={now === choice}
							onChange={() => void choose(choice)}
						/>
						{choice === null ? (
							<span>{words.asBrowser}</span>
						) : (
							<span lang={choice} dir={directionOf(choice)}>
								{languages[choice]}
							</span>
						)}
					</label>
				))}
			</div>
			<p class="settings-note" id={`${id}-detail`}>
				{words.detail}
			</p>
			<div role="alert">{isFailed && <p class="field-error">{words.failed}</p>}</div>
		</fieldset>
	);
}
