import { useEffect, useState } from "preact/hooks";

/** Whether a media query holds, and again whenever that changes. */
export function useMedia(query: string): boolean {
	const [matches, setMatches] = useState(() => matchMedia(query).matches);
	useEffect(() => {
		const list = matchMedia(query);
		const update = () => setMatches(list.matches);
		update();
		list.addEventListener("change", update);
		return () => list.removeEventListener("change", update);
	}, [query]);
	return matches;
}

/** Below this width the list and the conversation do not fit side by side. Same as in layout.css. */
export const narrow = "(max-width: 719px)";

/** From this width on a third column fits beside the conversation. Same as in beside.css; below it, it covers the conversation. */
export const besides = "(min-width: 1100px)";

/** A screen that is touched: Enter breaks the line there, and nothing takes the focus by itself. */
export const touch = "(hover: none) and (pointer: coarse)";

/** Where somebody most likely has keys to press: some phones say that they can hover. */
export const keyboard = "(hover: hover) and (pointer: fine)";

/** Where a menu is a sheet at the bottom: a thumb reaches it, and it covers nothing but the lower part of the screen. */
export const sheet = `${narrow}, ${touch}`;
