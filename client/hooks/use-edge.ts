import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { VerbResult } from "../store/model.ts";

/** So near to an edge more is loaded, in pixels. */
const nearness = 1_500;

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

	const loadNow = async () => {
		setFailure(null);
		const result = await load();
		if (!result.ok) setFailure(result.failure.detail);
	};

	useEffect(() => {
		if (!hasMore || isLoading || failure !== null || mark.current === null) return;
		const observer = new IntersectionObserver(
			(entries) => {
				if (entries.some((entry) => entry.isIntersecting)) void loadNow();
			},
			{ root: box.current, rootMargin: side === "top" ? `${nearness}px 0px 0px 0px` : `0px 0px ${nearness}px 0px` },
		);
		observer.observe(mark.current);
		return () => observer.disconnect();
	}, [hasMore, isLoading, failure, edge]);

	return { mark, failure, load: () => void (isLoading || loadNow()) };
}
