/** The rules of threads (TH): on what they hang, who follows them, and who is told where they stand. */
import type { Down, ThreadStatus } from "../protocol/down.ts";
import { type Message, type PutThread, standsInConversation, type ThreadStanding } from "../protocol/entities.ts";
import type { LogEvent } from "../protocol/events.ts";
import { limits } from "../protocol/limits.ts";
import type { ThreadPage } from "../protocol/pages.ts";
import type { FollowThread, ReadThread, SendMessage } from "../protocol/up.ts";
import { ok, type Result, refuse } from "../result.ts";
import { fitting } from "./changes.ts";
import { isMark } from "./mention-rows.ts";
import type { Mentioned } from "./model.ts";
import type { Announcement, Answer, Room } from "./room.ts";
import type { MovedThread } from "./thread-standings.ts";

/** TH1: the message on which a thread can hang: it stands in the conversation, and not in a thread itself. */
export function findRoot(room: Room, thread: number): Result<Message> {
	const root = room.store.message(thread);
	if (root === null) return refuse("bad_request", `thread: there is no message ${thread} here.`);
	return root.thread === undefined ? ok(root) : refuse("bad_request", `thread: ${thread} is said in a thread itself.`);
}

/** TH1: the message in whose thread something is to be said; null: in none. */
export function rootOf(room: Room, { thread, toConversation }: SendMessage): Result<Message | null> {
	if (thread !== undefined) return findRoot(room, thread);
	return toConversation === undefined ? ok(null) : refuse("bad_request", "toConversation: there is no thread.");
}

/** TH4: `message` was said in the thread of `root`. A row for each who follows it from now on. */
export function noteReply(room: Room, message: Message, root: Message, mentioned: Mentioned): void {
	const { threads, roster } = room;
	const [{ seq, sender, at }, thread] = [message, root.seq];
	threads.said(message);
	const isNew = roster.present(root.sender) !== null && !threads.isKnown(root.sender, thread);
	// All that is said there is new to who began it.
	if (root.sender !== sender && isNew) threads.follow(root.sender, thread, true, thread, at);
	threads.follow(sender, thread, true, seq, at);
	followNamed(room, thread, seq, mentioned);
}

/** TH4: those whom a text in a thread names follow it, unless it names very many. */
export function followNamed({ threads, clock }: Room, thread: number, seq: number, { told, users }: Mentioned): void {
	const named = [...new Set(told.filter((userId) => !isMark(userId) && users.has(userId)))];
	if (named.length > limits.threadNames) return;
	for (const userId of named) threads.follow(userId, thread, true, seq - 1, clock());
}

/** TH6: an event, and with it to each where they stand in the thread of which it tells, if they follow that. */
export function tellEvent(room: Room, event: LogEvent): Announcement {
	const thread = threadOf(room, event);
	if (thread === null) return { frame: event };
	return { frame: event, besides: (userId) => statusFor(room, userId, thread) };
}

/** The thread in which something is counted otherwise since this event; null: in none. */
function threadOf(room: Room, event: LogEvent): number | null {
	if (event.type === "new_message") return event.message.thread ?? null;
	if (event.type !== "message_edited" && event.type !== "message_deleted") return null;
	const target = room.store.message(event.target);
	return target === null || standsInConversation(target) ? null : (target.thread ?? null);
}

/** For a poller, who has heard what a socket would have: all that `events` changed, and what moved after `since`. */
export function statusesAfter(room: Room, userId: string, since: number, events: readonly LogEvent[]): ThreadStatus[] {
	const { threads } = room;
	const moved = new Set(threads.movedAfter(since, userId));
	const touched = events.map((event) => threadOf(room, event)).filter((thread) => thread !== null);
	return [...new Set([...moved, ...touched])].flatMap((thread) => {
		const status = statusFor(room, userId, thread);
		if (status !== null) return [status];
		return moved.has(thread) ? [statusOf(threads.standing(userId, thread))] : [];
	});
}

function statusFor({ threads }: Room, userId: string, thread: number): ThreadStatus | null {
	const standing = threads.standing(userId, thread);
	return standing.following ? statusOf(standing) : null;
}

const statusOf = (standing: ThreadStanding): ThreadStatus => ({ type: "thread_status", ...standing });

