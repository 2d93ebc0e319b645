import { type ComponentChildren, Fragment } from "preact";
import { useId, useState } from "preact/hooks";
import { type Message, onlyThread } from "../../../src/protocol/entities.ts";
import { forwarding } from "../../hooks/forward-place.ts";
import { useOpenConversation } from "../../hooks/open-conversation.ts";
import type { ConversationHandle } from "../../store/handles.ts";
import { mayDelete, mayEdit, mayPin } from "../../store/may.ts";
import { messagePath } from "../../store/paths.ts";
import { shownPins } from "../../store/pins.ts";
import type { ShownMessage } from "../../store/shown.ts";
import { messageInWindow } from "../../store/window.ts";
import { messageWords } from "../../words/message.ts";
import { SaveActions } from "../saved/save-actions.tsx";

interface MenuActionsProps {
	handle: ConversationHandle;
	message: Message;
	shown: ShownMessage;
	/** Room is short: only what is done most is shown at first. */
	isShort: boolean;
	/** Closes the menu before it acts. */
	then: (act: () => void) => () => void;
	asksTime: boolean;
	onAskTime: () => void;
	onReacted: () => void;
	onEdit: () => void;
	onDelete: () => void;
	onVersions: () => void;
	/** null: within the thread. */
	onThread: (() => void) | null;
}

/** What can be done with a message besides reacting, as far as it may be, in groups of what belongs together. */
export function MenuActions(props: MenuActionsProps) {
	const { handle, message, shown, then, onThread } = props;
	const { answer } = useOpenConversation();
	const state = handle.state.value;
	const words = messageWords().menu;
	const { seq } = message;
	const isPinned = shownPins(state).includes(seq);
	// What stands in a thread only is found there.
	const link = location.origin + messagePath(state.id, seq, onlyThread(message));
	const forward = () => {
		forwarding.value = { name: "choosing", text: shown.text };
	};
	const canCopy = navigator.clipboard !== undefined;
	const copy = (text: string) => void navigator.clipboard.writeText(text);

	const answers = onThread !== null && (
		<>
			<Action act={then(() => answer(seq))}>{words.reply}</Action>
			<Action act={then(onThread)} shortcut="T">
				{message.thread === undefined ? words.replyInThread : words.openThread}
			</Action>
		</>
	);
	const passOn = <Action act={then(forward)}>{words.forward}</Action>;
	const copyText = canCopy && <Action act={then(() => copy(shown.text))}>{words.copyText}</Action>;
	const copyLink = canCopy && <Action act={then(() => copy(link))}>{words.copyLink}</Action>;
	const pin = mayPin(state) && (
		<Action act={then(() => void handle.pin(seq, !isPinned))}>{isPinned ? words.unpin : words.pin}</Action>
	);
	const keep = (
		<SaveActions
			name={{ conversationId: state.id, seq }}
			asksTime={props.asksTime}
			onAskTime={props.onAskTime}
			then={then}
		/>
	);
	const reacted = shown.reactions.length > 0 && <Action act={then(props.onReacted)}>{words.seeReacted}</Action>;
	const versions = shown.editedAt !== null && messageInWindow(state, seq) === null && (
		<Action act={then(props.onVersions)}>{words.seeVersions}</Action>
	);
	const edit = mayEdit(state, message, shown, Date.now()) && <Action act={then(props.onEdit)}>{words.edit}</Action>;
	const remove = mayDelete(state, message) && (
		<Action act={then(props.onDelete)} isGrave>
			{words.delete}
		</Action>
	);
	const lookUp = [reacted, versions];
	if (!props.isShort) {
		return <Groups of={[[answers, passOn], [copyText, copyLink], [pin, keep], lookUp, [edit, remove]]} />;
	}
	return (
		<Groups
			of={[
				[answers, passOn],
				[copyText, edit],
				[
					<More key="more">
						{copyLink}
						{pin}
						{keep}
						{lookUp}
					</More>,
				],
				[remove],
			]}
		/>
	);
}

/** The groups with something in them, apart from each other. */
function Groups({ of }: { of: readonly (readonly ComponentChildren[])[] }) {
	const groups = of.filter((group) => group.some((one) => one !== false));
	return (
		<div class="menu-actions">
			{groups.map((group, index) => (
				<div key={index} class="menu-group">
					{group.map((one, place) => (
						<Fragment key={place}>{one}</Fragment>
					))}
				</div>
			))}
		</div>
	);
}

interface ActionProps {
	act: () => void;
	/** As `aria-keyshortcuts` has it. */
	shortcut?: string;
	/** It takes something away from everybody. */
	isGrave?: boolean;
	children: ComponentChildren;
}

function Action({ act, shortcut, isGrave = false, children }: ActionProps) {
	return (
		<button type="button" class={isGrave ? "menu-danger" : undefined} aria-keyshortcuts={shortcut} onClick={act}>
			{children}
		</button>
	);
}

/** What is done less often, once it is asked for. */
function More({ children }: { children: ComponentChildren }) {
	const id = useId();
	const [isOpen, setIsOpen] = useState(false);
	const { more, less } = messageWords().menu;
	return (
		<>
			<button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
				{isOpen ? less : more}
			</button>
			<div id={id} class="menu-rest" hidden={!isOpen}>
				{isOpen && children}
			</div>
		</>
	);
}
