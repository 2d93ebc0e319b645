import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/**
 * Which parts of a box that scrolls have been in its view, or less than its height away from it, by their element ids.
 * A part that is not there yet must have its height.
 *
 * @param ids the same list as long as the parts are the same
 */
export function useNear(box: RefObject<HTMLElement | null>, ids: readonly string[]): ReadonlySet<string> {
	const [near, setNear] = useState<ReadonlySet<string>>(new Set());
	useEffect(() => {
		const observer = new IntersectionObserver(
			(entries) => {
				const come = entries.filter((entry) => entry.isIntersecting).map(({ target }) => target.id);
				if (come.length > 0) setNear((known) => new Set([...known, ...come]));
			},
			{ root: box.current, rootMargin: "100% 0px" },
		);
		for (const id of ids) {
			const part = document.getElementById(id);
			if (part !== null) observer.observe(part);
		}
		return () => observer.disconnect();
	}, [ids]);
	return near;
}
