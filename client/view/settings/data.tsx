import { useId, useState } from "preact/hooks";
import type { Me } from "../../../src/protocol/people.ts";
import { useApp } from "../../hooks/app-context.ts";
import { type ExportState, useExport } from "../../hooks/use-export.ts";
import { conversationTitle } from "../../store/titles.ts";
import { settingsWords } from "../../words/settings.ts";

function exportWords(state: ExportState): string {
	const words = settingsWords().data;
	switch (state.name) {
		case "idle":
			return "";
		case "reading":
			return state.events === 0 ? words.reading : words.readSoFar(state.events);
		case "done":
			return words.done(state.events);
		case "failed":
			return words.failed(state.detail);
	}
}

/** One's conversations as files, and what this device keeps of them. */
export function DataSettings({ me }: { me: Me }) {
	const app = useApp();
	const words = settingsWords().data;
	const id = useId();
	const { conversations } = app.inbox.value;
	const [chosen, setChosen] = useState("");
	const [asked, setAsked] = useState(false);
	const { state, start } = useExport();
	const conversation = conversations.find((row) => row.id === chosen) ?? conversations[0];
	const isReading = state.name === "reading";

	const forget = async () => {
		await app.forgetCopy();
		location.reload();
	};
	return (
		<>
			<p class="settings-lead">{words.lead}</p>
			<section class="settings-group">
				<h3>{words.download}</h3>
				<p>{words.downloadHint}</p>
				{conversation === undefined ? (
					<p class="settings-note">{words.none}</p>
				) : (
					<div class="settings-actions">
						<select
							aria-label={words.conversation}
							class="select"
							id={id}
							value={conversation.id}
							onChange={(event) => setChosen(event.currentTarget.value)}
						>
							{conversations.map((row) => (
								<option key={row.id} value={row.id}>
									{conversationTitle(row, me.id)}
								</option>
							))}
						</select>
						<button
							type="button"
							class="button"
							aria-disabled={isReading}
							onClick={() => !isReading && void start(conversation, conversationTitle(conversation, me.id))}
						>
							{isReading && <span class="spinner" aria-hidden="true" />}
							{words.start}
						</button>
					</div>
				)}
				<p class="settings-note" role="status">
					{exportWords(state)}
				</p>
			</section>
			<section class="settings-group">
				<h3>{words.copy}</h3>
				<p>{words.copyHint}</p>
				<div class="settings-actions">
					{asked ? (
						<>
							<button type="button" class="button" onClick={() => setAsked(false)}>
								{words.keep}
							</button>
							<button type="button" class="button button-danger" onClick={() => void forget()}>
								{words.deleteNow}
							</button>
						</>
					) : (
						<button type="button" class="button button-danger-quiet" onClick={() => setAsked(true)}>
							{words.delete}
						</button>
					)}
				</div>
			</section>
		</>
	);
}
