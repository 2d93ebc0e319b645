/** Fetches what reads Markdown, once, when a message first needs it. */
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

/** Draws a text; null if it is to be shown as it is. */
type Format = (text: string) => ComponentChildren;

const loaded = signal<{ format: Format } | null>(null);
let loading = false;

function load(): void {
	if (loading || loaded.peek() !== null) return;
	loading = true;
	import("../formatting/draw.tsx")
		.then(
			({ format }) => {
				loaded.value = { format };
			},
			// Texts stay readable without it. The next message with marks, or the network's return, tries again.
			(error: unknown) => {
				console.warn("messages are shown without formatting:", error);
				addEventListener("online", load, { once: true });
			},
		)
		.finally(() => {
			loading = false;
		});
}

/** What draws formatted texts, once it is there; null until then and where it is not `needed`. */
export function useFormat(needed: boolean): Format | null {
	useEffect(() => {
		if (needed) load();
	}, [needed]);
	return needed ? (loaded.value?.format ?? null) : null;
}
