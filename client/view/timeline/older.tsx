import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { seqOf } from "../../../src/protocol/down.ts";
import type { ConversationHandle, ConversationState } from "../../store/model.ts";
import { plural } from "../parts/names.ts";

interface OlderProps {
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
export function Older({ handle, state, box, isThread = false }: OlderProps) {
	const mark = useRef<HTMLDivElement>(null);
	const [failure, setFailure] = useState<string | null>(null);
	// The message of a thread stands before whatever is older.
	const oldest = state.events[isThread ? 1 : 0];
	const { hasOlder, loadingOlder } = state;

	const load = async () => {
		setFailure(null);
		const result = await handle.loadOlder();
		if (!result.ok) setFailure(result.failure.detail);
	};

	useEffect(() => {
		if (!hasOlder || loadingOlder || failure !== null || mark.current === null) return;
		const observer = new IntersectionObserver(
			(entries) => {
				if (entries.some((entry) => entry.isIntersecting)) void load();
			},
			{ root: box.current, rootMargin: "600px 0px 0px 0px" },
		);
		observer.observe(mark.current);
		return () => observer.disconnect();
	}, [hasOlder, loadingOlder, failure, oldest === undefined ? 0 : seqOf(oldest)]);

	if (!hasOlder) return isThread ? <ThreadBeginning state={state} /> : <Beginning state={state} />;
	return (
		<div class="older" ref={mark}>
			{failure !== null && <p class="older-failure">Older messages could not be loaded. {failure}</p>}
			<button
				type="button"
				class="button button-small"
				aria-disabled={loadingOlder}
				onClick={() => !loadingOlder && load()}
			>
				{loadingOlder && <span class="spinner" aria-hidden="true" />}
				{loadingOlder ? "Loading older messages…" : failure === null ? "Load older messages" : "Try again"}
			</button>
		</div>
	);
}

function ThreadBeginning({ state }: { state: ConversationState }) {
	const count = state.events.length - 1 + state.outbox.filter((row) => row.kind === "reply").length;
	return <p class="thread-count">{count === 0 ? "No replies yet" : plural(count, "reply", "replies")}</p>;
}

function Beginning({ state }: { state: ConversationState }) {
	const isEmpty = state.outbox.length === 0 && state.events.every((event) => event.type !== "new_message");
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
