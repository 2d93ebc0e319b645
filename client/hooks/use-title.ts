import { useEffect } from "preact/hooks";
import { shortCount } from "../words/short-count.ts";

const product = "Parley";

/** Shows the place and the unread count in the tab's title, and the bare name again after. */
export function useTitle(place: string | null, unread: number): void {
	const count = unread > 0 ? `(${shortCount(unread)}) ` : "";
	useEffect(() => {
		document.title = count + (place === null ? product : `${place} · ${product}`);
		return () => {
			document.title = product;
		};
	}, [place, count]);
}
