import { useLayoutEffect, useState } from "preact/hooks";
import type { ConversationHandle } from "../store/handles.ts";
import { useApp } from "./app-context.ts";

/**
 * Opens a conversation for as long as the component is on the screen and
 * closes it after. null on the very first draw and while changing to another.
 */
export function useConversation(id: string): ConversationHandle | null {
	const app = useApp();
	const [open, setOpen] = useState<{ id: string; handle: ConversationHandle } | null>(null);
	useLayoutEffect(() => {
		const handle = app.openConversation(id);
		setOpen({ id, handle });
		return () => handle.close();
	}, [app, id]);
	return open?.id === id ? open.handle : null;
}
