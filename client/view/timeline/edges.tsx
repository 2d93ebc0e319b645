import type { RefObject } from "preact";
import { seqOf } from "../../../src/protocol/down.ts";
import { type Edge, useEdge } from "../../hooks/use-edge.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import type { ConversationState } from "../../store/model.ts";
import { isDetached, shownFrom } from "../../store/window.ts";
import { plural } from "../parts/names.ts";

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
	return (
		<div class={`more-of ${what}`} ref={mark}>
			{failure !== null && (
				<p class="more-failure">
					{what === "older" ? "Older" : "Newer"} messages could not be loaded. {failure}
				</p>
			)}
			<button type="button" class="button button-small" aria-disabled={isLoading} onClick={load}>
				{isLoading && <span class="spinner" aria-hidden="true" />}
				{isLoading ? `Loading ${what} messages…` : failure === null ? `Load ${what} messages` : "Try again"}
			</button>
		</div>
	);
}

function ThreadBeginning({ state }: { state: ConversationState }) {
	const count = state.events.length - 1 + state.outbox.filter((row) => row.kind === "reply").length;
	return <p class="thread-count">{count === 0 ? "No replies yet" : plural(count, "reply", "replies")}</p>;
}

function Beginning({ state }: { state: ConversationState }) {
	const isEmpty =
		state.window === null && state.outbox.length === 0 && state.events.every((event) => event.type !== "new_message");
	const others = [...state.members.values()].filter((member) => member.userId !== state.self);
	return (
		<div class={`beginning ${isEmpty ? "is-empty" : ""}`}>
			<p class="beginning-title">{state.kind === "direct" ? "This is where it begins" : "The group begins here"}</p>
			<p>
				{!isEmpty
					? "There is nothing before this."
					: state.kind === "direct"
						? `Say hello to ${others[0]?.name ?? "each other"}.`
						: "Nobody has said anything yet."}
			</p>
		</div>
	);
}
