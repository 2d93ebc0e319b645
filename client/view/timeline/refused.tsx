import type { ChangeRow } from "../../store/outbox-rows.ts";

interface RefusedProps {
	row: ChangeRow;
	retry: (clientId: string) => void;
	discard: (clientId: string) => void;
}

function words(row: ChangeRow): string {
	switch (row.kind) {
		case "edit":
			return "Edit not saved.";
		case "deletion":
			return "Not deleted.";
		case "reaction":
			return row.on ? `${row.emoji} not added.` : `${row.emoji} not taken back.`;
		case "pin":
			return row.on ? "Not pinned." : "Still pinned.";
	}
}

/** A change of one's own that was refused: why, and what was typed. */
export function Refused({ row, retry, discard }: RefusedProps) {
	return (
		<div class="message-failed" data-refused={row.kind}>
			<span class="message-failure">
				{words(row)} {row.failure?.detail}
			</span>
			{row.kind === "edit" && (
				<span class="refused-text" dir="auto">
					{row.text}
				</span>
			)}
			<button type="button" class="link-button" onClick={() => retry(row.clientId)}>
				Retry
			</button>
			<button type="button" class="link-button" onClick={() => discard(row.clientId)}>
				Discard
			</button>
		</div>
	);
}