/** TH6: nobody but the person themselves is told. */
export function tellThread({ userId, standing }: MovedThread): Announcement {
	return { frame: statusOf(standing), only: userId };
}

function answer(userId: string, standing: ThreadStanding | null, reply: Down[] = []): Answer {
	return { reply, announce: standing === null ? [] : [tellThread({ userId, standing })] };
}

/** TH5. Like a position in the conversation it is never refused. */
export function readThread(room: Room, userId: string, { thread, seq }: ReadThread): Answer {
	return answer(userId, room.threads.move(userId, thread, seq, room.store.head(), room.clock()));
}

/** TH4, asked for with a frame, which has no `clientId`: what is refused is an `error`. */
export function followThread(room: Room, userId: string, { thread, on }: FollowThread): Answer {
	const followed = setFollowing(room, userId, thread, on);
	if (followed.ok) return answer(userId, followed.value);
	const { code, detail, retryAfter } = followed.refusal;
	return answer(userId, null, [{ type: "error", code, detail, ...(retryAfter === undefined ? {} : { retryAfter }) }]);
}

/** TH4: what was said until now counts as read. null: it was so already. */
function setFollowing(room: Room, userId: string, thread: number, on: boolean): Result<ThreadStanding | null> {
	const root = findRoot(room, thread);
	if (!root.ok) return refuse("not_found", `There is no message ${thread} here that can have a thread.`);
	if (room.threads.standing(userId, thread).following === on) return ok(null);
	return room.inTurn(userId, () =>
		ok(room.threads.follow(userId, thread, on, on ? room.store.head() : 0, room.clock())),
	);
}

/** TH4, TH5 over REST: what is answered is written. Answers what changed, if anything did. */
export function putThread(room: Room, userId: string, thread: number, put: PutThread): Result<Announcement[]> {
	const { threads } = room;
	const now = room.clock();
	let standing: ThreadStanding | null = null;
	if (put.following !== undefined) {
		const followed = setFollowing(room, userId, thread, put.following);
		if (!followed.ok) return followed;
		standing = followed.value;
	} else {
		const root = findRoot(room, thread);
		if (!root.ok) return refuse("not_found", `There is no message ${thread} here that can have a thread.`);
	}
	if (put.read !== undefined) {
		const moved = threads.move(userId, thread, put.read, room.store.head(), now);
		standing = moved ?? threads.settleOne(userId, thread, now) ?? standing;
	}
	return ok(standing === null ? [] : [tellThread({ userId, standing })]);
}

/** TH9: all threads that a member follows count as read up to `seq`. A row for each that had something unread. */
export function readThreads(room: Room, userId: string, seq: number): Announcement[] {
	const { threads } = room;
	const [head, now] = [room.store.head(), room.clock()];
	return threads.followed(userId).flatMap(({ thread, unread }) => {
		if (unread === 0) return [];
		const standing = threads.move(userId, thread, seq, head, now) ?? threads.settleOne(userId, thread, now);
		return standing === null ? [] : [tellThread({ userId, standing })];
	});
}

/** TH9: the threads that a member follows, the one with the newest reply first. `before`: of those with a lower `last`. */
export function listThreads(
	room: Room,
	userId: string,
	{ before, limit }: { before?: number; limit: number },
): ThreadPage {
	const followed = room.threads
		.followed(userId)
		.filter(({ last }) => before === undefined || last < before)
		.sort((a, b) => b.last - a.last);
	const page = followed.slice(0, limit).flatMap((standing) => {
		const root = room.message(standing.thread);
		return root === null ? [] : [{ root, ...standing }];
	});
	const fits = fitting(
		page.map(({ root }) => root),
		"oldest",
	).length;
	return { threads: page.slice(0, fits), hasMore: followed.length > fits };
}

/** TH7: messages with what hangs on them; `messages` ascend, and none that stands in the conversation between them is missing. */
export function withReplies(room: Room, messages: readonly Message[]): Message[] {
	const standing = messages.filter(({ thread }) => thread === undefined);
	const [first, last] = [standing[0], standing.at(-1)];
	if (first === undefined || last === undefined) return [...messages];
	const replies = room.store.threads.replies(first.seq, last.seq);
	if (replies.size === 0) return [...messages];
	return messages.map((message) => {
		const said = replies.get(message.seq);
		return said === undefined ? message : { ...message, replies: said };
	});
}
