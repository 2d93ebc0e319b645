/** Where in the app we are: the address is the only state of navigation, so links and back work by themselves. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

export type Place =
	| { name: "home" }
	| { name: "sign_in" }
	| { name: "sign_up" }
	/** `thread`: what stands beside it; all: the threads that the reader follows. */
	| { name: "conversation"; id: string; thread: number | "all" | null }
	| { name: "unknown" };

/** Reads a path and a query. A conversation's id is taken as it is; whether it exists, the server says. */
export function placeOf(path: string, query = ""): Place {
	const parts = path.split("/").filter((part) => part !== "");
	if (parts.length === 0) return { name: "home" };
	if (parts.length === 1 && parts[0] === "sign-in") return { name: "sign_in" };
	if (parts.length === 1 && parts[0] === "sign-up") return { name: "sign_up" };
	const id = parts[1];
	if (parts.length === 2 && parts[0] === "c" && id !== undefined)
		return { name: "conversation", id, thread: threadOf(query) };
	return { name: "unknown" };
}

function threadOf(query: string): number | "all" | null {
	const thread = new URLSearchParams(query).get("thread");
	if (thread === "all") return thread;
	return /^[1-9]\d{0,14}$/.test(thread ?? "") ? Number(thread) : null;
}

/** The path of a conversation, with what stands beside it. */
export function conversationPath(id: string, thread: number | "all" | null = null): string {
	return `/c/${encodeURIComponent(id)}${thread === null ? "" : `?thread=${thread}`}`;
}

const here = () => placeOf(location.pathname, location.search);
const current = signal<Place>(here());

/** The current place. Kept up to date while `useNavigation` is mounted. */
export const place: ReadonlySignal<Place> = current;

function sync(): void {
	current.value = here();
}

/** Goes to a path of the app without loading the page. */
export function goTo(path: string, how: "push" | "replace" = "push"): void {
	if (path === location.pathname + location.search) return;
	// Whether there is a way back within the app.
	if (how === "push") history.pushState({ inApp: true }, "", path);
	else history.replaceState(history.state, "", path);
	sync();
}

/** Whether a click on a link is the app's own business, and not a new tab, a download or another site. */
function internalPath(event: MouseEvent): string | null {
	if (event.defaultPrevented || event.button !== 0) return null;
	if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
	const link = event.target instanceof Element ? event.target.closest("a") : null;
	if (link === null || link.target !== "" || link.hasAttribute("download") || link.origin !== location.origin)
		return null;
	return link.getAttribute("href")?.startsWith("#") === true ? null : link.pathname + link.search;
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
