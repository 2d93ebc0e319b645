import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { seqOf } from "../../../src/protocol/down.ts";
import { arrivedAfter } from "../../hooks/arrived.ts";
import { useAnnouncer } from "../../hooks/use-announcer.ts";
import { useMarkRead } from "../../hooks/use-mark-read.ts";
import { useToday } from "../../hooks/use-now.ts";
import { useTimelineScroll } from "../../hooks/use-scroll.ts";
import { keptEvents, nameIn } from "../../store/conversation.ts";
import type { ConversationHandle, ConversationState, LinkState } from "../../store/model.ts";
import { messageStatus } from "../../store/status.ts";
import { DownIcon } from "../parts/icons.tsx";
import { Lazy } from "../parts/lazy.tsx";
import { plural } from "../parts/names.ts";
import { dayName } from "../parts/times.ts";
import { type TimelineItem, timelineItems } from "./items.ts";
import { type MessageActions, MessageRow } from "./message-row.tsx";
import { Older } from "./older.tsx";
import { systemSentence } from "./system-words.ts";
import { TimelineSkeleton } from "./timeline-skeleton.tsx";

interface TimelineProps {
	handle: ConversationHandle;
	state: ConversationState;
	link: LinkState;
	onDiscard: (clientId: string) => void;
}

const loadReadBy = () => import("./read-by.tsx").then((module) => module.ReadBy);

/** What was said, oldest first, with the newest in view. */
export function Timeline({ handle, state, link, onDiscard }: TimelineProps) {
	const box = useRef<HTMLDivElement>(null);
	const list = useRef<HTMLOListElement>(null);
	const now = useToday();
	// Until then, what is unread may not be here yet.
	const isCurrent = link.name !== "connecting" && link.name !== "catching_up";
	const unreadAfter = useReadWhenOpened(state, isCurrent);
	const items = useMemo(() => timelineItems(state, unreadAfter), [state.events, state.outbox, state.self, unreadAfter]);
	const { atEnd, toEnd } = useTimelineScroll(
		box,
		list,
		items,
		state.outbox.at(-1)?.createdAt ?? 0,
		() => list.current?.querySelector<HTMLElement>("[data-unread-divider]") ?? null,
		isCurrent,
	);
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
	const [readersOf, setReadersOf] = useState<number | null>(null);
	const actions = useRef<MessageActions>({ retry: () => {}, discard: () => {}, showReaders: setReadersOf }).current;
	actions.retry = (clientId) => void handle.retry(clientId);
	actions.discard = onDiscard;

	const lastOwn = state.kind === "group" ? newestOwn(items) : null;
	const drawn = (item: TimelineItem) => drawItem(item, { state, now, lastOwn, observeRow, actions });
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
						{items.map(drawn)}
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
			{readersOf !== null && (
				<Lazy
					load={loadReadBy}
					onClose={() => setReadersOf(null)}
					props={{ handle, seq: readersOf, onClose: () => setReadersOf(null) }}
				/>
			)}
		</div>
	);
}

/** The seq of the reader's newest message that the log has; null: there is none here. */
function newestOwn(items: readonly TimelineItem[]): number | null {
	const item = items.findLast((item) => item.kind === "message" && item.own);
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

interface Surroundings {
	state: ConversationState;
	now: number;
	/** Where the Tab key stops among the statuses. */
	lastOwn: number | null;
	observeRow: (row: Element | null) => void;
	actions: MessageActions;
}

function drawItem(item: TimelineItem, { state, now, lastOwn, observeRow, actions }: Surroundings) {
	switch (item.kind) {
		case "day":
			return (
				<li key={item.key} class="divider">
					<h2>{dayName(item.at, now)}</h2>
				</li>
			);
		case "unread":
			return (
				<li key={item.key} class="divider divider-unread" data-unread-divider>
					<h2>New messages</h2>
				</li>
			);
		case "system":
			return (
				<li key={item.key} class="system-line" data-event-seq={item.event.seq} dir="auto">
					{systemSentence(item.event, state.self, (userId) => nameIn(state, userId) ?? "Someone")}
				</li>
			);
		case "pending":
			return (
				<MessageRow
					key={item.key}
					seq={null}
					clientId={item.row.clientId}
					text={item.row.body.text}
					at={item.row.createdAt}
					sender={state.self}
					senderName={null}
					own
					inGroup={state.kind === "group"}
					first={item.group.first}
					last={item.group.last}
					status={item.row.state}
					failure={item.row.failure?.detail ?? null}
					isTabStop={false}
					observe={observeRow}
					actions={actions}
				/>
			);
		case "message":
			return (
				<MessageRow
					key={item.key}
					seq={item.message.seq}
					clientId={item.message.clientId}
					text={item.message.body.text}
					at={item.message.at}
					sender={item.message.sender}
					senderName={item.own ? null : (nameIn(state, item.message.sender) ?? "Former member")}
					own={item.own}
					inGroup={state.kind === "group"}
					first={item.group.first}
					last={item.group.last}
					status={item.own ? messageStatus(state, item.message) : null}
					failure={null}
					isTabStop={item.message.seq === lastOwn}
					observe={observeRow}
					actions={actions}
				/>
			);
	}
}
