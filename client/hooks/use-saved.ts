import { useMemo, useRef } from "preact/hooks";
import { useApp } from "./app-context.ts";

/** The seqs of the messages of a conversation that the reader saved; the same set until another one is. */
export function useSavedSeqs(conversationId: string): ReadonlySet<number> {
	const items = useApp().saved.items.value;
	const last = useRef<ReadonlySet<number>>(new Set());
	last.current = useMemo(() => {
		const next = new Set(items.flatMap((item) => (item.conversationId === conversationId ? [item.seq] : [])));
		const isSame = next.size === last.current.size && [...next].every((seq) => last.current.has(seq));
		return isSame ? last.current : next;
	}, [items, conversationId]);
	return last.current;
}
