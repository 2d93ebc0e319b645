import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Replies } from "../../../src/protocol/entities.ts";
import { useAnnouncer } from "../../hooks/use-announcer.ts";
import { useArrivedBelow } from "../../hooks/use-arrived-below.ts";
import { useJump } from "../../hooks/use-jump.ts";
import { jumpTo } from "../../hooks/use-location.ts";
import { useMarkRead } from "../../hooks/use-mark-read.ts";
import { useToday } from "../../hooks/use-now.ts";
import { useReturn } from "../../hooks/use-return.ts";
import { useSavedSeqs } from "../../hooks/use-saved.ts";
import { type Measures, useTimelineScroll } from "../../hooks/use-scroll.ts";
import { useReadWhenOpened, useUnreadAbove } from "../../hooks/use-unread-place.ts";
import { keptEvents, nameIn } from "../../store/conversation.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import type { ConversationState, LinkState } from "../../store/model.ts";
import { repliesIn } from "../../store/threads.ts";
import { isDetached, isHoleAfter, shownFrom } from "../../store/window.ts";
import { timelineWords } from "../../words/timeline.ts";
import { drawItem } from "./draw-item.tsx";
import { Newer, Older } from "./edges.tsx";
import { isSteady, type TimelineItem, timelineItems, unreadKey } from "./items.ts";
import { JumpNote } from "./jump-note.tsx";
import { Mentionable } from "./mentioned-text.tsx";
import { type MentionNames, mentionNames } from "./mentions.ts";
import { MessageOverlay, type Overlay, prefetchMenu } from "./message-overlay.tsx";
import type { MessageActions } from "./message-row.tsx";
import { rowSize } from "./row-size.ts";
import { TimelineSkeleton } from "./timeline-skeleton.tsx";
import { UnreadBar } from "./unread-bar.tsx";
import { Ways } from "./ways.tsx";

interface TimelineProps {
	handle: ConversationHandle;
	state: ConversationState;
	link: LinkState;
	onDiscard: (clientId: string) => void;
	onEdit: (seq: number) => void;
	onDelete: (seq: number) => void;
	/** Asks which day to go to, beginning with the one that a time (Unix ms) lies in. Not in a thread. */
	onDate?: (at: number) => void;
	onThread: (seq: number) => void;
	/** Of this thread: `state` is that of the thread (see threadState). null: of the conversation. */
	thread?: number | null;
	/** Something stands before it: nothing in it is on the screen. */
	isCovered?: boolean;
}

