import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useEditing } from "../../hooks/use-editing.ts";
import { goBeside, goTo } from "../../hooks/use-location.ts";
import { touch, useMedia } from "../../hooks/use-media.ts";
import { useThread } from "../../hooks/use-thread.ts";
import type { ConversationHandle, ThreadHandle } from "../../store/handles.ts";
import type { ConversationState, LinkState } from "../../store/model.ts";
import { messagePath } from "../../store/paths.ts";
import { Composer } from "../composer/composer.tsx";
import type { Directory } from "../composer/suggest.ts";
import { BesidePanel } from "../parts/beside-panel.tsx";
import { BellIcon } from "../parts/icons.tsx";
import { Timeline } from "../timeline/timeline.tsx";
import { ThreadList } from "./thread-list.tsx";
import "../../styles/thread.css";
import { threadWords } from "../../words/thread.ts";

export interface ThreadPanelProps {
	handle: ConversationHandle;
	state: ConversationState;
	link: LinkState;
	/** all: those that the reader follows. */
	thread: number | "all";
	/** What the conversation is called; null while not known. */
	title: string | null;
	people: () => Directory;
}

/** A thread, or the list of those that one follows, beside the conversation. */
export function ThreadPanel(props: ThreadPanelProps) {
	const { handle, state, thread, title } = props;
	const words = threadWords();
	const opened = useThread(handle, thread === "all" ? null : thread);
	const heading = useRef<HTMLHeadingElement>(null);
	const isTouch = useMedia(touch);
	// The composer of a thread takes the focus by itself, where nothing is touched.
	useEffect(() => {
		if (thread === "all" || isTouch) heading.current?.focus();
	}, [thread]);
	return (
		<BesidePanel
			place={thread}
			title={thread === "all" ? words.titleOfAll : words.title}
			lead={title}
			close={words.panel.close}
			heading={heading}
			actions={opened !== null && <Follow key={opened.thread} opened={opened} state={state} />}
			opener={() => openerOf(thread)}
		>
			{thread === "all" ? (
				<ThreadList handle={handle} state={state} onOpen={(seq) => goBeside(state.id, seq)} />
			) : (
				opened !== null && <Opened key={thread} {...props} thread={thread} opened={opened} />
			)}
		</BesidePanel>
	);
}

/** Where a thread is opened, or all of them are. */
function openerOf(thread: number | "all"): HTMLElement | null {
	if (thread === "all") return document.querySelector<HTMLElement>("[data-threads-button]");
	return (
		document.querySelector<HTMLElement>(`[data-thread="${thread}"]`) ??
		document.querySelector<HTMLElement>(`#main [data-seq="${thread}"] .more-button`)
	);
}

function Follow({ opened, state }: { opened: ThreadHandle; state: ConversationState }) {
	const [failure, setFailure] = useState<string | null>(null);
	const follows = state.threads.get(opened.thread)?.following === true;
	const words = threadWords().panel;
	const toggle = async () => {
		const result = await opened.follow(!follows);
		setFailure(result.ok ? null : result.failure.detail);
	};
	return (
		<>
			<button
				type="button"
				class="button button-small thread-follow"
				aria-pressed={follows}
				title={follows ? words.followingHint : words.followHint}
				onClick={() => void toggle()}
			>
				<BellIcon on={follows} />
				{follows ? words.following : words.follow}
			</button>
			{failure !== null && (
				<div class="toast" role="alert">
					<span>{failure}</span>
					<button type="button" class="button button-quiet" onClick={() => setFailure(null)}>
						{words.closeNote}
					</button>
				</div>
			)}
		</>
	);
}

function Opened({ handle, link, thread, people, opened }: ThreadPanelProps & { thread: number; opened: ThreadHandle }) {
	const state = opened.state.value;
	const words = threadWords();
	const { failure, isGone, elsewhere } = opened.pages.value;
	// The address of a reply stands for its thread.
	useLayoutEffect(() => {
		if (elsewhere !== null) goTo(messagePath(state.id, thread, elsewhere), "replace");
	}, [elsewhere]);
	const composer = useRef<HTMLTextAreaElement>(null);
	const [also, setAlso] = useState(false);
	// Whatever draws and changes messages takes the thread for a conversation.
	const inThread = useMemo<ConversationHandle>(
		() => ({
			...handle,
			state: opened.state,
			draft: opened.draft,
			markRead: (seq) => opened.markRead(seq),
			loadOlder: () => opened.loadOlder(),
			showAround: (seq) => opened.showAround(seq),
			atEnd() {},
		}),
		[handle, opened],
	);
	const edits = useEditing(inThread);
	const discard = async (clientId: string) => {
		const text = await handle.discard(clientId);
		if (opened.draft.peek().trim() === "") opened.draft.value = text;
		composer.current?.focus();
	};
	const remove = (seq: number) => {
		if (edits.editing?.seq === seq) edits.set(null);
		void handle.deleteMessage(seq);
		composer.current?.focus();
	};
	if (isGone) return <p class="thread-empty">{words.panel.gone}</p>;
	return (
		<>
			{failure !== null && (
				<div class="notice">
					<p>{words.panel.failed(failure)}</p>
					<button type="button" class="button button-small" onClick={() => void opened.retry()}>
						{words.tryAgain}
					</button>
				</div>
			)}
			<Timeline
				handle={inThread}
				state={state}
				link={link}
				thread={thread}
				onDiscard={discard}
				onEdit={edits.begin}
				onDelete={remove}
				onThread={() => {}}
			/>
			{link.name !== "ended" && (
				<Composer
					input={composer}
					draft={opened.draft}
					edit={edits.editing}
					setEdit={edits.set}
					editLast={edits.beginLast}
					label={words.panel.reply}
					recipient={null}
					offline={link.name === "offline"}
					people={people}
					send={async (text) => {
						const result = await opened.send(text, also);
						if (result.ok) setAlso(false);
						return result;
					}}
					save={(seq, text) => handle.edit(seq, text)}
					setTyping={() => {}}
				>
					{edits.editing === null && (
						<label class="thread-also">
							<input type="checkbox" checked={also} onChange={(event) => setAlso(event.currentTarget.checked)} />
							{words.panel.also}
						</label>
					)}
				</Composer>
			)}
		</>
	);
}
