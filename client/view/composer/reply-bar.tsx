import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { useQuoted } from "../../hooks/use-quoted.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import { CloseIcon } from "../parts/icons.tsx";
import { ReplyIcon } from "../timeline/message-icons.tsx";

interface ReplyBarProps {
	handle: ConversationHandle;
	/** Where the answer is written. */
	input: RefObject<HTMLTextAreaElement | null>;
}

/** Above the composer: what the draft answers, if it does. Escape takes it away. */
export function ReplyBar({ handle, input }: ReplyBarProps) {
	const seq = handle.answering.value;
	return seq === null ? null : <Answering handle={handle} input={input} seq={seq} />;
}

function Answering({ handle, input, seq }: ReplyBarProps & { seq: number }) {
	const line = useQuoted(handle, seq);
	const cancel = () => {
		handle.answer(null);
		input.current?.focus();
	};
	useEffect(() => {
		const field = input.current;
		const onKeyDown = (event: KeyboardEvent) => {
			// The list of people to mention comes first.
			if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
			event.preventDefault();
			handle.answer(null);
		};
		field?.addEventListener("keydown", onKeyDown);
		return () => field?.removeEventListener("keydown", onKeyDown);
	}, [handle]);
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is part of a form's data
		<div class="reply-bar" role="group" aria-label="Reply">
			<ReplyIcon />
			<span class="reply-lines">
				<span class="reply-title">
					Reply to{" "}
					<bdi>{line.name === "known" ? (line.senderName === "You" ? "yourself" : line.senderName) : "a message"}</bdi>
				</span>
				<span class="reply-text" dir="auto">
					{line.name === "known" ? line.words : line.name === "loading" ? "Loading…" : "It is not shown here."}
				</span>
			</span>
			<button type="button" class="icon-button" aria-label="Cancel reply" title="Cancel (Esc)" onClick={cancel}>
				<CloseIcon />
			</button>
		</div>
	);
}
