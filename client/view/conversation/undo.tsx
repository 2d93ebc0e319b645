import { useNow } from "../../hooks/use-now.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import { undoable } from "../../store/undo.ts";
import { conversationWords } from "../../words/conversation.ts";

interface UndoProps {
	handle: ConversationHandle;
	/** All of it was taken back. */
	onUndone: () => void;
}

/** Deleting asks nothing, and for a few seconds it can be taken back. */
export function Undo({ handle, onUndone }: UndoProps) {
	const rows = undoable(handle.state.value.outbox, Date.now());
	useNow(() => (rows.length === 0 ? null : Math.min(...rows.map((row) => row.notBefore))));
	const words = conversationWords().undo;
	const undo = () => {
		for (const row of rows) void handle.undoDeletion(row.clientId);
		onUndone();
	};
	return (
		<div class="undo" role="status">
			{rows.length > 0 && (
				<div class="undo-toast">
					<span>{words.deleted(rows.length)}</span>
					<button type="button" class="link-button" onClick={undo}>
						{words.undo}
					</button>
				</div>
			)}
		</div>
	);
}
