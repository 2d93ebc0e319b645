import { useState } from "preact/hooks";
import { choiceOfLanguage } from "../../words/language.ts";
import { allLanguages, isLanguage, languages } from "../../words/languages.ts";
import { chooseLanguage, language } from "../../words/words.ts";
import { drawIcon } from "../parts/icons.tsx";
import "../../styles/language-select.css";
import { Languages } from "lucide";

/** The language in a corner of the pages before one is signed in, for whoever cannot read this one. Each has its own name. */
export function LanguageSelect() {
	const words = choiceOfLanguage();
	const [isFailed, setFailed] = useState(false);
	const choose = async (event: Event & { currentTarget: HTMLSelectElement }) => {
		const select = event.currentTarget;
		setFailed(false);
		if (!isLanguage(select.value)) return;
		await chooseLanguage(select.value).catch(() => setFailed(true));
		select.value = language.peek();
	};
	return (
		<div class="language-select">
			<label>
				{drawIcon(Languages, 18)}
				<span class="hidden-words">{words.legend}</span>
				<select value={language.value} onChange={(event) => void choose(event)}>
					{allLanguages.map((one) => (
						<option key={one} value={one} lang={one}>
							{languages[one]}
						</option>
					))}
				</select>
			</label>
			{isFailed && (
				<p class="field-error" role="alert">
					{words.failed}
				</p>
			)}
		</div>
	);
}
