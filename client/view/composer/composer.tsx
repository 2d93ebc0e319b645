import type { Signal } from "@preact/signals";
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useId, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { refuseText } from "../../../src/protocol/entities.ts";
import type { Editing } from "../../hooks/use-editing.ts";
import { touch, useMedia } from "../../hooks/use-media.ts";
import { useTyping } from "../../hooks/use-typing.ts";
import type { VerbResult } from "../../store/model.ts";
import { composerWords } from "../../words/composer.ts";
import { CheckIcon, SendIcon } from "../parts/icons.tsx";
import { ComposerEmoji, EmojiButton } from "./composer-emoji.tsx";
import { ComposerNotes, charactersLeft } from "./composer-notes.tsx";
import { EditBanner } from "./edit-banner.tsx";
import { useClosedNames, useEmojiSource } from "./emoji-source.tsx";
import { markOf, toggleMark } from "./formatting-keys.ts";
import { growToText } from "./grow.ts";
import { useMentionSource } from "./mention-source.tsx";
import { OfferList, optionId } from "./offer-list.tsx";
import type { Directory } from "./suggest.ts";
import { useOffers } from "./use-offers.ts";
import { replaceText } from "./write.ts";

interface ComposerProps {
	input: RefObject<HTMLTextAreaElement | null>;
	draft: Signal<string>;
	/** The message that is edited here, instead of a new one being written. */
	edit: Editing | null;
	/** null: the edit is over. */
	setEdit: (edit: Editing | null) => void;
	/** Begins to edit the reader's last message; false when there is none. */
	editLast: () => boolean;
	/** What is written here; without it, a message to the recipient. */
	label?: string;
	/** Drawn below the field. */
	children?: ComponentChildren;
	/** Whom the text goes to; null while not known. */
	recipient: string | null;
	offline: boolean;
	/** Who can be mentioned here. */
	people: () => Directory;
	/** Stands above what is written, but not above an edit. */
	above?: ComponentChildren;
	send: (text: string) => Promise<VerbResult>;
	save: (seq: number, text: string) => Promise<VerbResult>;
	setTyping: (on: boolean) => void;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Where a message is written. The text is only let go of once it is stored on this device. */
export function Composer(props: ComposerProps) {
	const { input, draft, edit, setEdit, recipient, offline, people, send, save, setTyping } = props;
	const words = composerWords();
	const label = props.label ?? words.message;
	const toWhom = props.label === undefined && recipient !== null ? words.messageTo(recipient) : label;
	const id = useId();
	const isTouch = useMedia(touch);
	const typing = useTyping(setTyping);
	const [failure, setFailure] = useState<string | null>(null);
	/** The button that asked for an emoji. */
	const [emojiFor, setEmojiFor] = useState<HTMLElement | null>(null);
	const written = edit?.text ?? draft;
	const text = written.value;
	const left = charactersLeft(text);
	const mentions = useMentionSource(people);
	const emoji = useEmojiSource();
	const offering = useOffers(
		input,
		text,
		useMemo(() => [mentions, emoji], [mentions, emoji]),
	);
	const closeName = useClosedNames(input);
	const offers = offering.offered.length > 0;
	const refusal = text === "" ? "text_empty" : refuseText(text);

	useLayoutEffect(() => {
		if (input.current !== null) growToText(input.current);
	}, [text]);
	useEffect(() => {
		// A message that the address leads to keeps the focus.
		if (!isTouch && !document.activeElement?.matches("[data-found]")) input.current?.focus();
	}, []);

	useEffect(() => {
		if (edit === null) return;
		input.current?.focus();
		input.current?.setSelectionRange(edit.text.peek().length, edit.text.peek().length);
	}, [edit]);

	const submitEdit = async (edit: Editing) => {
		setEdit(null);
		setFailure(null);
		if (text === edit.original) return;
		const result = await save(edit.seq, text);
		if (result.ok) return;
		setEdit(edit);
		setFailure(result.failure.detail);
	};

	const submit = async () => {
		input.current?.focus();
		if (refusal !== null) return;
		if (edit !== null) return submitEdit(edit);
		draft.value = "";
		setFailure(null);
		typing(false);
		const result = await send(text);
		if (result.ok) return;
		// What was typed in the meantime stays, below the text that comes back.
		draft.value = draft.peek() === "" ? text : `${text}\n${draft.peek()}`;
		setFailure(result.failure.detail);
	};

	const onKeyDown = (event: KeyboardEvent) => {
		if (offering.takesKey(event)) return;
		const mark = event.isComposing ? null : markOf(event, isMac);
		if (mark !== null && input.current !== null) {
			event.preventDefault();
			const { value, selectionStart, selectionEnd } = input.current;
			const { start, end, insert, selection } = toggleMark(value, selectionStart, selectionEnd, mark);
			replaceText(input.current, start, end, insert, selection);
			return;
		}
		const isPlain = !event.isComposing && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
		const isEditKey = isPlain && edit === null && text === "" && event.key === "ArrowUp";
		if (isEditKey && props.editLast()) event.preventDefault();
		if (isPlain && edit !== null && event.key === "Escape") {
			event.preventDefault();
			cancel();
		}
		// Safari ends a composition before it tells of the Enter that did it; only 229 gives it away.
		if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
		if (event.shiftKey || event.altKey || (isTouch && !event.ctrlKey && !event.metaKey)) return;
		event.preventDefault();
		void submit();
	};

	const cancel = () => {
		setEdit(null);
		setFailure(null);
		input.current?.focus();
	};

	return (
		<>
			<form
				class="composer"
				onSubmit={(event) => {
					event.preventDefault();
					void submit();
				}}
			>
				<div class="composer-column">
					<OfferList id={`${id}-offers`} offering={offering} />
					{edit === null && props.above}
					{edit !== null && <EditBanner original={edit.original} onCancel={cancel} />}
					<div class="composer-box">
						<textarea
							ref={input}
							rows={1}
							value={text}
							// Empty, "auto" would lay its placeholder out from left to right in every language.
							dir={text === "" ? undefined : "auto"}
							aria-label={edit === null ? label : words.editMessage}
							placeholder={toWhom}
							aria-describedby={`${id}-notes`}
							aria-autocomplete="list"
							aria-controls={offers ? `${id}-offers` : undefined}
							aria-activedescendant={offers ? optionId(`${id}-offers`, offering.active) : undefined}
							aria-invalid={left < 0 ? "true" : undefined}
							enterkeyhint={isTouch ? "enter" : "send"}
							autoComplete="off"
							onInput={(event) => {
								written.value = event.currentTarget.value;
								setFailure(null);
								typing(edit === null && event.currentTarget.value !== "");
								closeName(event);
							}}
							onKeyDown={onKeyDown}
						/>
						<EmojiButton onOpen={setEmojiFor} />
						<button
							type="submit"
							class="send-button"
							aria-label={edit === null ? words.send : words.save}
							title={edit === null ? words.send : words.save}
							aria-disabled={refusal !== null}
						>
							{edit === null ? <SendIcon /> : <CheckIcon size={20} />}
						</button>
					</div>
					{props.children}
					<ComposerNotes id={`${id}-notes`} failure={failure} refusal={refusal} left={left} offline={offline} />
				</div>
			</form>
			{emojiFor !== null && <ComposerEmoji input={input} anchor={emojiFor} onClose={() => setEmojiFor(null)} />}
		</>
	);
}
