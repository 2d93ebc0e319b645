import { useEffect, useState } from "preact/hooks";
import type { ThreadPage } from "../../../src/protocol/pages.ts";
import { useToday } from "../../hooks/use-now.ts";
import { nameIn } from "../../store/conversation.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import { withoutMarks } from "../../store/marks.ts";
import type { ConversationState } from "../../store/model.ts";
import { threadWords } from "../../words/thread.ts";
import { Avatar } from "../parts/avatar.tsx";
import { badge } from "../parts/names.ts";
import { listTime } from "../parts/times.ts";
import { replyCount } from "./thread-line.tsx";

interface ThreadListProps {
	handle: ConversationHandle;
	state: ConversationState;
	onOpen: (thread: number) => void;
}

type Listed = ThreadPage["threads"][number];
type Found =
	| { name: "loading" }
	| { name: "failed"; detail: string }
	| { name: "here"; threads: readonly Listed[]; hasMore: boolean };

/** The threads that the reader follows in this conversation, the one with the newest reply first. */
export function ThreadList({ handle, state, onOpen }: ThreadListProps) {
	const [found, setFound] = useState<Found>({ name: "loading" });
	const [isAsking, setIsAsking] = useState(false);
	const now = useToday();
	const words = threadWords().list;
	const load = async (known: readonly Listed[]) => {
		setIsAsking(true);
		const result = await handle.followedThreads(known.at(-1)?.last ?? null);
		setIsAsking(false);
		if (!result.ok) setFound({ name: "failed", detail: result.failure.detail });
		else setFound({ name: "here", threads: [...known, ...result.value.threads], hasMore: result.value.hasMore });
	};
	// Whenever something in a thread is new, the order and what is said of each is.
	const newest = Math.max(0, ...[...state.threads.values()].map(({ last }) => last));
	useEffect(() => void load([]), [newest]);

	if (found.name === "loading") return <p class="thread-empty">{words.loading}</p>;
	if (found.name === "failed") {
		return (
			<div class="thread-empty" role="alert">
				<p>{words.failed(found.detail)}</p>
				<button type="button" class="button button-small" onClick={() => void load([])}>
					{threadWords().tryAgain}
				</button>
			</div>
		);
	}
	// What the connection told since is newer; what one stopped following is not listed.
	const threads = found.threads
		.map((one) => ({ ...one, ...state.threads.get(one.thread) }))
		.filter(({ following }) => following);
	if (threads.length === 0) {
		return (
			<div class="thread-empty">
				<p class="empty-list-title">{words.emptyTitle}</p>
				<p>{words.empty}</p>
			</div>
		);
	}
	return (
		<div class="thread-list-box">
			{threads.some(({ unread }) => unread > 0) && (
				<button type="button" class="button button-small thread-read-all" onClick={() => void handle.readThreads()}>
					{words.readAll}
				</button>
			)}
			<ul class="thread-list">
				{threads.map(({ thread, root, unread, mentions }) => {
					const name = root.sender === state.self ? words.you : (nameIn(state, root.sender) ?? words.formerMember);
					return (
						<li key={thread}>
							<button
								type="button"
								class={`thread-row ${unread > 0 ? "has-unread" : ""}`}
								onClick={() => onOpen(thread)}
							>
								<Avatar id={root.sender} name={name} size="small" />
								<span class="row-lines">
									<span class="row-line">
										<span class="row-title" dir="auto">
											{name}
										</span>
										<span class="row-time">{listTime(root.replies?.lastAt ?? root.at, now)}</span>
									</span>
									<span class="row-line">
										<span class="row-preview" dir="auto">
											{root.deleted === undefined ? (
												withoutMarks(root.body.text).slice(0, 200)
											) : (
												<em>{words.deleted}</em>
											)}
										</span>
									</span>
									<span class="row-line thread-row-count">
										<span>{replyCount(root.replies?.count ?? 0)}</span>
										{unread > 0 && (
											<span class="badge" data-unread={unread}>
												<span aria-hidden="true">{mentions > 0 ? `@ ${badge(unread)}` : badge(unread)}</span>
												<span class="hidden-words">
													{mentions > 0 ? words.unreadMentioned(unread) : words.unread(unread)}
												</span>
											</span>
										)}
									</span>
								</span>
							</button>
						</li>
					);
				})}
			</ul>
			{found.hasMore && (
				<button
					type="button"
					class="button button-small"
					aria-disabled={isAsking}
					onClick={() => !isAsking && void load(found.threads)}
				>
					{isAsking ? words.loadingOlder : words.older}
				</button>
			)}
		</div>
	);
}
