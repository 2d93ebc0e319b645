import { useEffect, useState } from "preact/hooks";
import type { Me } from "../../../src/protocol/entities.ts";
import type { SearchResult } from "../../../src/protocol/search.ts";
import { useApp } from "../../hooks/app-context.ts";
import { jumpTarget, searchOpen } from "../../hooks/search-place.ts";
import { useAppBadge } from "../../hooks/use-app-badge.ts";
import { useFindKey, useSearchKey } from "../../hooks/use-keys.ts";
import { conversationPath, goTo, place } from "../../hooks/use-location.ts";
import { useLooking } from "../../hooks/use-looking.ts";
import { useTitle } from "../../hooks/use-title.ts";
import { useUnread } from "../../hooks/use-unread.ts";
import { ErrorBoundary } from "../parts/error-boundary.tsx";
import { Lazy, prefetch } from "../parts/lazy.tsx";
import { AccountBar } from "./account-bar.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { BrokenConversation, NothingOpen, UnknownPlace } from "./nothing-open.tsx";
import { SidebarHeader } from "./sidebar-header.tsx";
import { SignOutQuestion } from "./sign-out-question.tsx";

type Open = "new" | "keep" | "privacy" | "sign_out" | "notices" | null;

const loadConversation = () => import("../conversation/conversation.tsx").then((module) => module.Conversation);
const loadNew = () => import("../people/new-conversation.tsx").then((module) => module.NewConversation);
const loadPrivacy = () => import("./privacy.tsx").then((module) => module.Privacy);
const loadSearch = () => import("../search/search-dialog.tsx").then((module) => module.SearchDialog);
const loadKeep = () => import("./keep-account.tsx").then((module) => module.KeepAccount);
const loadShare = () => import("../share/share-dialog.tsx").then((module) => module.ShareDialog);
const loadNotices = () => import("./notices.tsx").then((module) => module.NoticesDialog);

/** The signed-in app: the list beside the open conversation, or one of them on a narrow screen. */
export function Shell({ me }: { me: Me }) {
	const app = useApp();
	const [open, setOpen] = useState<Open>(null);
	const close = () => setOpen(null);
	useSearchKey(() => setOpen("new"));
	const here = place.value;
	useEffect(() => {
		if (here.name === "new") setOpen("new");
		if (here.name === "new" || here.name === "sign_in" || here.name === "sign_up") goTo("/", "replace");
	}, [here.name]);
	const openId = here.name === "conversation" ? here.id : null;
	// Whoever looks at the list is about to open one: it is fetched behind the first paint.
	useEffect(() => prefetch(loadConversation), []);
	useLooking(openId);
	useAppBadge(useUnread());
	const wanted = app.wanted.value;
	useEffect(() => {
		if (wanted === null) return;
		app.wanted.value = null;
		goTo(conversationPath(wanted));
	}, [wanted]);

	const signOut = () => (me.isGuest ? setOpen("sign_out") : void app.signOut());

	return (
		<div class="shell" data-place={here.name === "share" ? "home" : here.name}>
			<a class="skip-link" href="#main">
				Skip to the conversation
			</a>
			<div class="sidebar">
				<SidebarHeader onNew={() => setOpen("new")} onNotices={() => setOpen("notices")} />
				<ConversationList self={me.id} openId={openId} onFind={() => setOpen("new")} />
				<AccountBar me={me} onKeep={() => setOpen("keep")} onPrivacy={() => setOpen("privacy")} onSignOut={signOut} />
			</div>
			{openId !== null ? (
				<ErrorBoundary key={openId} fallback={(_, retry) => <BrokenConversation onRetry={retry} />}>
					<Lazy
						load={loadConversation}
						props={{ id: openId, self: me.id }}
						onClose={() => location.reload()}
						meanwhile={<main class="conversation" id="main" tabIndex={-1} aria-busy="true" />}
					/>
				</ErrorBoundary>
			) : here.name === "unknown" ? (
				<UnknownPlace />
			) : (
				<Home />
			)}
			<MessageSearch self={me.id} openId={openId} />
			{open === "new" && (
				<Lazy
					load={loadNew}
					onClose={close}
					props={{
						self: me.id,
						onClose: close,
						onStarted: (id: string) => {
							close();
							goTo(conversationPath(id));
						},
					}}
				/>
			)}
			{open === "keep" && <Lazy load={loadKeep} onClose={close} props={{ me, onClose: close }} />}
			{open === "privacy" && (
				<Lazy load={loadPrivacy} onClose={close} props={{ settings: me.settings, onClose: close }} />
			)}
			{open === "notices" && <Lazy load={loadNotices} onClose={close} props={{ onClose: close }} />}
			{here.name === "share" && <Lazy load={loadShare} onClose={() => goTo("/", "replace")} props={{ self: me.id }} />}
			{open === "sign_out" && <SignOutQuestion onClose={close} onKeep={() => setOpen("keep")} />}
		</div>
	);
}

/** The search of messages, while it is wanted. */
function MessageSearch({ self, openId }: { self: string; openId: string | null }) {
	const close = () => {
		searchOpen.value = null;
	};
	useFindKey(() => {
		searchOpen.value = { inside: openId };
	});
	useEffect(() => close, []);
	if (searchOpen.value === null) return null;
	const { inside } = searchOpen.value;
	const onPick = ({ conversationId, seq, at }: SearchResult) => {
		close();
		jumpTarget.value = { conversationId, seq, at };
		goTo(conversationPath(conversationId));
	};
	return <Lazy load={loadSearch} onClose={close} props={{ self, inside, onClose: close, onPick }} />;
}

function Home() {
	const unread = useUnread();
	useTitle(null, unread);
	return <NothingOpen />;
}
