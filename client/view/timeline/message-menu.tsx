import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { standsInConversation } from "../../../src/protocol/entities.ts";
import { limits } from "../../../src/protocol/limits.ts";
import { useApp } from "../../hooks/app-context.ts";
import { forwarding } from "../../hooks/forward-place.ts";
import { useOpenConversation } from "../../hooks/open-conversation.ts";
import { isThreadKey } from "../../hooks/use-keys.ts";
import { mayDelete, mayEdit, mayPin } from "../../store/may.ts";
import type { ConversationHandle } from "../../store/model.ts";
import { messagePath } from "../../store/paths.ts";
import { shownPins } from "../../store/pins.ts";
import { shownAt } from "../../store/shown.ts";
import { messageInWindow } from "../../store/window.ts";
import { PlusIcon } from "../parts/icons.tsx";
import { placeBeside } from "../parts/place.ts";
import { SaveActions } from "../saved/save-actions.tsx";
import "../../styles/message-menu.css";

/** Offered for one click. */
export const quickEmojis = ["👍", "❤️", "😂", "😮", "😢", "🙏"] as const;

interface MessageMenuProps {
	handle: ConversationHandle;
	seq: number;
	/** What opened it; it gets the focus back. */
	anchor: HTMLElement;
	/** Asks for any emoji. */
	onOtherEmoji: () => void;
	/** Shows who reacted. */
	onReacted: () => void;
	onEdit: () => void;
	onDelete: () => void;
	onVersions: () => void;
	/** Shows the thread of the message; null: it is shown already. */
	onThread: (() => void) | null;
	onClose: () => void;
}

/** What can be done with a message: react, reply, forward, pin, edit, delete, copy. */
export function MessageMenu(props: MessageMenuProps) {
	const { handle, seq, anchor, onThread, onClose } = props;
	const app = useApp();
	const menu = useRef<HTMLDialogElement>(null);
	const { answer } = useOpenConversation();
	const [asksTime, setAsksTime] = useState(false);
	const state = handle.state.value;
	const isPinned = shownPins(state).includes(seq);
	const found = shownAt(state, seq);
	const isGone = found === null || found.shown.deleted !== null;

	useLayoutEffect(() => {
		const opened = menu.current;
		opened?.showModal();
		if (opened !== null) placeBeside(opened, anchor);
		return () => opened?.close();
	}, []);
	useLayoutEffect(() => {
		if (menu.current !== null) placeBeside(menu.current, anchor);
	}, [asksTime]);
	// Somebody deleted it meanwhile.
	useEffect(() => {
		if (isGone) onClose();
	}, [isGone]);

	const { message, shown } = found ?? { message: null, shown: null };
	const reactions = shown?.reactions ?? [];
	const mine = new Set(reactions.filter((one) => one.userIds.includes(state.self)).map((one) => one.emoji));
	// RX1: where no other kind can come, none is offered.
	const quick = reactions.length < limits.reactionKinds ? quickEmojis : [];
	const emojis = new Set<string>([...quick, ...reactions.map(({ emoji }) => emoji)]);
	// Closed first: the focus goes back, and what is done then may take it on.
	const then = (act: () => void) => () => {
		menu.current?.close();
		onClose();
		act();
	};
	const forward = (text: string) => {
		forwarding.value = { name: "choosing", text };
	};
	// What stands in a thread only is found there.
	const thread = message === null || standsInConversation(message) ? undefined : message.thread;
	const link = location.origin + messagePath(state.id, seq, thread);
	const react = (emoji: string) => {
		if (!mine.has(emoji)) app.noteEmoji(emoji);
		void handle.react(seq, emoji, !mine.has(emoji));
	};

	return (
		<dialog
			ref={menu}
			class="message-menu"
			aria-label="Message actions"
			onClose={onClose}
			onMouseDown={(event) => {
				if (event.target === menu.current) onClose();
			}}
			onKeyDown={(event) => {
				moveInMenu(event);
				const isWriting = event.target instanceof HTMLInputElement;
				if (onThread !== null && !isWriting && isThreadKey(event)) then(onThread)();
			}}
		>
			<div class="message-menu-box">
				{/* biome-ignore lint/a11y/useSemanticElements: a fieldset is part of a form */}
				<div class="emoji-row" role="group" aria-label="React">
					{[...emojis].map((emoji) => (
						<button
							key={emoji}
							type="button"
							class="emoji-button"
							aria-label={`React with ${emoji}`}
							aria-pressed={mine.has(emoji)}
							onClick={then(() => react(emoji))}
						>
							{emoji}
						</button>
					))}
					<button
						type="button"
						class="emoji-button"
						aria-label="More emoji"
						title="More emoji"
						aria-haspopup="dialog"
						onClick={then(props.onOtherEmoji)}
					>
						<PlusIcon />
					</button>
				</div>
				{message !== null && shown !== null && (
					<div class="menu-actions">
						{onThread !== null && (
							<button type="button" onClick={then(() => answer(seq))}>
								Reply
							</button>
						)}
						{onThread !== null && (
							<button type="button" aria-keyshortcuts="T" onClick={then(onThread)}>
								{message.thread === undefined ? "Reply in thread" : "Open thread"}
							</button>
						)}
						<button type="button" onClick={then(() => forward(shown.text))}>
							Forward…
						</button>
						{mayPin(state) && (
							<button type="button" onClick={then(() => void handle.pin(seq, !isPinned))}>
								{isPinned ? "Unpin" : "Pin"}
							</button>
						)}
						{mayEdit(state, message, shown, Date.now()) && (
							<button type="button" onClick={then(props.onEdit)}>
								Edit
							</button>
						)}
						{navigator.clipboard !== undefined && (
							<button type="button" onClick={then(() => void navigator.clipboard.writeText(shown.text))}>
								Copy text
							</button>
						)}
						{navigator.clipboard !== undefined && (
							<button type="button" onClick={then(() => void navigator.clipboard.writeText(link))}>
								Copy link
							</button>
						)}
						<SaveActions
							name={{ conversationId: state.id, seq }}
							asksTime={asksTime}
							onAskTime={() => setAsksTime(!asksTime)}
							then={then}
						/>
						{reactions.length > 0 && (
							<button type="button" onClick={then(props.onReacted)}>
								See who reacted
							</button>
						)}
						{shown.editedAt !== null && messageInWindow(state, seq) === null && (
							<button type="button" onClick={then(props.onVersions)}>
								See all versions
							</button>
						)}
						{mayDelete(state, message) && (
							<button type="button" class="menu-danger" onClick={then(props.onDelete)}>
								Delete for everyone
							</button>
						)}
					</div>
				)}
			</div>
		</dialog>
	);
}

/** The arrow keys go from one button to the next. */
function moveInMenu(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
	const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
	if (step === undefined) return;
	const all = [...event.currentTarget.querySelectorAll("button")];
	const at = document.activeElement instanceof HTMLButtonElement ? all.indexOf(document.activeElement) : -1;
	event.preventDefault();
	all[(at + step + all.length) % all.length]?.focus();
}
