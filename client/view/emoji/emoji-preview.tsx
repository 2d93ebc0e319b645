import { book } from "./book.ts";

/** What the emoji under the pointer, or with the focus, is called. A screen reader has that in the emoji's own name. */
export function EmojiPreview({ text }: { text: string | null }) {
	const emoji = text === null ? undefined : book.value.byText.get(text);
	return (
		<div class="emoji-preview" aria-hidden="true">
			{emoji !== undefined && (
				<>
					<span class="emoji-preview-sign">{text}</span>
					<span class="emoji-preview-words">
						<span>{emoji.label}</span>
						<span class="emoji-preview-name">:{emoji.names[0]}:</span>
					</span>
				</>
			)}
		</div>
	);
}
