/** Where in the app we are: the address is the only state of navigation, so links and back work by themselves. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";

export type Place =
	| { name: "home" }
	| { name: "sign_in" }
	| { name: "sign_up" }
	/** `seq`: at this message of it. */
	| { name: "conversation"; id: string; seq?: number }
	| { name: "invite"; code: string }
	| { name: "unknown" };

/** Reads a path. An id or a code is taken as it is; whether it exists, the server says. */
export function placeOf(path: string): Place {
	const parts = path.split("/").filter((part) => part !== "");
	if (parts.length === 0) return { name: "home" };
	if (parts.length === 1 && parts[0] === "sign-in") return { name: "sign_in" };
	if (parts.length === 1 && parts[0] === "sign-up") return { name: "sign_up" };
	const [kind, id, seq] = parts;
	if (id === undefined || parts.length > 3) return { name: "unknown" };
	if (kind === "i" && seq === undefined) return { name: "invite", code: id };
	if (kind !== "c") return { name: "unknown" };
	if (seq === undefined) return { name: "conversation", id };
	return /^[1-9]\d{0,14}$/.test(seq) ? { name: "conversation", id, seq: Number(seq) } : { name: "unknown" };
}

/** The path of a conversation. */
export function conversationPath(id: string): string {
	return `/c/${encodeURIComponent(id)}`;
}

/** The path of one message: it opens the conversation there. */
export function messagePath(conversationId: string, seq: number): string {
	return `${conversationPath(conversationId)}/${seq}`;
}

const current = signal<Place>(placeOf(location.pathname));

/** The current place; a new object each time that somebody goes somewhere. Kept up to date while `useNavigation` is mounted. */
export const place: ReadonlySignal<Place> = current;

function sync(): void {
	current.value = placeOf(location.pathname);
}

/**
 * Goes to a path of the app without loading the page. Within a conversation the address changes in place: "back" leaves it.
 * To go to the same message again shows it again.
 */
export function goTo(path: string, how: "push" | "replace" = "push"): void {
	const [from, to] = [current.peek(), placeOf(path)];
	if (path === location.pathname && (to.name !== "conversation" || to.seq === undefined)) return;
	const stays = from.name === "conversation" && to.name === "conversation" && from.id === to.id;
	if (how === "replace" || stays) history.replaceState(null, "", path);
	else history.pushState(null, "", path);
	sync();
}

/**
 * Shows a message, however far back it is: opens its conversation there, brings it into view, marks it for a moment
 * and gives it the focus. For results of a search, links, quotes, pins and whatever else leads to one.
 */
export function jumpTo(conversationId: string, seq: number): void {
	goTo(messagePath(conversationId, seq));
}

/** The conversation stays, but its address leads to no message of it any more: the reader is at the newest. */
export function leaveMessage(): void {
	const here = current.peek();
	if (here.name !== "conversation" || here.seq === undefined) return;
	history.replaceState(null, "", conversationPath(here.id));
	current.value = { name: "conversation", id: here.id };
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
	// Before anything below is drawn.
	useMemo(sync, []);
	useEffect(() => {
		const onClick = (event: MouseEvent) => {
			const path = internalPath(event);
			if (path === null) return;
			event.preventDefault();
			goTo(path);
		};
		addEventListener("popstate", sync);
		document.addEventListener("click", onClick);
		return () => {
			removeEventListener("popstate", sync);
			document.removeEventListener("click", onClick);
		};
	}, []);
}
