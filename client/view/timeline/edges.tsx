import type { RefObject } from "preact";
import { seqOf } from "../../../src/protocol/events.ts";
import { type Edge, useEdge } from "../../hooks/use-edge.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import type { ConversationState } from "../../store/model.ts";
import { isDetached, shownFrom } from "../../store/window.ts";
import { threadWords } from "../../words/thread.ts";
import { timelineWords } from "../../words/timeline.ts";

interface EdgeProps {
	handle: ConversationHandle;
	state: ConversationState;
	box: RefObject<HTMLElement | null>;
	/** Of a thread: it begins with its message. */
	isThread?: boolean;
}

/**
 * The top of the timeline: loads older messages when the reader comes near,
 * has a button for it as well, and says when it failed or where it all began.
 */
export function Older({ handle, state, box, isThread = false }: EdgeProps) {
	// The message of a thread stands before whatever is older.
	const oldest = state.events[1];
	const inThread = oldest === undefined ? null : { seq: seqOf(oldest), hasOlder: state.hasOlder };
	const from = isThread ? inThread : shownFrom(state);
	const hasMore = from?.hasOlder ?? state.hasOlder;
	const isLoading = (isThread ? null : state.window?.loadingOlder) ?? state.loadingOlder;
	const load = () => handle.loadOlder();
	const edge = useEdge({ side: "top", box, hasMore, isLoading, edge: from?.seq ?? 0, load });
	if (!hasMore) return isThread ? <ThreadBeginning state={state} /> : <Beginning state={state} />;
	return <MoreOf what="older" edge={edge} isLoading={isLoading} />;
}

/** The bottom of a detached window: the same towards the newest messages. */
export function Newer({ handle, state, box }: EdgeProps) {
	const isLoading = state.window?.loadingNewer ?? false;
	const last = state.window?.messages.at(-1)?.seq ?? 0;
	const load = () => handle.loadNewer();
	const edge = useEdge({ side: "bottom", box, hasMore: isDetached(state), isLoading, edge: last, load });
	return <MoreOf what="newer" edge={edge} isLoading={isLoading} />;
}

function MoreOf({ what, edge, isLoading }: { what: "older" | "newer"; edge: Edge; isLoading: boolean }) {
	const { mark, failure, load } = edge;
	const words = timelineWords();
	return (
		<div class={`more-of ${what}`} ref={mark}>
			{failure !== null && <p class="more-failure">{words[what].failed(failure)}</p>}
			<button type="button" class="button button-small" aria-disabled={isLoading} onClick={load}>
				{isLoading && <span class="spinner" aria-hidden="true" />}
				{isLoading ? words[what].loading : failure === null ? words[what].load : words.tryAgain}
			</button>
		</div>
	);
}

function ThreadBeginning({ state }: { state: ConversationState }) {
	const count = state.events.length - 1 + state.outbox.filter((row) => row.kind === "reply").length;
	return <p class="thread-count">{count === 0 ? timelineWords().beginning.noReplies : threadWords().replies(count)}</p>;
}

function Beginning({ state }: { state: ConversationState }) {
	const words = timelineWords().beginning;
	const isEmpty =
		state.window === null && state.outbox.length === 0 && state.events.every((event) => event.type !== "new_message");
	const other = [...state.members.values()].find((member) => member.userId !== state.self);
	const greeting = other === undefined ? words.sayHelloToEachOther : words.sayHello(other.name);
	return (
		<div class={`beginning ${isEmpty ? "is-empty" : ""}`}>
			<p class="beginning-title">{state.kind === "direct" ? words.direct : words.group}</p>
			<p>{!isEmpty ? words.nothingBefore : state.kind === "direct" ? greeting : words.nobodySpoke}</p>
		</div>
	);
}
