import type { ChangeRow } from "../../store/outbox-rows.ts";
import { messageWords } from "../../words/message.ts";
import { focusRow } from "./focus-row.ts";

interface RefusedProps {
	row: ChangeRow;
	retry: (clientId: string) => void;
	discard: (clientId: string) => void;
}

function reason(row: ChangeRow): string {
	const { refused } = messageWords();
	const why = row.failure?.detail ?? "";
	switch (row.kind) {
		case "edit":
			return refused.edit(why);
		case "deletion":
			return refused.deletion(why);
		case "reaction":
			return row.on ? refused.reaction(row.emoji, why) : refused.noReaction(row.emoji, why);
		case "pin":
			return row.on ? refused.pin(why) : refused.unpin(why);
	}
}

/** A change of one's own that was refused: why, and what was typed. */
export function Refused({ row, retry, discard }: RefusedProps) {
	const words = messageWords();
	return (
		<div class="message-failed" data-refused={row.kind}>
			<span class="message-failure">{reason(row)}</span>
			{row.kind === "edit" && (
				<span class="refused-text" dir="auto">
					{row.text}
				</span>
			)}
			<button
				type="button"
				class="link-button"
				onClick={({ currentTarget }) => {
					focusRow(currentTarget);
					retry(row.clientId);
				}}
			>
				{words.retry}
			</button>
			<button type="button" class="link-button" onClick={() => discard(row.clientId)}>
				{words.discard}
			</button>
		</div>
	);
}
