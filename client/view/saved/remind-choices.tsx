import { useEffect, useId, useRef, useState } from "preact/hooks";
import { limits } from "../../../src/protocol/limits.ts";
import { localInput, readLocalInput, remindChoices } from "../../store/remind-times.ts";
import { savedWords } from "../../words/saved.ts";
import { remindTime } from "./remind-words.ts";
import "../../styles/saved.css";

interface RemindChoicesProps {
	/** The reminder that there is; null: none. */
	current: number | null;
	onChosen: (at: number) => void;
}

/** When to be reminded: a few times for one click, or one's own date and time. */
export function RemindChoices({ current, onChosen }: RemindChoicesProps) {
	const id = useId();
	const words = savedWords().choices;
	const first = useRef<HTMLButtonElement>(null);
	const [now] = useState(() => Date.now());
	const [wrong, setWrong] = useState<string | null>(null);
	const input = useRef<HTMLInputElement>(null);
	useEffect(() => first.current?.focus(), []);

	const choose = (event: Event) => {
		event.preventDefault();
		const at = readLocalInput(input.current?.value ?? "");
		if (at === null) setWrong(words.missing);
		else if (at <= Date.now()) setWrong(words.passed);
		else if (at > Date.now() + limits.longestReminderMs) setWrong(words.tooFar);
		else onChosen(at);
	};
	return (
		<div class="remind-choices">
			{remindChoices(now).map(({ name, at }, index) => (
				<button
					key={name}
					ref={index === 0 ? first : undefined}
					type="button"
					class="remind-choice"
					onClick={() => onChosen(at)}
				>
					<span>{words[name]}</span>
					<span class="remind-when">{remindTime(at, now)}</span>
				</button>
			))}
			<form class="remind-form" noValidate onSubmit={choose}>
				<label for={id}>{words.other}</label>
				<input
					ref={input}
					id={id}
					type="datetime-local"
					defaultValue={localInput(Math.max(current ?? 0, now + 60 * 60_000))}
					min={localInput(now)}
					max={localInput(now + limits.longestReminderMs)}
					aria-invalid={wrong === null ? undefined : "true"}
					aria-describedby={`${id}-wrong`}
					onInput={() => setWrong(null)}
				/>
				<button type="submit" class="button button-small">
					{words.set}
				</button>
				<p class="field-error" id={`${id}-wrong`} role="alert">
					{wrong}
				</p>
			</form>
		</div>
	);
}
