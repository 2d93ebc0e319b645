import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { useFocusOfMain } from "../../hooks/keep-focus.ts";
import { OpenConversationContext } from "../../hooks/open-conversation.ts";
import { useAnswering } from "../../hooks/use-answering.ts";
import { useConversation } from "../../hooks/use-conversation.ts";
import { useEditing } from "../../hooks/use-editing.ts";
import { useEscape } from "../../hooks/use-keys.ts";
import { goBeside, goHome, leaveBeside } from "../../hooks/use-location.ts";
import { besides, narrow, touch, useMedia } from "../../hooks/use-media.ts";
import { besidePlace } from "../../hooks/use-thread.ts";
import { useTitle } from "../../hooks/use-title.ts";
import { useUnread } from "../../hooks/use-unread.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import { shownAt } from "../../store/shown.ts";
import { conversationTitle } from "../../store/titles.ts";
import { Composer } from "../composer/composer.tsx";
import { ReplyBar } from "../composer/reply-bar.tsx";
import { type Directory, directoryOf } from "../composer/suggest.ts";
import { Lazy, prefetch } from "../parts/lazy.tsx";
import { mayManage } from "../people/rights.ts";
import { PinBar } from "../pins/pin-bar.tsx";
import { Timeline } from "../timeline/timeline.tsx";
import { ConversationHeader } from "./header.tsx";
import { ChangedBehind, Notice } from "./notice.tsx";
import { Undo } from "./undo.tsx";
import "../../styles/open-conversation.css";
import { conversationWords } from "../../words/conversation.ts";
import { threadWords } from "../../words/thread.ts";
import { language } from "../../words/words.ts";

interface ConversationProps {
	id: string;
	self: string;
}

const loadPins = () => import("../pins/pin-list.tsx").then((module) => module.PinList);
const loadDate = () => import("./date-dialog.tsx").then((module) => module.DateDialog);
const loadThread = () => import("../thread/thread-panel.tsx").then((module) => module.ThreadPanel);
const loadSearch = () => import("../search/search-panel.tsx").then((module) => module.SearchPanel);
const loadMembers = () => import("../people/member-panel.tsx").then((module) => module.MemberPanel);

/** One open conversation: header, timeline, composer. Another id is another one: nothing of the first is kept. */
export function Conversation(props: ConversationProps) {
	return <Keyed key={props.id} {...props} />;
}

function Keyed({ id, self }: ConversationProps) {
	const handle = useConversation(id);
	const isNarrow = useMedia(narrow);
	useFocusOfMain();
	// What stands before it closes first.
	useEscape(() => isNarrow && besidePlace() === null && goHome());
	return (
		<main class={besidePlace() === null ? "conversation" : "conversation has-beside"} id="main" tabIndex={-1}>
			{handle !== null && <Opened handle={handle} id={id} self={self} />}
		</main>
	);
}

