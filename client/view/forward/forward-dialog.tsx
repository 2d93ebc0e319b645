import { useEffect, useId, useRef, useState } from "preact/hooks";
import { refuseText } from "../../../src/protocol/entities.ts";
import { errorKinds } from "../../../src/protocol/errors.ts";
import { useApp } from "../../hooks/app-context.ts";
import { forwarding } from "../../hooks/forward-place.ts";
import { withoutMarks } from "../../store/marks.ts";
import { conversationTitle } from "../../store/titles.ts";
import { forwardWords } from "../../words/forward.ts";
import { problemWords } from "../../words/shell.ts";
import { Dialog } from "../parts/dialog.tsx";
import { CloseIcon } from "../parts/icons.tsx";
import { ConversationPicker } from "./conversation-picker.tsx";

/** In how many conversations the same may be said at once. */
export const mostTargets = 10;

interface ForwardDialogProps {
	self: string;
	/** What is passed on. */
	text: string;
	onClose: () => void;
}

/** Chooses one conversation or several for a message that is passed on, and what to say with it. */
export function ForwardDialog({ self, text, onClose }: ForwardDialogProps) {
	const app = useApp();
	const id = useId();
	const words = forwardWords();
	const comment = useRef<HTMLTextAreaElement>(null);
	const [picked, setPicked] = useState<readonly string[]>([]);
	const [busy, setBusy] = useState(false);
	const [failure, setFailure] = useState<string | null>(null);
	const alert = useRef<HTMLDivElement>(null);
	const { conversations } = app.inbox.value;

	const toggle = (conversationId: string) => {
		setFailure(null);
		if (picked.includes(conversationId)) setPicked(picked.filter((one) => one !== conversationId));
		else if (picked.length < mostTargets) setPicked([...picked, conversationId]);
		else setFailure(words.atMost(mostTargets));
	};
	const forward = async () => {
		if (busy) return;
		const said = comment.current?.value ?? "";
		const wrong = said.trim() === "" ? null : refuseText(said);
		if (picked.length === 0) return setFailure(words.pickOne);
		if (wrong !== null) return setFailure(words.commentRefused(problemWords(wrong, errorKinds[wrong].title)));
		setBusy(true);
		const result = await app.forward(picked, text, said);
		setBusy(false);
		if (result.ok) forwarding.value = { name: "done", conversationIds: picked };
		else setFailure(result.failure.detail);
	};
	useEffect(() => alert.current?.scrollIntoView({ block: "nearest" }), [failure]);

	return (
		<Dialog title={words.title} onClose={onClose}>
			<form
				class="forward-form"
				onSubmit={(event) => {
					event.preventDefault();
					void forward();
				}}
			>
				<blockquote class="forward-text" dir="auto">
					{withoutMarks(text).slice(0, 300)}
				</blockquote>
				{picked.length > 0 && (
					<ul class="chips" aria-label={words.picked}>
						{picked.map((conversationId) => {
							const conversation = conversations.find((one) => one.id === conversationId);
							const title = conversation === undefined ? words.someConversation : conversationTitle(conversation, self);
							return (
								<li key={conversationId} class="chip">
									<span dir="auto">{title}</span>
									<button type="button" aria-label={words.remove(title)} onClick={() => toggle(conversationId)}>
										<CloseIcon size={14} />
									</button>
								</li>
							);
						})}
					</ul>
				)}
				<ConversationPicker self={self} picked={new Set(picked)} onPick={toggle} />
				<div class="field">
					<label for={id}>{words.comment}</label>
					<textarea ref={comment} id={id} rows={2} dir="auto" class="forward-comment" />
				</div>
				<div role="alert" class="form-failure-place" ref={alert}>
					{failure !== null && <p class="form-failure">{failure}</p>}
				</div>
				<div class="dialog-actions">
					<button type="button" class="button" onClick={onClose}>
						{words.cancel}
					</button>
					<button
						type="submit"
						class="button button-primary"
						aria-disabled={busy || picked.length === 0}
						aria-busy={busy}
					>
						{picked.length > 1 ? words.forwardTo(picked.length) : words.forward}
					</button>
				</div>
			</form>
		</Dialog>
	);
}
