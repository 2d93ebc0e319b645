import { useEffect, useRef, useState } from "preact/hooks";
import { useApp } from "./app-context.ts";
import { isWatched } from "./use-mark-read.ts";
import { besides, useMedia } from "./use-media.ts";
import { besidePlace } from "./use-thread.ts";

/**
 * Tells the app what a person looks at in this page, and takes the
 * unread mark off it (CV8): once each time they open it or come back to it, so that
 * a mark set elsewhere while it merely stands open stays.
 */
export function useLooking(openId: string | null): void {
	const app = useApp();
	const [watched, setWatched] = useState(isWatched);
	useEffect(() => {
		const look = () => setWatched(isWatched());
		const away = () => {
			// At once: a page that is going away is not drawn again.
			app.look(null);
			setWatched(false);
		};
		document.addEventListener("visibilitychange", look);
		addEventListener("focus", look);
		addEventListener("blur", away);
		addEventListener("pagehide", away);
		return () => {
			document.removeEventListener("visibilitychange", look);
			removeEventListener("focus", look);
			removeEventListener("blur", away);
			removeEventListener("pagehide", away);
		};
	}, [app]);

	const looksAt = watched ? openId : null;
	const beside = besidePlace();
	const thread = typeof beside === "number" ? beside : null;
	const hasRoom = useMedia(besides);
	const isCovered = beside !== null && !hasRoom;
	const due = useRef(false);
	useEffect(() => {
		due.current = looksAt !== null;
	}, [app, looksAt]);
	useEffect(() => {
		app.look(looksAt === null ? null : { conversationId: looksAt, thread, isCovered });
	}, [app, looksAt, thread, isCovered]);
	useEffect(() => () => app.look(null), [app]);

	const { loaded, conversations } = app.inbox.value;
	const row = conversations.find(({ id }) => id === looksAt);
	useEffect(() => {
		if (!due.current || !loaded || row === undefined) return;
		due.current = false;
		if (row.markedUnread) void app.clearMark(row.id);
	}, [looksAt, loaded, row]);
}
