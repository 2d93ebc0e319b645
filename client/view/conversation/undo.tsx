import { useApp } from "../../hooks/app-context.ts";
import { useNow } from "../../hooks/use-now.ts";
import { undoable } from "../../store/undo.ts";
import "../../styles/undo.css";
import { conversationWords } from "../../words/conversation.ts";

interface UndoProps {
	/** No conversation is open in which it could stand. */
	apart?: boolean;
	/** All of it was taken back. */
	onUndone?: () => void;
}

/** Deleting asks nothing, and for a few seconds it can be taken back, wherever one has gone meanwhile. */
export function Undo({ apart = false, onUndone }: UndoProps) {
	const app = useApp();
	const rows = undoable(app.unsent.value, Date.now());
	useNow(() => (rows.length === 0 ? null : Math.min(...rows.map((row) => row.notBefore))));
	const words = conversationWords().undo;
	const undo = () => {
		for (const row of rows) void app.undoDeletion(row.conversationId, row.clientId);
		onUndone?.();
	};
	return (
		<div class={apart ? "undo undo-apart" : "undo"} role="status">
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
