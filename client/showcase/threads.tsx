import { me, message, refused } from "../../test/view/support/fake-app.ts";
import { directoryOf } from "../view/composer/suggest.ts";
import { ThreadList } from "../view/thread/thread-list.tsx";
import { ThreadPanel } from "../view/thread/thread-panel.tsx";
import { arabicText, group, hour, longText, minute } from "./data.ts";
import { found } from "./play.ts";
import { Family, State, Within } from "./stage.tsx";
import { now } from "./surroundings.ts";

const at = (ago: number) => now - ago * minute;
const nothing = () => {};

function talk() {
	return group(
		[
			message(1, "grace", "Shall we print all of it?", at(90)),
			message(2, "bob", "All 400 pages.", at(49), { thread: 1 }),
			message(3, me.id, "Only the first.", at(48), { thread: 1, toConversation: true }),
			message(4, "noor", "فقط الأولى", at(47), { thread: 1 }),
		],
		{ threads: new Map([[1, { thread: 1, read: 4, following: true, unread: 0, mentions: 0, last: 4 }]]) },
	);
}

function listed() {
	const made = talk();
	const standing = { read: 1, following: true, mentions: 0 };
	const replies = (count: number, ago: number) => ({ count, lastAt: at(ago), userIds: ["bob"] });
	made.followed = {
		hasMore: true,
		threads: [
			{
				...standing,
				thread: 20,
				unread: 2,
				last: 30,
				root: message(20, "grace", "Shall we print all of it?", at(90), { replies: replies(3, 4) }),
			},
			{
				...standing,
				thread: 21,
				unread: 5,
				mentions: 1,
				last: 29,
				root: message(21, "long", longText, at(95), { replies: replies(12, 60) }),
			},
			{
				...standing,
				thread: 22,
				unread: 0,
				last: 28,
				root: message(22, "noor", arabicText, at(99), { replies: replies(1, 3_000) }),
			},
			{
				...standing,
				thread: 23,
				unread: 0,
				last: 27,
				root: message(23, me.id, "", at(99), {
					replies: replies(1_000, 9_000),
					deleted: { seq: 24, at: now - hour, actor: me.id },
				}),
			},
		],
	};
	made.update({ threads: new Map() });
	return made;
}

/** A thread beside its conversation, and the list of those that one follows. */
export function threadFamily() {
	const open = talk();
	const none = talk();
	none.followed = { threads: [], hasMore: false };
	const failing = talk();
	failing.answer = refused("The server did not answer.");
	return (
		<Family name="threads" title="Threads">
			<State of="A thread" height={480} play={(box) => found(box, ".composer")}>
				<Within talk={open}>
					<ThreadPanel
						handle={open.handle()}
						state={open.state.value}
						link={{ name: "live" }}
						thread={1}
						title="Compiler club"
						people={() => directoryOf(open.state.peek().members.values(), me.id, false)}
					/>
				</Within>
			</State>
			<State of="Those that one follows" play={(box) => found(box, ".thread-row")}>
				<div class="thread">
					<ThreadList handle={listed().handle()} state={listed().state.value} onOpen={nothing} />
				</div>
			</State>
			<State of="None" size="narrow" play={(box) => found(box, ".empty-list-title")}>
				<div class="thread">
					<ThreadList handle={none.handle()} state={none.state.value} onOpen={nothing} />
				</div>
			</State>
			<State of="Refused" size="narrow" play={(box) => found(box, "[role=alert]")}>
				<div class="thread">
					<ThreadList handle={failing.handle()} state={failing.state.value} onOpen={nothing} />
				</div>
			</State>
		</Family>
	);
}
