import { useEffect, useMemo, useState } from "preact/hooks";
import type { ConversationSummary } from "../../../src/protocol/entities.ts";
import type { Me } from "../../../src/protocol/people.ts";
import type { SearchResult } from "../../../src/protocol/search.ts";
import { useApp } from "../../hooks/app-context.ts";
import { forwarding } from "../../hooks/forward-place.ts";
import { useFocusOfList } from "../../hooks/keep-focus.ts";
import { listWidth } from "../../hooks/list-width.ts";
import { closePart, openPart } from "../../hooks/open-part.ts";
import { savedOpen } from "../../hooks/saved-place.ts";
import { forgetSearches, searchOpen } from "../../hooks/search-place.ts";
import { useAppBadge } from "../../hooks/use-app-badge.ts";
import { useFindKey, useShortcuts } from "../../hooks/use-keys.ts";
import { goTo, jumpTo, place } from "../../hooks/use-location.ts";
import { useLooking } from "../../hooks/use-looking.ts";
import { narrow, useMedia } from "../../hooks/use-media.ts";
import { useTitle } from "../../hooks/use-title.ts";
import { useUnread } from "../../hooks/use-unread.ts";
import { conversationPath } from "../../store/paths.ts";
import { undoable } from "../../store/undo.ts";
import { shellWords } from "../../words/shell.ts";
import { ErrorBoundary } from "../parts/error-boundary.tsx";
import { Lazy, prefetch } from "../parts/lazy.tsx";
import { SavedEntry } from "../saved/saved-entry.tsx";
import { AccountBar } from "./account-bar.tsx";
import { Coming } from "./coming.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { loadConversation } from "./load-conversation.ts";
import { BrokenConversation, NothingOpen, UnknownPlace } from "./nothing-open.tsx";
import { OpenPart } from "./open-part.tsx";
import { JumpField, SidebarHeader } from "./sidebar-header.tsx";

const loadSearch = () => import("../search/search-dialog.tsx").then((module) => module.SearchDialog);
const loadForward = () => import("../forward/forward.tsx").then((module) => module.Forward);
const loadShare = () => import("../share/share-dialog.tsx").then((module) => module.ShareDialog);
const loadUndo = () => import("../conversation/undo.tsx").then((module) => module.Undo);
/** Nobody misses these when they cannot be fetched. */
const nothing = () => null;
const loadTip = () =>
	import("../tips/tip.tsx").then(
		(module) => module.Tip,
		() => nothing,
	);
const loadEdge = () =>
	import("./column-separator.tsx").then(
		(module) => module.ColumnSeparator,
		() => nothing,
	);

