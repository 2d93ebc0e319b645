import { useState } from "preact/hooks";
import { durationWords } from "../../../src/protocol/edit-window.ts";
import { type EditWindow, isPlainLine } from "../../../src/protocol/entities.ts";
import { isLongerThan, limits } from "../../../src/protocol/limits.ts";
import { useForm } from "../../hooks/use-form.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import type { VerbResult } from "../../store/model.ts";
import { Field, FormFailure, SubmitButton } from "../parts/field.tsx";

/** What is offered; a program may have set another time. */
const windows: readonly EditWindow[] = [0, 15 * 60_000, 3_600_000, 86_400_000, 7 * 86_400_000, null];

function windowWords(editWindow: EditWindow): string {
	if (editWindow === null) return "Without a time limit";
	return editWindow === 0 ? "Never" : `For ${durationWords(editWindow)}`;
}

/** Topic and settings of a group: to be changed by whoever may, to be read by the others. */
export function GroupSettings({ handle, mayChange }: { handle: ConversationHandle; mayChange: boolean }) {
	const { topic, editWindow } = handle.state.value;
	if (!mayChange) {
		return (
			<dl class="group-facts">
				{topic !== null && topic !== "" && (
					<>
						<dt>Topic</dt>
						<dd dir="auto">{topic}</dd>
					</>
				)}
				<dt>Messages can be edited</dt>
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
	const [saved, setSaved] = useState(false);
	const form = useForm({
		fields: ["topic"] as const,
		check(values): { topic?: string } {
			if (isLongerThan(values.topic.trim(), limits.topicLength)) {
				return { topic: `A topic has at most ${limits.topicLength} characters.` };
			}
			return isPlainLine(values.topic.trim()) ? {} : { topic: "A topic is one line without control characters." };
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
			<Field label="Topic" name="topic" error={form.errors.topic} autoComplete="off" defaultValue={topic} />
			<SubmitButton busy={form.busy}>Save</SubmitButton>
			<FormFailure>{form.failure}</FormFailure>
			<p class="hidden-words" role="status">
				{saved && "The topic was saved."}
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
			<label for="edit-window">Messages can be edited</label>
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
				Counted from when a message was sent, for those sent before, too.
			</p>
			<FormFailure>{failure}</FormFailure>
		</div>
	);
}
