import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { limits } from "../../../src/protocol/limits.ts";
import { useApp } from "../../hooks/app-context.ts";
import { inlineStep, isThreadKey } from "../../hooks/use-keys.ts";
import { sheet, useMedia } from "../../hooks/use-media.ts";
import { useBackCloses } from "../../hooks/way-back.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import { shownAt } from "../../store/shown.ts";
import { PlusIcon } from "../parts/icons.tsx";
import { placeBeside } from "../parts/place.ts";
import { MenuActions } from "./menu-actions.tsx";
import "../../styles/message-menu.css";
import { messageWords } from "../../words/message.ts";

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

/** What can be done with a message, beside it; on a phone in a sheet at the bottom of the screen. */
export function MessageMenu(props: MessageMenuProps) {
	const { handle, seq, anchor, onThread, onClose } = props;
	const app = useApp();
	const words = messageWords().menu;
	const menu = useRef<HTMLDialogElement>(null);
	const [asksTime, setAsksTime] = useState(false);
	const isSheet = useMedia(sheet);
	const state = handle.state.value;
	const found = shownAt(state, seq);
	const isGone = found === null || found.shown.deleted !== null;

	useBackCloses(onClose);
	useLayoutEffect(() => {
		const opened = menu.current;
		opened?.showModal();
		return () => {
			opened?.close();
			// Not every browser gives a button the focus when it is clicked, and so none back to it.
			if (document.activeElement === document.body) anchor.focus({ preventScroll: true });
		};
	}, []);
	useLayoutEffect(() => {
		if (menu.current === null) return;
		if (isSheet) menu.current.removeAttribute("style");
		else placeBeside(menu.current, anchor);
	}, [asksTime, isSheet]);
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
	const react = (emoji: string) => {
		if (!mine.has(emoji)) app.noteEmoji(emoji);
		void handle.react(seq, emoji, !mine.has(emoji));
	};
	return (
		<dialog
			ref={menu}
			class={isSheet ? "message-menu is-sheet" : "message-menu"}
			aria-label={words.title}
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
				<div class="emoji-row" role="group" aria-label={words.react}>
					{[...emojis].map((emoji) => (
						<button
							key={emoji}
							type="button"
							class="emoji-button"
							aria-label={words.reactWith(emoji)}
							aria-pressed={mine.has(emoji)}
							onClick={then(() => react(emoji))}
						>
							{emoji}
						</button>
					))}
					<button
						type="button"
						class="emoji-button"
						aria-label={words.moreEmoji}
						title={words.moreEmoji}
						aria-haspopup="dialog"
						onClick={then(props.onOtherEmoji)}
					>
						<PlusIcon />
					</button>
				</div>
				{message !== null && shown !== null && (
					<MenuActions
						{...props}
						message={message}
						shown={shown}
						isShort={isSheet}
						then={then}
						asksTime={asksTime}
						onAskTime={() => setAsksTime(!asksTime)}
					/>
				)}
			</div>
		</dialog>
	);
}

/** The arrow keys go from one button to the next; in a field they are the field's own. */
function moveInMenu(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
	const step = inlineStep(event.key) ?? { ArrowDown: 1, ArrowUp: -1 }[event.key];
	if (step === undefined || event.target instanceof HTMLInputElement) return;
	const all = [...event.currentTarget.querySelectorAll("button")];
	const at = document.activeElement instanceof HTMLButtonElement ? all.indexOf(document.activeElement) : -1;
	event.preventDefault();
	all[(at + step + all.length) % all.length]?.focus();
}
