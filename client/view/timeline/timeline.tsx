import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useAnnouncer } from "../../hooks/use-announcer.ts";
import { useArrivedBelow } from "../../hooks/use-arrived-below.ts";
import { useJump } from "../../hooks/use-jump.ts";
import { useMarkRead } from "../../hooks/use-mark-read.ts";
import { useToday } from "../../hooks/use-now.ts";
import { useTimelineScroll } from "../../hooks/use-scroll.ts";
import { isHoleAfter, useReadWhenOpened, useUnreadAbove } from "../../hooks/use-unread-place.ts";
import { useVirtualRows } from "../../hooks/use-virtual-rows.ts";
import { keptEvents, nameIn } from "../../store/conversation.ts";
import type { ConversationHandle, ConversationState, LinkState } from "../../store/model.ts";
import { isDetached } from "../../store/window.ts";
import { DownIcon } from "../parts/icons.tsx";
import { plural } from "../parts/names.ts";
import { drawItem } from "./draw-item.tsx";
import { Newer, Older } from "./edges.tsx";
import { isSteady, type TimelineItem, type TimelineRow, timelineItems, withEdges } from "./items.ts";
import { JumpNote } from "./jump-note.tsx";
import { Mentionable } from "./mentioned-text.tsx";
import { type MentionNames, mentionNames } from "./mentions.ts";
import { MessageDialogs, type OpenDialog } from "./message-dialogs.tsx";
import type { MessageActions } from "./message-row.tsx";
import { rowSize } from "./row-size.ts";
import { TimelineSkeleton } from "./timeline-skeleton.tsx";
import { UnreadBar } from "./unread-bar.tsx";

interface TimelineProps {
	handle: ConversationHandle;
	state: ConversationState;
	link: LinkState;
	onDiscard: (clientId: string) => void;
	onEdit: (seq: number) => void;
	onDelete: (seq: number) => void;
	/** Asks which day to go to, beginning with the one that a time (Unix ms) lies in. */
	onDate: (at: number) => void;
}

