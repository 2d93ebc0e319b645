import { signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { me, message, refused } from "../../test/view/support/fake-app.ts";
import type { Editing } from "../hooks/use-editing.ts";
import { Composer } from "../view/composer/composer.tsx";
import { ComposerNotes } from "../view/composer/composer-notes.tsx";
import { OfferList } from "../view/composer/offer-list.tsx";
import { ReplyBar } from "../view/composer/reply-bar.tsx";
import { directoryOf } from "../view/composer/suggest.ts";
import { Avatar } from "../view/parts/avatar.tsx";
import { arabicText, bob, crowd, group, longName, longText } from "./data.ts";
import { found, press } from "./play.ts";
import { Family, Inside, State, useOnce } from "./stage.tsx";
import { now } from "./surroundings.ts";

const nothing = () => {};
const done = async () => ({ ok: true as const, value: undefined });

interface FormProps {
	text?: string;
	recipient?: string;
	offline?: boolean;
	/** What it answers. */
	answers?: string;
	/** What it edits. */
	edits?: string;
	fails?: boolean;
	inThread?: boolean;
}

/** The composer of a conversation of six. */
function Form({
	text = "",
	recipient = bob.name,
	offline = false,
	answers,
	edits,
	fails = false,
	inThread = false,
}: FormProps) {
	const input = useRef<HTMLTextAreaElement>(null);
	const { talk, handle, draft } = useOnce(() => {
		const talk = group([message(1, answers === arabicText ? "noor" : "grace", answers ?? "", now)]);
		talk.answering.value = answers === undefined ? null : 1;
		return { talk, handle: talk.handle(), draft: signal(text) };
	});
	const edit = useOnce((): Editing | null =>
		edits === undefined ? null : { seq: 1, original: edits, text: signal(edits) },
	);
	return (
		<Inside talk={talk}>
			<Composer
				input={input}
				draft={draft}
				edit={edit}
				setEdit={nothing}
				editLast={() => false}
				label={inThread ? "Reply" : undefined}
				recipient={inThread ? null : recipient}
				offline={offline}
				people={() => directoryOf(talk.state.peek().members.values(), me.id, true)}
				above={<ReplyBar handle={handle} input={input} />}
				send={fails ? async () => refused("This device has no room left.") : done}
				save={done}
				setTyping={nothing}
			>
				{inThread && (
					<label class="thread-also">
						<input type="checkbox" />
						Also send to the conversation
					</label>
				)}
			</Composer>
		</Inside>
	);
}

/** What is offered behind an `@`, the second active. */
const offering = {
	source: null,
	offered: crowd.map(({ userId, name, username }) => ({
		key: userId,
		written: `@${username}`,
		sign: <Avatar id={userId} name={name} size="small" />,
		title: name,
		detail: username === null ? "" : `@${username}`,
	})),
	active: 1,
	setActive: nothing,
	take: nothing,
	takesKey: () => false,
};

/** Where messages are written. */
export function composerFamily() {
	return (
		<Family name="composer" title="Composer">
			<State of="Empty">
				<Form />
			</State>
			<State of="Empty, a long name">
				<Form recipient={longName.name} />
			</State>
			<State of="One line">
				<Form text="Tea at five?" />
			</State>
			<State of="Several lines">
				<Form text={longText} />
			</State>
			<State of="Right to left">
				<Form text={arabicText} recipient="نور الدين الحسيني" />
			</State>
			<State of="Answering">
				<Form text="At five." answers="What time shall we meet?" />
			</State>
			<State of="Answering something long and Arabic">
				<Form answers={arabicText} />
			</State>
			<State of="Editing">
				<Form edits="The compiler passes all of its tests." />
			</State>
			<State of="Without a network">
				<Form text="Back in ten minutes" offline />
			</State>
			<State of="In a thread">
				<Form inThread />
			</State>
			<State of="Near the limit">
				<ComposerNotes id="near" failure={null} refusal={null} left={12} offline={false} />
			</State>
			<State of="Too long">
				<ComposerNotes id="over" failure={null} refusal="text_too_long" left={-340} offline={false} />
			</State>
			<State
				of="Could not be stored"
				play={(box) => press(box, ".send-button").then(() => found(box, ".composer-failure"))}
			>
				<Form text="This one stays here" fails />
			</State>
			<State of="Offers people" height={290}>
				<Inside talk={group([])}>
					<div class="composer">
						<div class="composer-column">
							<OfferList id="offers" offering={offering} />
						</div>
					</div>
				</Inside>
			</State>
		</Family>
	);
}
