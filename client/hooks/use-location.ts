/** Where in the app we are: the address is the only state of navigation, so links and back work by themselves. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { type Beside, conversationPath, messagePath } from "../store/paths.ts";
import { besides } from "./use-media.ts";
import { atPage, backFromPanel, backHome, beginAtHome, followHistory, inOrder, pushEntry } from "./way-back.ts";

/** Who is in a conversation, or a search in it. */
type Panel = "members" | "search";

export type Place =
	| { name: "home" }
	| { name: "sign_in" }
	| { name: "sign_up" }
	/** Asks for a new conversation. */
	| { name: "new" }
	/** Something was shared with the app; what, stands behind the path. */
	| { name: "share" }
	/**
	 * `seq`: at this message of it. `thread`: beside it; all: those that the reader follows. `reply`: at this message of the
	 * thread. `panel`: what stands beside it where no thread is. `isSameSpot`: only what stands beside it is another than
	 * before, and the reader stays at what they were reading.
	 */
	| {
			name: "conversation";
			id: string;
			seq?: number;
			thread: number | "all" | null;
			reply?: number;
			panel?: Panel;
			isSameSpot?: true;
	  }
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
	const thread = threadOf(query);
	const beside = { thread, ...replyOf(query), ...(thread === null ? panelOf(query) : {}) };
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

function panelOf(query: string): { panel?: Panel } {
	const asked = new URLSearchParams(query);
	const panel = (["members", "search"] as const).find((name) => asked.has(name));
	return panel === undefined ? {} : { panel };
}

const isNumber = (text: string) => /^[1-9]\d{0,14}$/.test(text);

/** The same of a path with its query in one. */
export function placeOfPath(path: string): Place {
	const { pathname, search } = new URL(path, location.origin);
	return placeOf(pathname, search);
}

const address = () => location.pathname + location.search;
/** What the address bar says. */
export const here = () => placeOf(location.pathname, location.search);
const current = signal<Place>(here());
/** Of the current place. */
let shown = address();

/** The current place; a new object each time that somebody goes somewhere. Kept up to date while `useNavigation` is mounted. */
export const place: ReadonlySignal<Place> = current;

/** `isOnlyBeside`: whoever goes within a conversation to where something else stands beside it goes nowhere else. */
function sync(isOnlyBeside = false): void {
	const [from, to] = [current.peek(), here()];
	shown = address();
	const isSame = from.name === "conversation" && to.name === "conversation" && from.id === to.id;
	const isSameSpot = isOnlyBeside && isSame && besideOf(from) !== besideOf(to);
	current.value = isSameSpot ? { ...to, isSameSpot } : to;
}

/** What stands beside the conversation of a place; null: nothing. */
export function besideOf(place: Place): Beside | null {
	if (place.name !== "conversation") return null;
	return place.thread ?? place.panel ?? null;
}

/**
 * Goes to a path of the app without loading the page. Within a conversation the address changes in place: "back" leaves it.
 * To go to the same message again shows it again. What stands before the page is to be closed by whoever calls this.
 */
export function goTo(path: string, how: "push" | "replace" = "push"): void {
	go(path, how, false);
}

function go(path: string, how: "push" | "replace", isOnlyBeside: boolean): void {
	inOrder(() => {
		const [from, to] = [current.peek(), placeOfPath(path)];
		const names = to.name === "conversation" && (to.seq !== undefined || to.reply !== undefined);
		if (path === address() && !names) return;
		const isSame = from.name === "conversation" && to.name === "conversation" && from.id === to.id;
		// What stands beside it is a place of its own: "back" closes it.
		if (how === "replace" || (isSame && besideOf(from) === besideOf(to))) {
			atPage(() => {
				history.replaceState(history.state, "", path);
				sync(isOnlyBeside);
			});
		} else {
			pushEntry(path, isSame && besideOf(from) === null);
			sync(isOnlyBeside);
		}
	});
}

/** Back to the list of conversations: the way "back" leads, where one came from there. */
export function goHome(): void {
	inOrder(() => {
		if (!backHome()) goTo("/", "replace");
		// The history is not what was thought.
		else inOrder(() => goTo("/", "replace"));
	});
}

/** Shows something beside the conversation, whose reader stays where they are. */
export function goBeside(conversationId: string, beside: Beside): void {
	const here = current.peek();
	const seq = here.name === "conversation" && here.id === conversationId ? here.seq : undefined;
	go(conversationPath(conversationId, beside, seq), besideOf(here) === null ? "push" : "replace", true);
}

/** Closes what stands beside a conversation. */
export function leaveBeside(): void {
	atPage(() => {
		const here = current.peek();
		if (here.name !== "conversation" || besideOf(here) === null) return;
		if (!backFromPanel()) go(conversationPath(here.id, null, here.seq), "replace", true);
	});
}

/**
 * Shows a message, however far back it is: opens its conversation there, brings it into view, marks it for a moment
 * and gives it the focus. `thread`: the one in which it stands only. For results of a search, links, quotes, pins and whatever else leads to one.
 */
export function jumpTo(conversationId: string, seq: number, thread?: number): void {
	const here = current.peek();
	const isHere = here.name === "conversation" && here.id === conversationId && thread === undefined;
	// A search goes on beside what it found, where there is room for both.
	if (isHere && besideOf(here) === "search" && matchMedia(besides).matches) {
		goTo(conversationPath(conversationId, "search", seq));
	} else goTo(messagePath(conversationId, seq, thread));
}

/** The same where the message was thought to stand in the conversation: the way back leads there, and not to it. */
export function jumpToReply(conversationId: string, seq: number, thread: number): void {
	leaveMessage();
	goTo(messagePath(conversationId, seq, thread));
}

/** The conversation stays, but its address leads to no message of it any more: the reader is at the newest. */
export function leaveMessage(): void {
	atPage(() => {
		const here = current.peek();
		if (here.name !== "conversation" || here.seq === undefined) return;
		history.replaceState(history.state, "", conversationPath(here.id, besideOf(here)));
		sync();
	});
}

/** Where a click on a link of the app leads; null: it is not the app's own business, but a new tab, a download or another site. */
function internalPath(event: MouseEvent): string | null {
	if (event.defaultPrevented || event.button !== 0) return null;
	if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
	const link = event.target instanceof Element ? event.target.closest("a") : null;
	if (link === null || link.target !== "" || link.hasAttribute("download") || link.origin !== location.origin)
		return null;
	return link.getAttribute("href")?.startsWith("#") === true ? null : link.pathname + link.search;
}

/** For a link to the list that is the way back to it. */
export function followHome(event: MouseEvent): void {
	if (internalPath(event) === null) return;
	event.preventDefault();
	goHome();
}

/** Follows the address bar and turns clicks on own links into navigation. Once, at the root. */
export function useNavigation(): void {
	// Before anything below is drawn.
	useMemo(() => {
		if (here().name === "conversation") beginAtHome();
		sync();
	}, []);
	useEffect(() => {
		const onClick = (event: MouseEvent) => {
			const path = internalPath(event);
			if (path === null) return;
			event.preventDefault();
			goTo(path);
		};
		// What was open before the page had the page's address.
		const stop = followHistory(() => address() !== shown && sync(true));
		document.addEventListener("click", onClick);
		return () => {
			stop();
			document.removeEventListener("click", onClick);
		};
	}, []);
}
