import { useEffect } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { forwarding } from "../../hooks/forward-place.ts";
import { place } from "../../hooks/use-location.ts";
import { conversationPath } from "../../store/paths.ts";
import { conversationTitle } from "../../store/titles.ts";
import { CloseIcon } from "../parts/icons.tsx";
import { ForwardDialog } from "./forward-dialog.tsx";
import "../../styles/people.css";
import "../../styles/forward.css";
import { forwardWords } from "../../words/forward.ts";
import { within } from "../../words/within.ts";

/** How long it is said where something went, in ms. */
export const noteMs = 10_000;

/** So many conversations are named; of more, how many. */
const named = 2;

/** Passing a message on: the dialog, and afterwards a note of where it went. */
export function Forward({ self }: { self: string }) {
	const now = forwarding.value;
	const close = () => {
		forwarding.value = null;
	};
	// A dialog also says that it was closed when it made room for the note.
	const cancel = () => forwarding.peek()?.name === "choosing" && close();
	return (
		<>
			{now?.name === "choosing" && <ForwardDialog self={self} text={now.text} onClose={cancel} />}
			<div role="status" class="forward-note">
				{now?.name === "done" && <Note self={self} conversationIds={now.conversationIds} onClose={close} />}
			</div>
		</>
	);
}

interface NoteProps {
	self: string;
	conversationIds: readonly string[];
	onClose: () => void;
}

function Note({ self, conversationIds, onClose }: NoteProps) {
	const { conversations } = useApp().inbox.value;
	const here = place.value;
	const openId = here.name === "conversation" ? here.id : null;
	useEffect(() => {
		const timer = setTimeout(onClose, noteMs);
		return () => clearTimeout(timer);
	}, [conversationIds]);
	const words = forwardWords();
	const link = (id: string | undefined) => {
		const conversation = conversations.find((one) => one.id === id);
		const title = (
			<bdi>{conversation === undefined ? words.someConversation : conversationTitle(conversation, self)}</bdi>
		);
		if (id === undefined || id === openId) return title;
		return (
			<a href={conversationPath(id)} onClick={onClose}>
				{title}
			</a>
		);
	};
	const [first, second] = conversationIds;
	const more = conversationIds.length - named;
	const said = second === undefined ? words.done.one : more > 0 ? words.done.more(more) : words.done.two;
	return (
		<p class="toast">
			<span class="forward-places">{within(said, { first: link(first), second: link(second) })}</span>
			<button type="button" class="icon-button" aria-label={words.done.close} onClick={onClose}>
				<CloseIcon />
			</button>
		</p>
	);
}
