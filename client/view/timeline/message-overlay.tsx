/** What is open about one message: its menu, or what the menu and the message lead to. Fetched when it is needed. */
import type { ConversationHandle } from "../../store/handles.ts";
import { LoadingEmoji } from "../emoji/loading.tsx";
import { Lazy } from "../parts/lazy.tsx";

export type Overlay =
	| { kind: "menu" | "emoji"; seq: number; anchor: HTMLElement }
	/** Who reacted, those with `emoji` first. */
	| { kind: "reactions"; seq: number; emoji: string | null }
	| { kind: "versions" | "readers"; seq: number };

interface MessageOverlayProps {
	handle: ConversationHandle;
	open: Overlay;
	show: (overlay: Overlay) => void;
	/** Closes this one, and nothing that was opened after it. */
	onClose: () => void;
	onEdit: (seq: number) => void;
	onDelete: (seq: number) => void;
	/** Shows the thread of a message; null: within one. */
	onThread: ((seq: number) => void) | null;
}

const loadMenu = () => import("./message-menu.tsx").then((module) => module.MessageMenu);
const loadPicker = () => import("./reaction-picker.tsx").then((module) => module.ReactionPicker);
const loadReacted = () => import("./reacted-by.tsx").then((module) => module.ReactedBy);
const loadVersions = () => import("./versions.tsx").then((module) => module.Versions);
const loadReadBy = () => import("./read-by.tsx").then((module) => module.ReadBy);

/** Fetches the menu before it is needed, so that it opens at once, and also without a network. */
export function prefetchMenu(): void {
	loadMenu().catch(() => {});
}

export function MessageOverlay(props: MessageOverlayProps) {
	const { handle, open, show, onClose, onEdit, onDelete, onThread } = props;
	const { kind, seq } = open;
	const key = `${kind} ${seq}`;
	const shared = { handle, seq, onClose };
	switch (kind) {
		case "menu":
			return (
				<Lazy
					key={key}
					load={loadMenu}
					onClose={onClose}
					props={{
						...shared,
						anchor: open.anchor,
						onOtherEmoji: () => show({ kind: "emoji", seq, anchor: open.anchor }),
						onReacted: () => show({ kind: "reactions", seq, emoji: null }),
						onEdit: () => onEdit(seq),
						onDelete: () => onDelete(seq),
						onVersions: () => show({ kind: "versions", seq }),
						onThread: onThread === null ? null : () => onThread(seq),
					}}
				/>
			);
		case "emoji":
			return (
				<Lazy
					key={key}
					load={loadPicker}
					onClose={onClose}
					meanwhile={<LoadingEmoji />}
					props={{ ...shared, anchor: open.anchor }}
				/>
			);
		case "reactions":
			return <Lazy key={key} load={loadReacted} onClose={onClose} props={{ ...shared, emoji: open.emoji }} />;
		case "versions":
			return <Lazy key={key} load={loadVersions} onClose={onClose} props={shared} />;
		case "readers":
			return <Lazy key={key} load={loadReadBy} onClose={onClose} props={shared} />;
	}
}
