import { useEffect } from "preact/hooks";

const product = "Parley";

/** Shows the place and the unread count in the tab's title, and the bare name again after. */
export function useTitle(place: string | null, unread: number): void {
	useEffect(() => {
		const count = unread > 0 ? `(${unread > 99 ? "99+" : unread}) ` : "";
		document.title = count + (place === null ? product : `${place} · ${product}`);
		return () => {
			document.title = product;
		};
	}, [place, unread]);
}
