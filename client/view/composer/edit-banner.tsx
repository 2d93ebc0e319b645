import { composerWords } from "../../words/composer.ts";
import { CloseIcon } from "../parts/icons.tsx";

/** Says what is being edited. */
export function EditBanner({ original, onCancel }: { original: string; onCancel: () => void }) {
	const words = composerWords();
	return (
		<div class="edit-banner">
			<span class="edit-title">{words.edit.title}</span>
			<span class="edit-original" dir="auto">
				{original}
			</span>
			<button
				type="button"
				class="icon-button"
				aria-label={words.edit.cancel}
				title={words.cancelHint}
				onClick={onCancel}
			>
				<CloseIcon />
			</button>
		</div>
	);
}
