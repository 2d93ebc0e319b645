import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { seqOf } from "../../../src/protocol/down.ts";
import { arrivedAfter } from "../../hooks/arrived.ts";
import { useAnnouncer } from "../../hooks/use-announcer.ts";
import { useJump } from "../../hooks/use-jump.ts";
import { useMarkRead } from "../../hooks/use-mark-read.ts";
import { useToday } from "../../hooks/use-now.ts";
import { useTimelineScroll } from "../../hooks/use-scroll.ts";
import { keptEvents, nameIn } from "../../store/conversation.ts";
import type { ConversationHandle, ConversationState, LinkState } from "../../store/model.ts";
import { DownIcon } from "../parts/icons.tsx";
import { plural } from "../parts/names.ts";
import { JumpNote } from "../search/jump-note.tsx";
import { drawItem } from "./draw-item.tsx";
import { type TimelineItem, timelineItems } from "./items.ts";
import { Mentionable } from "./mentioned-text.tsx";
import { type MentionNames, mentionNames } from "./mentions.ts";
import { MessageOverlay, type Overlay, prefetchMenu } from "./message-overlay.tsx";
import type { MessageActions } from "./message-row.tsx";
import { Older } from "./older.tsx";
import { TimelineSkeleton } from "./timeline-skeleton.tsx";

interface TimelineProps {
	handle: ConversationHandle;
	state: ConversationState;
	link: LinkState;
	onDiscard: (clientId: string) => void;
	onEdit: (seq: number) => void;
	onDelete: (seq: number) => void;
}

/** What was said, oldest first, with the newest in view. */
export function Timeline({ handle, state, link, onDiscard, onEdit, onDelete }: TimelineProps) {
	const box = useRef<HTMLDivElement>(null);
	const list = useRef<HTMLOListElement>(null);
	const now = useToday();
	// Until then, what is unread may not be here yet.
	const isCurrent = link.name !== "connecting" && link.name !== "catching_up";
	const unreadAfter = useReadWhenOpened(state, isCurrent);
	const items = useMemo(
		() => timelineItems(state, unreadAfter),
		[state.events, state.changes, state.outbox, state.self, unreadAfter],
	);
	const { atEnd, toEnd } = useTimelineScroll(
		box,
		list,
		items,
		state.outbox.findLast((row) => row.kind === "message")?.createdAt ?? 0,
		() => list.current?.querySelector<HTMLElement>("[data-unread-divider]") ?? null,
		isCurrent,
	);
	const { jump, dismiss } = useJump(handle, state, box, isCurrent);
	const isLong = state.events.length > keptEvents;
	useEffect(() => {
		if (atEnd) handle.atEnd();
	}, [atEnd, isLong]);
	const read = state.members.get(state.self)?.read ?? 0;
	// Above a hole that was never on the screen nothing is read, until the reader has gone to the end.
	const counts = isCurrent && (atEnd || !isHoleAfter(state, read));
	const observeRow = useMarkRead((seq) => handle.markRead(seq), read, counts);
	const announcement = useAnnouncer(state);
	const arrived = useArrivedBelow(state, atEnd);
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
		openMenu: (seq, anchor) => setOverlay({ kind: "menu", seq, anchor }),
		showVersions: (seq) => setOverlay({ kind: "versions", seq }),
		showReactions: (seq, emoji) => setOverlay({ kind: "reactions", seq, emoji }),
		react: (seq, emoji, on) => void handle.react(seq, emoji, on),
		nameOf: (userId) => nameIn(handle.state.peek(), userId) ?? "Someone",
	} satisfies MessageActions);

	const mentionable = useMentionable(state);
	const surroundings = {
		...{ state, now, observeRow, actions },
		lastOwn: state.kind === "group" ? newest(items, ({ own, shown }) => own && shown.deleted === null) : null,
		lastWithMenu: newest(items, ({ shown }) => shown.deleted === null),
	};
	const drawn = (item: TimelineItem) => drawItem(item, surroundings);
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
					{state.loaded && <Older handle={handle} state={state} box={box} />}
					<ol class="timeline-list" ref={list}>
						<Mentionable.Provider value={mentionable}>{items.map(drawn)}</Mentionable.Provider>
					</ol>
					{waiting && link.name !== "ended" && link.name !== "offline" && <TimelineSkeleton />}
				</div>
			</div>
			{!atEnd && (
				<button type="button" class="to-end" onClick={toEnd}>
					<DownIcon />
					{arrived > 0 ? plural(arrived, "new message") : "Newest messages"}
				</button>
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
				/>
			)}
			<JumpNote jump={jump} onClose={dismiss} />
		</div>
	);
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

/** Whether messages right after `seq` are not here. */
function isHoleAfter(state: ConversationState, seq: number): boolean {
	const [oldest] = state.events;
	return oldest !== undefined && state.hasOlder && seqOf(oldest) > seq + 1;
}

/** The reader's own position when the conversation was opened and all of it was here; null when there was nothing unread. */
function useReadWhenOpened(state: ConversationState, isCurrent: boolean): number | null {
	const opened = useRef<number | null | undefined>(undefined);
	if (opened.current === undefined && state.loaded && isCurrent) {
		const read = state.members.get(state.self)?.read ?? state.head;
		opened.current = arrivedAfter(state, read).length > 0 ? read : null;
	}
	return opened.current ?? null;
}

/** How many messages of others came in since the reader left the end of the timeline. */
function useArrivedBelow(state: ConversationState, atEnd: boolean): number {
	const seen = useRef(0);
	const newest = state.events.at(-1);
	if (atEnd && newest !== undefined) seen.current = seqOf(newest);
	return atEnd ? 0 : arrivedAfter(state, seen.current).length;
}