function Opened({ handle, id, self }: ConversationProps & { handle: ConversationHandle }) {
	const summary = useApp().inbox.value.conversations.find((conversation) => conversation.id === id);
	const { draft } = handle;
	const state = handle.state.value;
	const link = handle.link.value;
	const [dateFrom, setDateFrom] = useState<number | null>(null);
	const closeDate = () => setDateFrom(null);
	const edits = useEditing(handle);
	const composer = useRef<HTMLTextAreaElement>(null);

	const title = state.loaded
		? conversationTitle({ kind: state.kind, title: state.title, members: state.members.values() }, self)
		: summary === undefined
			? null
			: conversationTitle(summary, self);
	useTitle(title ?? conversationWords().untitled, useUnread());
	// Made when somebody writes a mention: positions of members move all the time.
	const people = useMemo(() => {
		let directory: Directory | null = null;
		return () => {
			const mayCallAll = state.kind === "group" && mayManage(state.members.get(self)?.role);
			directory ??= directoryOf(state.members.values(), self, mayCallAll);
			return directory;
		};
	}, [state.members, state.kind, self, language.value]);

	const discard = async (clientId: string) => {
		const row = handle.state.peek().outbox.find((one) => one.clientId === clientId);
		const text = await handle.discard(clientId);
		if (draft.peek().trim() === "") {
			draft.value = text;
			if (row?.kind === "message") handle.answer(row.replyTo ?? null);
		}
		composer.current?.focus();
	};
	const isTouch = useMedia(touch);
	// Its button is gone from the page; the focus must not be lost with it.
	const focusComposer = () => {
		if (!isTouch) composer.current?.focus();
	};
	const remove = (seq: number) => {
		if (edits.editing?.seq === seq) edits.set(null);
		void handle.deleteMessage(seq);
		focusComposer();
	};
	const [pinsOpen, setPinsOpen] = useState(false);
	const closePins = () => setPinsOpen(false);
	const hasPins = state.pins.length > 0;
	useEffect(() => {
		if (hasPins) prefetch(loadPins);
	}, [hasPins]);
	const answer = (seq: number) => {
		edits.set(null);
		handle.answer(seq);
		composer.current?.focus();
	};
	const open = useMemo(() => ({ handle, answer, showPins: () => setPinsOpen(true) }), [handle]);
	useAnswering(handle, answer);
	const send = async (text: string) => {
		const replyTo = handle.answering.peek() ?? undefined;
		handle.answer(null);
		const result = await handle.send(text, { replyTo });
		if (!result.ok && replyTo !== undefined) handle.answer(replyTo);
		return result;
	};
	const beside = besidePlace();
	const hasRoom = useMedia(besides);
	const openThread = (seq: number) => goBeside(id, shownAt(handle.state.peek(), seq)?.message.thread ?? seq);
	// Its address may stand in a history, or in a message, longer than there is something to show.
	const hasNoMembers = state.loaded && (state.kind !== "group" || link.name === "ended");
	const isNothing = (beside === "members" && hasNoMembers) || (beside === "search" && link.name === "ended");
	useEffect(() => {
		if (isNothing) leaveBeside();
	}, [isNothing]);
	const leaveGroup = () => {
		leaveBeside();
		goHome();
	};
	const threadsUnread = summary?.threads ?? { unread: 0, mentions: 0 };
	return (
		<OpenConversationContext.Provider value={open}>
			<ConversationHeader
				id={id}
				title={title}
				state={state}
				link={link}
				threads={threadsUnread}
				onDate={() => setDateFrom(Date.now())}
			/>
			<div class="notices">
				{state.brokenAt !== null && <ChangedBehind />}
				<Notice link={link} hasCopy={state.loaded || state.events.length > 0} onReconnect={() => handle.reconnect()} />
				<PinBar />
			</div>
			<Timeline
				handle={handle}
				state={state}
				link={link}
				onDiscard={discard}
				onEdit={edits.begin}
				onDelete={remove}
				onDate={setDateFrom}
				onThread={openThread}
				isCovered={beside !== null && !hasRoom}
			/>
			<Undo onUndone={focusComposer} />
			{link.name !== "ended" && (
				<Composer
					input={composer}
					draft={draft}
					edit={edits.editing}
					setEdit={edits.set}
					editLast={edits.beginLast}
					recipient={title}
					offline={link.name === "offline"}
					people={people}
					above={<ReplyBar handle={handle} input={composer} />}
					send={send}
					save={(seq, text) => handle.edit(seq, text)}
					setTyping={(on) => handle.setTyping(on)}
				/>
			)}
			{pinsOpen && <Lazy load={loadPins} onClose={closePins} props={{ handle, onClose: closePins }} />}
			{dateFrom !== null && (
				<Lazy load={loadDate} onClose={closeDate} props={{ handle, at: dateFrom, onClose: closeDate }} />
			)}
			{beside === "members" && (
				<Lazy
					load={loadMembers}
					onClose={leaveBeside}
					props={{ handle, title, onLeft: leaveGroup }}
					meanwhile={<aside class="beside beside-members" aria-busy="true" aria-label={conversationWords().members} />}
				/>
			)}
			{beside === "search" && (
				<Lazy
					load={loadSearch}
					onClose={leaveBeside}
					props={{ id, self, title }}
					meanwhile={<aside class="beside" aria-busy="true" aria-label={conversationWords().search} />}
				/>
			)}
			{beside !== null && beside !== "members" && beside !== "search" && (
				<Lazy
					load={loadThread}
					onClose={leaveBeside}
					props={{ handle, state, link, thread: beside, title, people }}
					meanwhile={<aside class="beside" aria-busy="true" aria-label={threadWords().title} />}
				/>
			)}
		</OpenConversationContext.Provider>
	);
}
