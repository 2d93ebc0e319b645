import { type Dispatch, type StateUpdater, useEffect } from "preact/hooks";
import type { ConversationHandle } from "../../store/model.ts";
import { Lazy } from "../parts/lazy.tsx";

const loadMenu = () => import("./message-menu.tsx").then((module) => module.MessageMenu);
const loadVersions = () => import("./versions.tsx").then((module) => module.Versions);
const loadReadBy = () => import("./read-by.tsx").then((module) => module.ReadBy);

/** What stands open about one message. `anchor`: what it was opened with, beside which a menu stands. */
export type OpenDialog =
	| { name: "menu"; seq: number; anchor: HTMLElement }
	| { name: "versions"; seq: number }
	| { name: "readers"; seq: number };

interface MessageDialogsProps {
	handle: ConversationHandle;
	open: OpenDialog | null;
	setOpen: Dispatch<StateUpdater<OpenDialog | null>>;
	onEdit: (seq: number) => void;
	onDelete: (seq: number) => void;
	/** Shows the thread of a message; null: within one. */
	onThread: ((seq: number) => void) | null;
}

/** The menu of a message, its versions, or who has read it. */
export function MessageDialogs({ handle, open, setOpen, onEdit, onDelete, onThread }: MessageDialogsProps) {
	// Fetched before it is needed, so that it opens at once, and also without a network.
	useEffect(() => {
		const timer = setTimeout(() => void loadMenu().catch(() => {}), 2_000);
		return () => clearTimeout(timer);
	}, []);
	if (open === null) return null;
	const { seq, name } = open;
	// A menu says that it is closed after what was chosen in it has opened.
	const onClose = () => setOpen((now) => (now?.name === name ? null : now));
	switch (open.name) {
		case "menu": {
			const { anchor } = open;
			const onVersions = () => setOpen({ name: "versions", seq });
			const ofThread = onThread === null ? null : () => onThread(seq);
			const chosen = { onEdit: () => onEdit(seq), onDelete: () => onDelete(seq), onVersions, onThread: ofThread };
			return <Lazy key={seq} load={loadMenu} onClose={onClose} props={{ handle, seq, anchor, ...chosen, onClose }} />;
		}
		case "versions":
			return <Lazy load={loadVersions} onClose={onClose} props={{ handle, seq, onClose }} />;
		case "readers":
			return <Lazy load={loadReadBy} onClose={onClose} props={{ handle, seq, onClose }} />;
	}
}