/** What was said, oldest first: the newest in view, or a stretch of history that the reader went to. */
export function Timeline(props: TimelineProps) {
	const { handle, state, link, onDiscard, onEdit, onDelete, onDate, onThread, thread = null } = props;
	const { isCovered = false } = props;
	const words = timelineWords();
	const box = useRef<HTMLDivElement>(null);
	const list = useRef<HTMLOListElement>(null);
	const now = useToday();
	// Until then, what is unread may not be here yet.
	const isCurrent = link.name !== "connecting" && link.name !== "catching_up";
	const unreadAfter = useReadWhenOpened(state, isCurrent, thread);
	const detached = thread === null && isDetached(state);
	const items = useMemo(
		() => timelineItems(state, unreadAfter, thread),
		[state.events, state.changes, state.window, state.outbox, state.self, state.hasOlder, unreadAfter, thread],
	);
	const replies = useReplies(state);
	/** How many of them are the message of the thread, and the day above it; 0: none. */
	const head = items.findIndex((item) => item.kind === "message" && item.message.seq === thread) + 1;
	const rows = useMemo(() => (head === 0 ? items : items.slice(head)), [items, head]);
	const beginsWithinUnread = thread === null && unreadAfter !== null && isHoleAfter(state, unreadAfter);
	const inGroup = state.kind === "group";
	const { drawn, gapBelow, lastInView, atEnd, toEnd, show, placeKey, liesAbove } = useTimelineScroll({
		...{ box, list, rows, isSteady, isCurrent, isDetached: detached },
		sizeOf: (row: TimelineItem, measures: Measures) => rowSize(row, inGroup, measures),
		sentAt: items.findLast((item) => item.kind === "pending")?.row.createdAt ?? 0,
		// With more unread than is here nobody is taken past it, to its end.
		start: (beginsWithinUnread && rows[0]?.key) || unreadKey,
		isWhole: (shownFrom(state)?.hasOlder ?? state.hasOlder) === false,
	});
	const showMessage = (seq: number) => {
		const row = rows.findLast((item) => item.kind === "message" && item.message.seq === seq);
		return row !== undefined && show(row.key);
	};
	const toNewest = () => {
		handle.showNewest();
		toEnd();
	};
	/** For a button that goes when it was pressed: the focus must not go with it. */
	const takeFocus = (act: () => void) => {
		act();
		box.current?.focus({ preventScroll: true });
	};
	const way = useReturn((seq) => jumpTo(state.id, seq, thread ?? undefined));
	const leaving = () => way.left(seqAt(rows, placeKey()));
	const travel = { show: showMessage, toNewest, leaving, arrived: way.arrived };
	const jump = useJump(handle, state, isCurrent, travel, thread);
	const isLong = state.events.length > keptEvents;
	const wasAtEnd = useRef(atEnd);
	useEffect(() => {
		if (atEnd && !jump.isPending) handle.atEnd();
		if (atEnd && !wasAtEnd.current && !jump.isPending) {
			jump.leave();
			way.forget();
		}
		wasAtEnd.current = atEnd;
	}, [atEnd, isLong]);
	const read = state.members.get(state.self)?.read ?? 0;
	const firstUnread = thread === null ? unreadAfter : null;
	const unread = useUnreadAbove(handle, state, firstUnread, () => liesAbove(unreadKey));
	// Below what was never on the screen nothing is read, until the reader has gone to the end.
	const isPastUnseen = unread !== null || isHoleAfter(state, read);
	const counts = isCurrent && !isCovered && !detached && (atEnd || !isPastUnseen);
	const observeRow = useMarkRead((seq) => handle.markRead(seq), read, counts);
	const announcement = useAnnouncer(state, thread);
	const arrived = useArrivedBelow(state, atEnd, thread);
	const [overlay, setOverlay] = useState<Overlay | null>(null);
	useEffect(() => {
		const timer = setTimeout(prefetchMenu, 2_000);
		return () => clearTimeout(timer);
	}, []);
	// One object for all rows, so that they are not drawn again for it.
	const actions = useRef({} as MessageActions).current;
	Object.assign(actions, {
		retry: (clientId) => void handle.retry(clientId),
		discard: onDiscard,
		showReaders: (seq) => setOverlay({ kind: "readers", seq }),
		openThread: onThread,
		openMenu: (seq, anchor) => setOverlay({ kind: "menu", seq, anchor }),
		showVersions: (seq) => setOverlay({ kind: "versions", seq }),
		showReactions: (seq, emoji) => setOverlay({ kind: "reactions", seq, emoji }),
		react: (seq, emoji, on) => void handle.react(seq, emoji, on),
		nameOf: (userId) => nameIn(handle.state.peek(), userId) ?? timelineWords().someone,
		pickDate: (at) => onDate?.(at),
	} satisfies MessageActions);

	const mentionable = useMentionable(state);
	const saved = useSavedSeqs(state.id);
	const reachable = drawn.flatMap(({ row, index }) => (index <= lastInView ? [row] : []));
	const surroundings = {
		...{ state, now, saved, observeRow, actions, thread, replies },
		lastOwn: inGroup ? newest(reachable, ({ own, far, shown }) => own && !far && shown.deleted === null) : null,
		lastWithMenu: newest(reachable, ({ shown }) => shown.deleted === null),
	};
	const draw = (item: TimelineItem) => drawItem(item, surroundings);
	const waiting = !state.loaded && items.length === 0;
	return (
		<div class="timeline">
			<div
				class="timeline-box"
				ref={box}
				role="log"
				aria-label={thread === null ? words.messages : words.replies}
				aria-live="off"
				aria-busy={waiting}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
				tabIndex={0}
			>
				<div class="timeline-column">
					{head > 0 && (
						<ol class="timeline-list thread-root" aria-label={words.rootOfThread}>
							<Mentionable.Provider value={mentionable}>{items.slice(0, head).map(draw)}</Mentionable.Provider>
						</ol>
					)}
					{state.loaded && <Older handle={handle} state={state} box={box} isThread={thread !== null} />}
					<ol class="timeline-list" ref={list}>
						<Mentionable.Provider value={mentionable}>
							{drawn.flatMap(({ row, gap }) => (gap > 0 ? [<Gap key={`gap:${row.key}`} />, draw(row)] : draw(row)))}
							{gapBelow > 0 && <Gap key="gap" />}
						</Mentionable.Provider>
					</ol>
					{detached && <Newer handle={handle} state={state} box={box} />}
					{waiting && link.name !== "ended" && link.name !== "offline" && <TimelineSkeleton />}
				</div>
			</div>
			{unread !== null && <UnreadBar {...unread} now={now} />}
			{!atEnd && (
				<Ways
					back={way.isOffered ? () => takeFocus(way.back) : null}
					toEnd={() => takeFocus(toNewest)}
					arrived={arrived}
					isDetached={detached}
				/>
			)}
			<div class="hidden-words" aria-live="polite" data-announcer>
				{announcement !== null && <p key={announcement.id}>{announcement.words}</p>}
			</div>
			{overlay !== null && (
				<MessageOverlay
					handle={handle}
					open={overlay}
					show={setOverlay}
					onClose={() => setOverlay((now) => (now === overlay ? null : now))}
					onEdit={onEdit}
					onDelete={onDelete}
					onThread={thread === null ? onThread : null}
				/>
			)}
			<JumpNote {...jump} />
		</div>
	);
}

/** The message at a row, or the first one below it; null: there is none. */
function seqAt(rows: readonly TimelineItem[], key: string | null): number | null {
	const from = key === null ? -1 : rows.findIndex((row) => row.key === key);
	const row = from < 0 ? undefined : rows.slice(from).find((item) => item.kind === "message");
	return row?.kind === "message" ? row.message.seq : null;
}

/** Stands for rows that are not drawn; useTimelineScroll makes it as high as they are. */
function Gap() {
	return <li class="timeline-gap" data-gap aria-hidden="true" />;
}

/** Who can be mentioned; the same object until somebody else can. */
function useMentionable({ members, self }: ConversationState): { names: MentionNames; self: string } {
	const names = useRef<MentionNames | null>(null);
	names.current = useMemo(() => mentionNames(members.values(), names.current), [members]);
	const current = names.current;
	return useMemo(() => ({ names: current, self }), [current, self]);
}

type MessageItem = Extract<TimelineItem, { kind: "message" }>;

/** The seq of the newest message that fits; null: there is none here. */
function newest(items: readonly TimelineItem[], fits: (item: MessageItem) => boolean): number | null {
	const item = items.findLast((item) => item.kind === "message" && fits(item));
	return item?.kind === "message" ? item.message.seq : null;
}

/** What hangs on the messages that are here; of each the same object until that changes. */
function useReplies(state: ConversationState): ReadonlyMap<number, Replies> {
	const known = useRef<ReadonlyMap<number, Replies>>(new Map());
	known.current = useMemo(() => repliesIn(state, known.current), [state.events, state.changes]);
	return known.current;
}