/** What was said, oldest first: the newest in view, or a stretch of history that the reader went to. */
export function Timeline({ handle, state, link, onDiscard, onEdit, onDelete, onDate }: TimelineProps) {
	const box = useRef<HTMLDivElement>(null);
	const list = useRef<HTMLOListElement>(null);
	const now = useToday();
	// Until then, what is unread may not be here yet.
	const isCurrent = link.name !== "connecting" && link.name !== "catching_up";
	const unreadAfter = useReadWhenOpened(state, isCurrent);
	const detached = isDetached(state);
	const items = useMemo(
		() => withEdges(timelineItems(state, unreadAfter), { older: state.loaded, newer: detached }),
		[state.events, state.changes, state.window, state.outbox, state.self, state.loaded, unreadAfter],
	);
	const { drawn, gapBelow, virtualizer } = useVirtualRows({ box, list, rows: items, sizeOf: rowSize, isSteady });
	const { atEnd, toEnd, show } = useTimelineScroll({
		...{ box, list, rows: virtualizer, version: items, start: "unread", isCurrent, isDetached: detached },
		sentAt: state.outbox.findLast((row) => row.kind === "message")?.createdAt ?? 0,
	});
	const toNewest = () => {
		handle.showNewest();
		toEnd();
	};
	const jump = useJump(handle, state, isCurrent, (seq) => show(keyOf(items, seq)), toNewest);
	const isLong = state.events.length > keptEvents;
	const wasAtEnd = useRef(atEnd);
	useEffect(() => {
		if (atEnd && !jump.isPending) handle.atEnd();
		if (atEnd && !wasAtEnd.current && !jump.isPending) jump.leave();
		wasAtEnd.current = atEnd;
	}, [atEnd, isLong]);
	const read = state.members.get(state.self)?.read ?? 0;
	// Above a hole that was never on the screen nothing is read, until the reader has gone to the end.
	const counts = isCurrent && !detached && (atEnd || !isHoleAfter(state, read));
	const observeRow = useMarkRead((seq) => handle.markRead(seq), read, counts);
	const announcement = useAnnouncer(state);
	const arrived = useArrivedBelow(state, atEnd);
	const unread = useUnreadAbove(handle, state, unreadAfter);
	const [open, setOpen] = useState<OpenDialog | null>(null);
	// One object for all rows, so that they are not drawn again for it.
	const actions = useRef({} as MessageActions).current;
	Object.assign(actions, {
		retry: (clientId) => void handle.retry(clientId),
		discard: onDiscard,
		showReaders: (seq) => setOpen({ name: "readers", seq }),
		openMenu: (seq, anchor) => setOpen({ name: "menu", seq, anchor }),
		showVersions: (seq) => setOpen({ name: "versions", seq }),
		react: (seq, emoji, on) => void handle.react(seq, emoji, on),
		nameOf: (userId) => nameIn(handle.state.peek(), userId) ?? "Someone",
		pickDate: onDate,
	} satisfies MessageActions);

	const mentionable = useMentionable(state);
	const { first, last } = virtualizer.inView;
	const inView = items.slice(first, last + 1);
	const surroundings = {
		...{ state, now, observeRow, actions },
		lastOwn:
			state.kind === "group" ? newest(inView, ({ own, far, shown }) => own && !far && shown.deleted === null) : null,
		lastWithMenu: newest(inView, ({ shown }) => shown.deleted === null),
	};
	const draw = (row: TimelineRow) => {
		if (row.kind !== "edge") return drawItem(row, surroundings);
		return (
			<li key={row.key}>
				{row.key === "older" ? <Older {...{ handle, state, box }} /> : <Newer {...{ handle, state, box }} />}
			</li>
		);
	};
	const waiting = !state.loaded && items.length === 0;
	return (
		<div class="timeline">
			<div
				class="timeline-box"
				ref={box}
				role="log"
				aria-label="Messages"
				aria-live="off"
				aria-busy={waiting}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
				tabIndex={0}
			>
				<div class="timeline-column">
					<ol class="timeline-list" ref={list}>
						<Mentionable.Provider value={mentionable}>
							{drawn.flatMap(({ row, gap }, place) => [
								gap > 0 && <Gap key={place === 0 ? "gap:first" : `gap:${row.key}`} height={gap} />,
								draw(row),
							])}
							{gapBelow > 0 && <Gap key="gap:last" height={gapBelow} />}
						</Mentionable.Provider>
					</ol>
					{waiting && link.name !== "ended" && link.name !== "offline" && <TimelineSkeleton />}
				</div>
			</div>
			{unread !== null && <UnreadBar {...unread} now={now} />}
			{!atEnd && (
				<button
					type="button"
					class="to-end"
					onClick={() => {
						toNewest();
						// This button goes, and the focus must not go with it.
						box.current?.focus({ preventScroll: true });
					}}
				>
					<DownIcon />
					{arrived > 0 ? plural(arrived, "new message") : detached ? "Jump to newest" : "Newest messages"}
				</button>
			)}
			<div class="hidden-words" aria-live="polite" data-announcer>
				{announcement !== null && <p key={announcement.id}>{announcement.words}</p>}
			</div>
			<MessageDialogs handle={handle} open={open} setOpen={setOpen} onEdit={onEdit} onDelete={onDelete} />
			<JumpNote {...jump} />
		</div>
	);
}

/** Stands for rows that are not drawn. */
function Gap({ height }: { height: number }) {
	return <li data-gap aria-hidden="true" style={{ blockSize: `${height}px` }} />;
}

/** The key of the row that shows this message; "": none does. */
function keyOf(items: readonly TimelineRow[], seq: number): string {
	return items.find((item) => item.kind === "message" && item.message.seq === seq)?.key ?? "";
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
function newest(items: readonly TimelineRow[], fits: (item: MessageItem) => boolean): number | null {
	const item = items.findLast((item) => item.kind === "message" && fits(item));
	return item?.kind === "message" ? item.message.seq : null;
}
