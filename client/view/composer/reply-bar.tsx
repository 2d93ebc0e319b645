import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { useQuoted } from "../../hooks/use-quoted.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import { composerWords } from "../../words/composer.ts";
import { within } from "../../words/within.ts";
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
	const words = composerWords().reply;
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
		<div class="reply-bar" role="group" aria-label={words.title}>
			<ReplyIcon />
			<span class="reply-lines">
				<span class="reply-title">
					{line.name !== "known"
						? words.toUnknown
						: line.sender === handle.state.value.self
							? words.toSelf
							: within(words.to, { name: <bdi>{line.senderName}</bdi> })}
				</span>
				<span class="reply-text" dir="auto">
					{line.name === "known" ? line.words : line.name === "loading" ? words.loading : words.notShown}
				</span>
			</span>
			<button
				type="button"
				class="icon-button"
				aria-label={words.cancel}
				title={composerWords().cancelHint}
				onClick={cancel}
			>
				<CloseIcon />
			</button>
		</div>
	);
}
