import type { LogEvent } from "../../src/protocol/events.ts";
import { me, message, pending } from "../../test/view/support/fake-app.ts";
import { arabicText, direct, exampleApp, group, longText, longWord, minute } from "./data.ts";
import { found } from "./play.ts";
import { Family, State } from "./stage.tsx";
import { now } from "./surroundings.ts";
import { Talk } from "./talk.tsx";

const at = (ago: number) => now - ago * minute;
/** What every change of a message says of itself. */
const change = (seq: number, actor: string, target: number) => ({
	seq,
	at: at(5),
	actor,
	target,
	clientId: `e${seq}`,
	hash: "",
});
const reaction = (seq: number, actor: string, target: number, emoji: string): LogEvent => ({
	type: "reaction_changed",
	...change(seq, actor, target),
	emoji,
	on: true,
});

/** Own messages in every status. */
function statuses() {
	const made = direct(
		[
			message(1, me.id, "Read, and the first of a run", at(30)),
			message(2, me.id, "Read", at(29)),
			message(3, me.id, "Delivered", at(28)),
			message(4, me.id, "Sent", at(27)),
		],
		{
			outbox: [
				pending("p1", "On its way", at(2)),
				pending("p2", "This one did not get through", at(1), {
					state: "failed",
					failure: { code: "rate_limited", detail: "Too many messages in a short time." },
				}),
			],
		},
	);
	const members = new Map(made.state.value.members);
	const [bob] = [...members.values()].filter(({ userId }) => userId === "bob");
	if (bob !== undefined) members.set("bob", { ...bob, read: 2, delivered: 3 });
	made.update({ members });
	return made;
}

/** What happened to messages after they were said. */
function changed() {
	const made = group([
		message(1, "grace", "The compiler passes all of its tests.", at(60)),
		message(2, "grace", "Nobody needs to know this.", at(59)),
		message(3, "long", "Nor this, says an admin.", at(50)),
		message(4, "bob", "Good news, everyone", at(45)),
		message(5, me.id, "Let us celebrate in the reading room.", at(40)),
		message(6, me.id, "I take it back.", at(39)),
		message(7, me.id, "Short.", at(38)),
	]);
	const emojis = ["👍", "🎉", "🔥", "🦊", "💯", "🚀", "👀", "🙏"];
	const events: LogEvent[] = [
		...made.state.value.events,
		{
			type: "message_edited",
			...change(10, "grace", 1),
			body: { text: "The compiler passes all but one of its tests." },
			salt: "",
		},
		{ type: "message_deleted", ...change(11, "grace", 2), erased: [2] },
		{ type: "message_deleted", ...change(12, "noor", 3), erased: [3] },
		...emojis.map((emoji, index) => reaction(20 + index, "grace", 4, emoji)),
		...["bob", "noor", "long"].map((actor, index) => reaction(40 + index, actor, 5, "🎉")),
		reaction(43, me.id, 4, "🎉"),
		reaction(44, "noor", 4, "🎉"),
		{ type: "pin_changed", ...change(50, "grace", 5), on: true },
	];
	const row = { conversationId: "group", userId: me.id, createdAt: now };
	made.update({
		events,
		pins: [5],
		outbox: [
			{ kind: "edit", clientId: "r1", ...row, state: "sending", target: 6, text: "I take it back, for now." },
			{
				...{ kind: "edit", clientId: "r2", ...row, state: "failed", target: 7, text: "Short, but sweet." },
				failure: { code: "too_late", detail: "A message can be edited for 24 hours." },
			},
		],
	});
	return made;
}

/** What a message can hold. */
function texts() {
	const list: [sender: string, text: string][] = [
		[
			"grace",
			"Plain, **bold**, *slanted*, ~~struck~~, `code` and ||hidden until asked for||. See https://example.com/notes/g?step=4",
		],
		["grace", "> What time shall we meet?\n\nAt **six**:\n- tea\n- a blanket\n  - the big one\n\n1. Boil\n2. Pour"],
		[
			"bob",
			"```ts\n/** A greeting. */\nexport function greet(name: string, times = 3): string {\n\treturn name.padStart(times); // a rather long line, so that there is something to scroll to\n}\n```",
		],
		["noor", arabicText],
		["long", longText],
		["long", `${longWord}${longWord} 0x7f454c46020101000000000000000000030003e0001000000`],
		["emoji", "🎉🎉"],
		["emoji", "It works 🎉, says @grace to @ada and @everyone"],
		[me.id, "**Mine** with `code`, a [link](https://example.com), @bob and ||something hidden||"],
		[me.id, "```\nno language here\n```"],
		[me.id, "نعم، سآتي في السادسة 🙂"],
	];
	return group(
		list.map(([sender, text], index) =>
			message(index + 1, sender, text, at(100 - index), { mentions: ["grace", me.id, "bob", "*"] }),
		),
	);
}

/** What a message can hang on, and what can hang on it. */
function linked() {
	const made = group([
		message(1, "grace", "Who brings the listing?", at(90)),
		message(2, me.id, "I do.", at(80), { replyTo: 1 }),
		message(3, "bob", "And I the tea.", at(79), { replyTo: 2 }),
		message(4, "noor", longText, at(70), { replyTo: 99 }),
		message(5, "long", "Said elsewhere, passed on here.", at(60), { forwarded: true }),
		message(6, me.id, "Passed on by me.", at(59), { forwarded: true }),
		message(7, "grace", "Shall we print all of it?", at(50)),
		message(8, "bob", "All 400 pages.", at(49), { thread: 7 }),
		message(9, me.id, "Only the first.", at(48), { thread: 7, toConversation: true }),
		message(10, "noor", "فقط الأولى", at(47), { thread: 7 }),
		message(11, me.id, "Saved for later.", at(30)),
	]);
	made.fetched.value = new Map([[99, null]]);
	made.update({
		threads: new Map([[7, { thread: 7, read: 8, following: true, unread: 1, mentions: 0, last: 10 }]]),
	});
	return made;
}

/** Messages in every status, with everything that they can hold. */
export function messageFamily() {
	return (
		<Family name="messages" title="Messages">
			<State of="Read, delivered, sent, on its way, refused">
				<Talk talk={statuses()} />
			</State>
			<State
				of="Quoting, passed on, with a thread, from a thread, saved"
				app={exampleApp((app) => {
					app.saved.items.value = [
						{ conversationId: "group", seq: 11, savedAt: 1, remindAt: null, due: false, pending: false },
					];
				})}
			>
				<Talk talk={linked()} />
			</State>
			<State
				of="Formatted, code, right to left, long words, emoji, mentions"
				play={async (box) => {
					await found(box, ".code-block");
					box.scrollIntoView();
					await found(box, "pre span");
				}}
			>
				<Talk talk={texts()} />
			</State>
			<State of="Edited, deleted, with reactions, pinned, a change on its way, a change refused">
				<Talk talk={changed()} />
			</State>
		</Family>
	);
}
