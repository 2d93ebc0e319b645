/** Fetches the emoji with their names, once, when the first is asked for. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { EmojiBook } from "../../store/emoji.ts";
import { wordsReady } from "../../words/words.ts";

const loaded = signal<ReadonlySignal<EmojiBook> | null>(null);
let loading = false;

/** All emoji, once they are here. */
export const emojiBook: ReadonlySignal<EmojiBook | null> = computed(() => loaded.value?.value ?? null);

/** Fetches them, unless they are here or on their way. */
export function loadEmojiBook(): void {
	if (loading || loaded.peek() !== null) return;
	loading = true;
	import("./book.ts")
		.then(
			async ({ book }) => {
				await wordsReady();
				loaded.value = book;
			},
			// What is written stays as it is. The next name tries again.
			(error: unknown) => console.warn("the names of emoji could not be loaded:", error),
		)
		.finally(() => {
			loading = false;
		});
}
