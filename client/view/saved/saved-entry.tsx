import { useEffect } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { savedOpen } from "../../hooks/saved-place.ts";
import { jumpTo } from "../../hooks/use-location.ts";
import { dueCount, type SavedPlace } from "../../store/saved.ts";
import { savedEntryWords } from "../../words/saved-entry.ts";
import { BookmarkIcon } from "../parts/icons.tsx";
import { Lazy } from "../parts/lazy.tsx";
import { badge } from "../parts/names.ts";
import { SavedToast } from "./saved-toast.tsx";

const loadSaved = () => import("./saved-dialog.tsx").then((module) => module.SavedDialog);

/** The way from the sidebar to what was saved, with the number of reminders that are due; and the list, while it is open. */
export function SavedEntry({ self }: { self: string }) {
	const { saved } = useApp();
	const due = dueCount(saved.items.value);
	const words = savedEntryWords();
	const isOpen = savedOpen.value;
	const close = () => {
		savedOpen.value = false;
	};
	const show = ({ conversationId, seq, thread }: SavedPlace) => {
		close();
		jumpTo(conversationId, seq, thread);
	};
	useEffect(() => close, []);
	return (
		<div class="saved-entry">
			<button
				type="button"
				class="saved-button"
				onClick={() => {
					savedOpen.value = true;
				}}
			>
				<BookmarkIcon size={18} />
				<span>{words.title}</span>
				{due > 0 && (
					<span class="badge" data-due={due}>
						<span aria-hidden="true">{badge(due)}</span>
						<span class="hidden-words">{words.due(due)}</span>
					</span>
				)}
			</button>
			{!isOpen && <SavedToast />}
			{isOpen && <Lazy load={loadSaved} onClose={close} props={{ self, onClose: close, onShow: show }} />}
		</div>
	);
}
