/** Where in the app we are: the address is the only state of navigation, so links and back work by themselves. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

export type Place =
	| { name: "home" }
	| { name: "sign_in" }
	| { name: "sign_up" }
	/** Asks for a new conversation. */
	| { name: "new" }
	/** Something was shared with the app; what, stands behind the path. */
	| { name: "share" }
	| { name: "conversation"; id: string }
	| { name: "invite"; code: string }
	| { name: "unknown" };

/** Reads a path. An id or a code is taken as it is; whether it exists, the server says. */
export function placeOf(path: string): Place {
	const parts = path.split("/").filter((part) => part !== "");
	if (parts.length === 0) return { name: "home" };
	if (parts.length === 1 && parts[0] === "sign-in") return { name: "sign_in" };
	if (parts.length === 1 && parts[0] === "sign-up") return { name: "sign_up" };
	const [kind, id] = parts;
	if (parts.length === 1 && (kind === "new" || kind === "share")) return { name: kind };
	if (parts.length === 2 && id !== undefined) {
		if (kind === "c") return { name: "conversation", id };
		if (kind === "i") return { name: "invite", code: id };
	}
	return { name: "unknown" };
}

/** The path of a conversation. */
export function conversationPath(id: string): string {
	return `/c/${encodeURIComponent(id)}`;
}

const current = signal<Place>(placeOf(location.pathname));

/** The current place. Kept up to date while `useNavigation` is mounted. */
export const place: ReadonlySignal<Place> = current;

function sync(): void {
	current.value = placeOf(location.pathname);
}

/** Goes to a path of the app without loading the page. */
export function goTo(path: string, how: "push" | "replace" = "push"): void {
	if (path === location.pathname) return;
	if (how === "push") history.pushState(null, "", path);
	else history.replaceState(null, "", path);
	sync();
}

/** Whether a click on a link is the app's own business, and not a new tab, a download or another site. */
function internalPath(event: MouseEvent): string | null {
	if (event.defaultPrevented || event.button !== 0) return null;
	if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
	const link = event.target instanceof Element ? event.target.closest("a") : null;
	if (link === null || link.target !== "" || link.hasAttribute("download") || link.origin !== location.origin)
		return null;
	return link.getAttribute("href")?.startsWith("#") === true ? null : link.pathname;
}

/** Follows the address bar and turns clicks on own links into navigation. Once, at the root. */
export function useNavigation(): void {
	useEffect(() => {
		const onClick = (event: MouseEvent) => {
			const path = internalPath(event);
			if (path === null) return;
			event.preventDefault();
			goTo(path);
		};
		sync();
		addEventListener("popstate", sync);
		document.addEventListener("click", onClick);
		return () => {
			removeEventListener("popstate", sync);
			document.removeEventListener("click", onClick);
		};
	}, []);
}
