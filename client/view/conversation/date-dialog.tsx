import { useEffect, useId, useRef, useState } from "preact/hooks";
import { jumpTo } from "../../hooks/use-location.ts";
import type { ConversationHandle, MessagePlace } from "../../store/handles.ts";
import { Dialog } from "../parts/dialog.tsx";
import { dateValue, dayName, startOfDate, startOfDay } from "../parts/times.ts";
import "../../styles/date.css";
import { dateWords } from "../../words/date.ts";

interface DateDialogProps {
	handle: ConversationHandle;
	/** The day to begin with is the one that this lies in, in Unix ms. */
	at: number;
	onClose: () => void;
}

/** none: nothing was said that day; `next` is the first message after it, null if there is none. */
type Answer = { name: "none"; day: number; next: MessagePlace | null } | { name: "failed"; detail: string };

/** Asks for a day and goes to its first message, or says that there is none. */
export function DateDialog({ handle, at, onClose }: DateDialogProps) {
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	const [isAsking, setIsAsking] = useState(false);
	const [answer, setAnswer] = useState<Answer | null>(null);
	const now = Date.now();
	const words = dateWords();
	useEffect(() => input.current?.focus(), []);

	const goTo = (place: MessagePlace) => {
		onClose();
		jumpTo(handle.state.peek().id, place.seq);
	};
	const ask = async () => {
		const day = startOfDate(input.current?.value ?? "");
		if (day === null || isAsking) return;
		setIsAsking(true);
		const found = await handle.firstSince(day);
		setIsAsking(false);
		if (!found.ok) setAnswer({ name: "failed", detail: found.failure.detail });
		else if (found.value !== null && startOfDay(found.value.at) === day) goTo(found.value);
		else setAnswer({ name: "none", day, next: found.value });
	};

	return (
		<Dialog title={words.title} onClose={onClose}>
			<form
				class="date-form"
				onSubmit={(event) => {
					event.preventDefault();
					void ask();
				}}
			>
				<label for={id}>{words.shown}</label>
				<input
					ref={input}
					id={id}
					type="date"
					required
					max={dateValue(now)}
					defaultValue={dateValue(at)}
					onInput={() => setAnswer(null)}
				/>
				<button type="submit" class="button button-primary" aria-disabled={isAsking}>
					{isAsking ? words.looking : words.go}
				</button>
			</form>
			<div class="date-answer" role="status">
				{answer?.name === "failed" && <p>{words.failed(answer.detail)}</p>}
				{answer?.name === "none" && <p>{noneWords(answer, now)}</p>}
			</div>
			{answer?.name === "none" && answer.next !== null && <GoOn place={answer.next} now={now} onGo={goTo} />}
		</Dialog>
	);
}

function noneWords({ day, next }: { day: number; next: MessagePlace | null }, now: number): string {
	const { nothing } = dateWords();
	const today = startOfDay(now);
	if (day === today) return next === null ? nothing.todayOrSince : nothing.today;
	if (day === startOfDay(today - 1)) return next === null ? nothing.yesterdayOrSince : nothing.yesterday;
	const name = dayName(day, now);
	return next === null ? nothing.onOrSince(name) : nothing.on(name);
}

function GoOn({ place, now, onGo }: { place: MessagePlace; now: number; onGo: (place: MessagePlace) => void }) {
	return (
		<button type="button" class="button" onClick={() => onGo(place)}>
			{dateWords().next(dayName(place.at, now))}
		</button>
	);
}
