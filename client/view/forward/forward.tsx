import { useEffect } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { forwarding } from "../../hooks/forward-place.ts";
import { place } from "../../hooks/use-location.ts";
import { conversationPath } from "../../store/paths.ts";
import { conversationTitle } from "../../store/titles.ts";
import { CloseIcon } from "../parts/icons.tsx";
import { plural } from "../parts/names.ts";
import { ForwardDialog } from "./forward-dialog.tsx";
import "../../styles/people.css";
import "../../styles/forward.css";

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
	const more = conversationIds.length - named;
	return (
		<p class="toast">
			<span class="forward-places">
				Forwarded to{" "}
				{conversationIds.slice(0, named).map((id, index) => {
					const conversation = conversations.find((one) => one.id === id);
					const title = conversation === undefined ? "a conversation" : conversationTitle(conversation, self);
					return (
						<span key={id}>
							{index > 0 && (more > 0 ? ", " : " and ")}
							{id === openId ? (
								<bdi>{title}</bdi>
							) : (
								<a href={conversationPath(id)} onClick={onClose}>
									<bdi>{title}</bdi>
								</a>
							)}
						</span>
					);
				})}
				{more > 0 && ` and ${plural(more, "other")}`}
			</span>
			<button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
				<CloseIcon />
			</button>
		</p>
	);
}
