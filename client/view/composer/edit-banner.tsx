import { CloseIcon } from "../parts/icons.tsx";

/** Says what is being edited. */
export function EditBanner({ original, onCancel }: { original: string; onCancel: () => void }) {
	return (
		<div class="edit-banner">
			<span class="edit-title">Editing</span>
			<span class="edit-original" dir="auto">
				{original}
			</span>
			<button type="button" class="icon-button" aria-label="Cancel editing" title="Cancel (Esc)" onClick={onCancel}>
				<CloseIcon />
			</button>
		</div>
	);
}
