import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { useTicks } from "../../hooks/use-now.ts";
import { pauseChoices } from "../../store/pause-times.ts";
import { settingsWords } from "../../words/settings.ts";
import { remindTime } from "../saved/remind-words.ts";

/** No notification and no sound for a while, or until one wants them again. */
export function PauseNotices() {
	const app = useApp();
	const words = settingsWords().notices.pause;
	const { pausedUntil } = app.notices.value;
	const now = useTicks(60_000);
	const box = useRef<HTMLElement>(null);
	const hasChosen = useRef(false);
	const choose = (until: number | null) => {
		hasChosen.current = true;
		app.pauseNotices(until);
	};
	// What was pressed is gone, and something else is in its place.
	useEffect(() => {
		if (hasChosen.current) box.current?.querySelector("button")?.focus();
		hasChosen.current = false;
	}, [pausedUntil]);
	const isOpen = pausedUntil === Number.POSITIVE_INFINITY;
	return (
		<section class="settings-group" ref={box} data-paused={pausedUntil !== null}>
			<h3>{words.title}</h3>
			<p>{words.detail}</p>
			<p class={pausedUntil === null ? "hidden-words" : "note"} role="status">
				{pausedUntil === null ? words.off : isOpen ? words.open : words.until(remindTime(pausedUntil, now))}
			</p>
			<div class="settings-actions">
				{pausedUntil !== null ? (
					<button type="button" class="button button-primary" onClick={() => choose(null)}>
						{words.end}
					</button>
				) : (
					pauseChoices(now).map(({ name }) => (
						<button
							key={name}
							type="button"
							class="button"
							onClick={() => {
								// From the click on, and not from when this was drawn.
								const chosen = pauseChoices(Date.now()).find((one) => one.name === name);
								choose(chosen?.until ?? null);
							}}
						>
							{words.choices[name]}
						</button>
					))
				)}
			</div>
		</section>
	);
}
