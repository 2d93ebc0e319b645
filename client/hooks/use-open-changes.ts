import { useEffect, useState } from "preact/hooks";
import type { SavedRow } from "../../src/protocol/saved.ts";
import type { ConversationHandle } from "../store/handles.ts";
import { withFate } from "../store/quotes.ts";
import { useApp } from "./app-context.ts";
import { place } from "./use-location.ts";

/**
 * What became of saved messages since they were asked for, as far as the conversation that is open knows: answers a
 * row with its message as it is now, null once that was deleted.
 */
export function useOpenChanges(): (row: SavedRow) => SavedRow {
	const app = useApp();
	const here = place.value;
	const id = here.name === "conversation" ? here.id : null;
	const [open, setOpen] = useState<{ id: string; handle: ConversationHandle } | null>(null);
	useEffect(() => {
		if (id === null) return;
		let handle: ConversationHandle | null = null;
		let isOver = false;
		const begin = () => {
			if (isOver) return;
			handle = app.openConversation(id);
			setOpen({ id, handle });
		};
		// While that cannot be fetched, no conversation is open either.
		app.readyToOpen().then(begin, () => {});
		return () => {
			isOver = true;
			handle?.close();
		};
	}, [app, id]);
	const changes = open?.id === id ? open?.handle.state.value.changes : undefined;
	return (row) => {
		if (row.conversationId !== id || row.message === null) return row;
		const current = withFate(row.message, changes?.get(row.seq));
		if (current === row.message) return row;
		return { ...row, message: current.deleted === undefined ? current : null };
	};
}