/** The signed-in app: the list beside the open conversation, or one of them on a narrow screen. */
export function Shell({ me }: { me: Me }) {
	const app = useApp();
	const here = place.value;
	const width = listWidth.value;
	const isNarrow = useMedia(narrow);
	useEffect(() => {
		if (here.name === "new") openPart.value = { name: "new", group: false };
		if (here.name === "new" || here.name === "sign_in" || here.name === "sign_up") goTo("/", "replace");
	}, [here.name]);
	const openId = here.name === "conversation" ? here.id : null;
	// Whoever looks at the list is about to open one: it is fetched behind the first paint.
	const load = useMemo(() => () => loadConversation(app), [app]);
	useEffect(() => prefetch(load), []);
	useShortcuts({
		palette: () => {
			openPart.value = openPart.value?.name === "palette" ? null : { name: "palette" };
		},
		settings: () => {
			openPart.value = { name: "settings", section: "appearance" };
		},
		overview: () => {
			openPart.value = { name: "shortcuts" };
		},
		neighbour: (step, unread) => {
			const id = neighbourOf(app.inbox.value.conversations, openId, step, unread);
			if (id !== null) goTo(conversationPath(id));
		},
	});
	// What one person has opened is not the next one's.
	useEffect(() => closePart, []);
	// Passing something on works without a network, too.
	useEffect(() => {
		const timer = setTimeout(() => prefetch(loadForward), 4_000);
		return () => clearTimeout(timer);
	}, []);
	// A hint must not be there before what it is about.
	const [isSettled, setSettled] = useState(false);
	useEffect(() => {
		const timer = setTimeout(() => setSettled(true), 5_000);
		return () => clearTimeout(timer);
	}, []);
	useLooking(openId);
	useFocusOfList(openId);
	useAppBadge(useUnread());
	const wanted = app.wanted.value;
	useEffect(() => {
		if (wanted === null) return;
		app.wanted.value = null;
		closeAll();
		goTo(wanted);
	}, [wanted]);

	return (
		<div
			class="shell"
			data-place={here.name === "share" ? "home" : here.name}
			style={{ "--list-width": width === null ? undefined : `${width}px` }}
		>
			<a class="skip-link" href="#main">
				{shellWords().skip}
			</a>
			<div class="sidebar">
				<SidebarHeader />
				<JumpField />
				<SavedEntry self={me.id} />
				<ConversationList self={me.id} openId={openId} />
				<div>{isSettled && <Lazy load={loadTip} props={{ self: me.id, openId }} />}</div>
				{/* The edge is in there since all that a page shows is to be in some landmark. */}
				<AccountBar me={me}>{!isNarrow && <Lazy load={loadEdge} props={{}} />}</AccountBar>
			</div>
			{openId !== null ? (
				<ErrorBoundary key={openId} fallback={(_, retry) => <BrokenConversation onRetry={retry} />}>
					<Lazy
						load={load}
						props={{ id: openId, self: me.id }}
						onClose={() => goTo("/", "replace")}
						meanwhile={<Coming id={openId} self={me.id} />}
					/>
				</ErrorBoundary>
			) : here.name === "unknown" ? (
				<UnknownPlace />
			) : (
				<Home />
			)}
			{openId === null && undoable(app.unsent.value, Date.now()).length > 0 && (
				<Lazy load={loadUndo} props={{ apart: true }} />
			)}
			<MessageSearch self={me.id} openId={openId} />
			<OpenPart me={me} />
			{forwarding.value !== null && (
				<Lazy
					load={loadForward}
					props={{ self: me.id }}
					onClose={() => {
						forwarding.value = null;
					}}
				/>
			)}
			{here.name === "share" && <Lazy load={loadShare} props={{ self: me.id }} onClose={() => goTo("/", "replace")} />}
		</div>
	);
}

/** Closes what would stand before a place that somebody asked for elsewhere. */
function closeAll(): void {
	closePart();
	searchOpen.value = null;
	savedOpen.value = false;
	forwarding.value = null;
}

/** The next conversation of the list, from the top where none is open; at its ends it goes round. null: there is none. */
function neighbourOf(
	conversations: readonly ConversationSummary[],
	openId: string | null,
	step: -1 | 1,
	unread: boolean,
): string | null {
	const wanted = conversations.filter(
		(row) =>
			!unread ||
			row.id === openId ||
			row.unread + row.mentions > 0 ||
			row.threads.unread + row.threads.mentions > 0 ||
			row.markedUnread,
	);
	const from = wanted.findIndex((row) => row.id === openId);
	const to = from < 0 && step < 0 ? wanted.length - 1 : (from + step + wanted.length) % wanted.length;
	const next = wanted[to]?.id ?? null;
	return next === openId ? null : next;
}

/** The search of messages, while it is wanted. */
function MessageSearch({ self, openId }: { self: string; openId: string | null }) {
	const close = () => {
		searchOpen.value = null;
	};
	useFindKey(() => {
		// One that is open beside the conversation goes on.
		const field = document.querySelector<HTMLInputElement>(".beside-search [role=combobox]");
		if (field === null) searchOpen.value = { inside: openId };
		else field.select();
	});
	useEffect(() => forgetSearches, []);
	if (searchOpen.value === null) return null;
	const { inside } = searchOpen.value;
	const onPick = ({ conversationId, seq, thread }: SearchResult) => {
		close();
		jumpTo(conversationId, seq, thread);
	};
	return <Lazy load={loadSearch} onClose={close} props={{ self, inside, onClose: close, onPick }} />;
}

function Home() {
	const unread = useUnread();
	useTitle(null, unread);
	return <NothingOpen />;
}
