import { useState } from "preact/hooks";
import { durationParts } from "../../../src/protocol/edit-window.ts";
import { type EditWindow, isPlainLine } from "../../../src/protocol/entities.ts";
import { isLongerThan, limits } from "../../../src/protocol/limits.ts";
import { useForm } from "../../hooks/use-form.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import type { VerbResult } from "../../store/model.ts";
import { peopleWords } from "../../words/people.ts";
import { Field, FormFailure, SubmitButton } from "../parts/field.tsx";

/** What is offered; a program may have set another time. */
const windows: readonly EditWindow[] = [0, 15 * 60_000, 3_600_000, 86_400_000, 7 * 86_400_000, null];

function windowWords(editWindow: EditWindow): string {
	const words = peopleWords().editing;
	if (editWindow === null) return words.always;
	if (editWindow === 0) return words.never;
	const { count, unit } = durationParts(editWindow);
	return words.for[unit](count);
}

/** Topic and settings of a group: to be changed by whoever may, to be read by the others. */
export function GroupSettings({ handle, mayChange }: { handle: ConversationHandle; mayChange: boolean }) {
	const { topic, editWindow } = handle.state.value;
	const { about, editing } = peopleWords();
	if (!mayChange) {
		return (
			<dl class="group-facts">
				{topic !== null && topic !== "" && (
					<>
						<dt>{about.topic}</dt>
						<dd dir="auto">{topic}</dd>
					</>
				)}
				<dt>{editing.label}</dt>
				<dd>{windowWords(editWindow)}</dd>
			</dl>
		);
	}
	return (
		<>
			<SetTopic topic={topic ?? ""} save={(text) => handle.setTopic(text)} />
			<SetEditWindow editWindow={editWindow} save={(chosen) => handle.setEditWindow(chosen)} />
		</>
	);
}

function SetTopic({ topic, save }: { topic: string; save: (topic: string) => Promise<VerbResult> }) {
	const words = peopleWords().about;
	const [saved, setSaved] = useState(false);
	const form = useForm({
		fields: ["topic"] as const,
		check(values): { topic?: string } {
			if (isLongerThan(values.topic.trim(), limits.topicLength)) {
				return { topic: words.longTopic(limits.topicLength) };
			}
			return isPlainLine(values.topic.trim()) ? {} : { topic: words.plainTopic };
		},
		async submit(values) {
			setSaved(false);
			const result = await save(values.topic.trim());
			setSaved(result.ok);
			return result;
		},
	});
	return (
		<form class="rename-group" onSubmit={form.onSubmit} onInput={form.onInput} noValidate>
			<Field label={words.topic} name="topic" error={form.errors.topic} autoComplete="off" defaultValue={topic} />
			<SubmitButton busy={form.busy}>{words.save}</SubmitButton>
			<FormFailure>{form.failure}</FormFailure>
			<p class="hidden-words" role="status">
				{saved && words.topicSaved}
			</p>
		</form>
	);
}

interface SetEditWindowProps {
	editWindow: EditWindow;
	save: (editWindow: EditWindow) => Promise<VerbResult>;
}

/** ED3. A choice holds at once, or is taken back with the reason. */
function SetEditWindow({ editWindow, save }: SetEditWindowProps) {
	const words = peopleWords().editing;
	const [busy, setBusy] = useState(false);
	const [failure, setFailure] = useState<string | null>(null);
	const offered = windows.includes(editWindow) ? windows : [...windows, editWindow];
	const choose = async (select: HTMLSelectElement) => {
		const chosen = offered[select.selectedIndex];
		if (chosen === undefined || chosen === editWindow) return;
		setBusy(true);
		setFailure(null);
		const result = await save(chosen);
		setBusy(false);
		if (result.ok) return;
		setFailure(result.failure.detail);
		select.selectedIndex = offered.indexOf(editWindow);
	};
	return (
		<div class="field edit-window">
			<label for="edit-window">{words.label}</label>
			<select
				id="edit-window"
				value={String(editWindow)}
				aria-busy={busy}
				aria-describedby="edit-window-hint"
				onChange={(event) => void choose(event.currentTarget)}
			>
				{offered.map((each) => (
					<option key={String(each)} value={String(each)}>
						{windowWords(each)}
					</option>
				))}
			</select>
			<p class="field-hint" id="edit-window-hint">
				{words.hint}
			</p>
			<FormFailure>{failure}</FormFailure>
		</div>
	);
}
