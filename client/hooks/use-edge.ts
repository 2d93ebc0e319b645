import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { VerbResult } from "../store/model.ts";

/**
 * So near to an edge more is loaded, in pixels: little for somebody who may only read what is there, and about a page for
 * somebody who has gone beyond that once, so that they need not wait for each.
 */
const nearness = { first: 1_500, later: 6_000 } as const;

interface EdgeOptions {
	side: "top" | "bottom";
	/** The box that scrolls. */
	box: RefObject<HTMLElement | null>;
	/** Whether there is more on this side. */
	hasMore: boolean;
	isLoading: boolean;
	/** The seq at this edge: when it is another one, the edge has moved away. */
	edge: number;
	load(): Promise<VerbResult>;
}

export interface Edge {
	/** For the element that stands at the edge. */
	mark: RefObject<HTMLDivElement | null>;
	/** Why the last page could not be loaded; then only `load` tries again. */
	failure: string | null;
	load(): void;
}

/** Loads more when the reader comes near an edge of what is shown, a page at a time, until it fails. */
export function useEdge({ side, box, hasMore, isLoading, edge, load }: EdgeOptions): Edge {
	const mark = useRef<HTMLDivElement>(null);
	const [failure, setFailure] = useState<string | null>(null);
	const hasLoaded = useRef(false);

	const loadNow = async () => {
		hasLoaded.current = true;
		setFailure(null);
		const result = await load();
		if (!result.ok) setFailure(result.failure.detail);
	};

	useEffect(() => {
		if (!hasMore || isLoading || failure !== null || mark.current === null) return;
		const near = hasLoaded.current ? nearness.later : nearness.first;
		const observer = new IntersectionObserver(
			(entries) => {
				if (entries.some((entry) => entry.isIntersecting)) void loadNow();
			},
			{ root: box.current, rootMargin: side === "top" ? `${near}px 0px 0px 0px` : `0px 0px ${near}px 0px` },
		);
		observer.observe(mark.current);
		return () => observer.disconnect();
	}, [hasMore, isLoading, failure, edge]);

	return { mark, failure, load: () => void (isLoading || loadNow()) };
}
