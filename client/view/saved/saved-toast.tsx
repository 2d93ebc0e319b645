import { useEffect } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { savedNote } from "../../hooks/saved-place.ts";
import { useNow } from "../../hooks/use-now.ts";
import { savedEntryWords } from "../../words/saved-entry.ts";

/** How long a word about what was done stays, in ms. */
export const noteMs = 4_000;

/** Says what was done with saved messages: that a removal can be undone, that one was saved, or why not. */
export function SavedToast({ onUndone }: { onUndone?: () => void }) {
	const { saved } = useApp();
	const words = savedEntryWords();
	const removals = saved.removals.value.filter(({ notBefore }) => notBefore > Date.now());
	useNow(() => (removals.length === 0 ? null : Math.min(...removals.map(({ notBefore }) => notBefore))));
	const failure = saved.failure.value;
	const note = savedNote.value;
	useEffect(() => {
		if (note === null) return;
		const timer = setTimeout(() => {
			savedNote.value = null;
		}, noteMs);
		return () => clearTimeout(timer);
	}, [note]);
	const undo = () => {
		for (const wish of removals) saved.undoRemoval(wish);
		onUndone?.();
	};
	if (failure !== null) {
		return (
			<div class="toast" role="alert">
				<span>{failure}</span>
				<button
					type="button"
					class="button button-quiet"
					onClick={() => {
						saved.failure.value = null;
					}}
				>
					{words.close}
				</button>
			</div>
		);
	}
	const isShown = removals.length > 0 || note !== null;
	return (
		<div role="status" class={isShown ? "toast" : "hidden-words"} data-saved-toast>
			{removals.length > 0 ? (
				<>
					<span>{words.removed(removals.length)}</span>
					<button type="button" class="link-button" onClick={undo}>
						{words.undo}
					</button>
				</>
			) : (
				note !== null && <span>{note.words}</span>
			)}
		</div>
	);
}
