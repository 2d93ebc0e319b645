import { useMemo, useRef } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { goTo, place } from "../../hooks/use-location.ts";
import { conversationPath } from "../../store/paths.ts";
import { sharedText } from "../../store/shared-text.ts";
import { shareWords } from "../../words/share.ts";
import { ConversationPicker } from "../forward/conversation-picker.tsx";
import { Dialog } from "../parts/dialog.tsx";
import "../../styles/people.css";
import "../../styles/forward.css";

/** Which conversation gets what another app shares: its draft, so that nothing is sent unseen. */
export function ShareDialog({ self }: { self: string }) {
	const app = useApp();
	const words = shareWords();
	const text = useMemo(() => sharedText(location.search), []);
	const chosen = useRef(false);
	const inbox = app.inbox.value;

	const choose = async (id: string) => {
		if (chosen.current) return;
		chosen.current = true;
		await app.addToDraft(id, text);
		goTo(conversationPath(id), "replace");
	};
	// A dialog also closes when it is taken away because another place was chosen.
	const leave = () => place.value.name === "share" && goTo("/", "replace");
	return (
		<Dialog title={words.title} onClose={leave}>
			{text === "" ? (
				<p>{words.nothing}</p>
			) : (
				<>
					<blockquote class="forward-text" dir="auto">
						{text}
					</blockquote>
					{inbox.conversations.length > 0 ? (
						<ConversationPicker self={self} onPick={(id) => void choose(id)} />
					) : (
						<p role="status">{inbox.loaded ? words.noConversations : words.loading}</p>
					)}
				</>
			)}
		</Dialog>
	);
}
