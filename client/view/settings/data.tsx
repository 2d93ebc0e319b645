import { useId, useState } from "preact/hooks";
import type { Me } from "../../../src/protocol/entities.ts";
import { useApp } from "../../hooks/app-context.ts";
import { type ExportState, useExport } from "../../hooks/use-export.ts";
import { conversationTitle } from "../../store/titles.ts";
import { plural } from "../parts/names.ts";

function exportWords(state: ExportState): string {
	switch (state.name) {
		case "idle":
			return "";
		case "reading":
			return state.events === 0 ? "Reading…" : `Reading… ${plural(state.events, "event")} so far`;
		case "done":
			return `Saved: ${plural(state.events, "event")}.`;
		case "failed":
			return `Nothing was saved. ${state.detail}`;
	}
}

/** One's conversations as files, and what this device keeps of them. */
export function DataSettings({ me }: { me: Me }) {
	const app = useApp();
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
			<p class="settings-lead">
				Conversations are kept on the server. This device keeps a copy, so that they open at once and without a network.
			</p>
			<section class="settings-group">
				<h3>Download a conversation</h3>
				<p>One file of JSON with everything that was said and done in it, as far as you may see it.</p>
				{conversation === undefined ? (
					<p class="settings-note">You have no conversations yet.</p>
				) : (
					<div class="settings-actions">
						<select
							aria-label="Conversation"
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
							Download
						</button>
					</div>
				)}
				<p class="settings-note" role="status">
					{exportWords(state)}
				</p>
			</section>
			<section class="settings-group">
				<h3>This device’s copy</h3>
				<p>
					Deleting it frees space and removes drafts. Nothing is lost on the server, and messages that are still to be
					sent stay. What you open is fetched again.
				</p>
				<div class="settings-actions">
					{asked ? (
						<>
							<button type="button" class="button" onClick={() => setAsked(false)}>
								Keep it
							</button>
							<button type="button" class="button button-danger" onClick={() => void forget()}>
								Delete and reload
							</button>
						</>
					) : (
						<button type="button" class="button button-danger-quiet" onClick={() => setAsked(true)}>
							Delete the copy
						</button>
					)}
				</div>
			</section>
		</>
	);
}
