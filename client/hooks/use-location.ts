/** Where in the app we are: the address is the only state of navigation, so links and back work by themselves. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { conversationPath, messagePath } from "../store/paths.ts";

export type Place =
	| { name: "home" }
	| { name: "sign_in" }
	| { name: "sign_up" }
	/** Asks for a new conversation. */
	| { name: "new" }
	/** Something was shared with the app; what, stands behind the path. */
	| { name: "share" }
	/** `seq`: at this message of it. `thread`: what stands beside it; all: the threads that the reader follows. `reply`: at this message of the thread. */
	| { name: "conversation"; id: string; seq?: number; thread: number | "all" | null; reply?: number }
	| { name: "invite"; code: string }
	| { name: "unknown" };

/** Reads a path and a query. An id or a code is taken as it is; whether it exists, the server says. */
export function placeOf(path: string, query = ""): Place {
	const parts = path.split("/").filter((part) => part !== "");
	if (parts.length === 0) return { name: "home" };
	if (parts.length === 1 && parts[0] === "sign-in") return { name: "sign_in" };
	if (parts.length === 1 && parts[0] === "sign-up") return { name: "sign_up" };
	const [kind, id, seq] = parts;
	if (id === undefined) return kind === "new" || kind === "share" ? { name: kind } : { name: "unknown" };
	if (parts.length > 3) return { name: "unknown" };
	if (kind === "i" && seq === undefined) return { name: "invite", code: id };
	if (kind !== "c") return { name: "unknown" };
	const beside = { thread: threadOf(query), ...replyOf(query) };
	if (seq === undefined) return { name: "conversation", id, ...beside };
	return isNumber(seq) ? { name: "conversation", id, seq: Number(seq), ...beside } : { name: "unknown" };
}

function threadOf(query: string): number | "all" | null {
	const thread = new URLSearchParams(query).get("thread");
	if (thread === "all") return thread;
	return isNumber(thread ?? "") ? Number(thread) : null;
}

function replyOf(query: string): { reply?: number } {
	const at = new URLSearchParams(query).get("at") ?? "";
	return isNumber(at) ? { reply: Number(at) } : {};
}

const isNumber = (text: string) => /^[1-9]\d{0,14}$/.test(text);

/** The same of a path with its query in one. */
export function placeOfPath(path: string): Place {
	const { pathname, search } = new URL(path, location.origin);
	return placeOf(pathname, search);
}

const here = () => placeOf(location.pathname, location.search);
const current = signal<Place>(here());

/** The current place; a new object each time that somebody goes somewhere. Kept up to date while `useNavigation` is mounted. */
export const place: ReadonlySignal<Place> = current;

function sync(): void {
	current.value = here();
}

/**
 * Goes to a path of the app without loading the page. Within a conversation the address changes in place: "back" leaves it.
 * To go to the same message again shows it again.
 */
export function goTo(path: string, how: "push" | "replace" = "push"): void {
	const [from, to] = [current.peek(), placeOfPath(path)];
	const names = to.name === "conversation" && (to.seq !== undefined || to.reply !== undefined);
	if (path === location.pathname + location.search && !names) return;
	// A thread is a place of its own: "back" closes it.
	const stays =
		from.name === "conversation" && to.name === "conversation" && from.id === to.id && from.thread === to.thread;
	// `inApp`: whether there is a way back within the app.
	if (how === "replace" || stays) history.replaceState(history.state, "", path);
	else history.pushState({ inApp: true }, "", path);
	sync();
}

/**
 * Shows a message, however far back it is: opens its conversation there, brings it into view, marks it for a moment
 * and gives it the focus. `thread`: the one in which it stands only. For results of a search, links, quotes, pins and whatever else leads to one.
 */
export function jumpTo(conversationId: string, seq: number, thread?: number): void {
	goTo(messagePath(conversationId, seq, thread));
}

/** The same where the message was thought to stand in the conversation: the way back leads there, and not to it. */
export function jumpToReply(conversationId: string, seq: number, thread: number): void {
	leaveMessage();
	goTo(messagePath(conversationId, seq, thread));
}

/** The conversation stays, but its address leads to no message of it any more: the reader is at the newest. */
export function leaveMessage(): void {
	const here = current.peek();
	if (here.name !== "conversation" || here.seq === undefined) return;
	history.replaceState(history.state, "", conversationPath(here.id, here.thread));
	current.value = { name: "conversation", id: here.id, thread: here.thread };
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
