import { useEffect, useMemo } from "preact/hooks";
import { limits } from "../../../src/protocol/limits.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import { shownAt } from "../../store/shown.ts";
import { messageWords } from "../../words/message.ts";
import { EmojiPicker } from "../emoji/picker.tsx";

interface ReactionPickerProps {
	handle: ConversationHandle;
	seq: number;
	anchor: HTMLElement;
	onClose: () => void;
}

/** Any emoji as a reaction to a message; where no other kind can come (RX1), those that are there. */
export function ReactionPicker({ handle, seq, anchor, onClose }: ReactionPickerProps) {
	const words = messageWords().reactions;
	const found = shownAt(handle.state.value, seq);
	const isGone = found === null || found.shown.deleted !== null;
	useEffect(() => {
		if (isGone) onClose();
	}, [isGone]);
	const kinds = found?.shown.reactions.map(({ emoji }) => emoji) ?? [];
	const only = useMemo(
		() => (kinds.length < limits.reactionKinds ? null : { emojis: kinds, why: words.full(limits.reactionKinds) }),
		[kinds.length < limits.reactionKinds, kinds.join(" "), words],
	);
	return (
		<EmojiPicker
			title={words.any}
			anchor={anchor}
			only={only}
			onPick={(emoji) => void handle.react(seq, emoji, true)}
			onClose={onClose}
		/>
	);
}
