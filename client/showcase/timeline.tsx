import type { LogEvent } from "../../src/protocol/events.ts";
import { me, message } from "../../test/view/support/fake-app.ts";
import { JumpNote } from "../view/timeline/jump-note.tsx";
import { UnreadBar } from "../view/timeline/unread-bar.tsx";
import { Ways } from "../view/timeline/ways.tsx";
import { day, direct, group, hour, minute } from "./data.ts";
import { found, frames, until } from "./play.ts";
import { Family, State } from "./stage.tsx";
import { now } from "./surroundings.ts";
import { Talk } from "./talk.tsx";

const nothing = () => {};
const none = { retry: nothing, dismiss: nothing };

/** What happens in a group besides what is said, over several days, the last of it unread. */
function days() {
	const base = (seq: number, ago: number) => ({ seq, at: now - ago, actor: "grace", hash: "" });
	const person = { username: null, role: "member" } as const;
	const made = group([message(7, "grace", "Good morning, everyone.", now - day - hour)]);
	const members = new Map(made.state.value.members);
	members.set(me.id, { userId: me.id, name: me.name, username: "ada", role: "member", delivered: 0, read: 8 });
	const events: LogEvent[] = [
		{
			type: "member_changed",
			...base(1, 400 * day),
			...person,
			userId: "grace",
			name: "Grace Hopper",
			change: "added",
			role: "owner",
		},
		{ type: "conversation_changed", ...base(2, 400 * day), title: "Compiler club" },
		{ type: "member_changed", ...base(3, 3 * day), ...person, userId: me.id, name: me.name, change: "added" },
		{ type: "conversation_changed", ...base(4, 3 * day), topic: "Moths, tapes and everything between" },
		{ type: "member_changed", ...base(5, 3 * day), ...person, userId: "kay", name: "Kay McNulty", change: "removed" },
		{
			type: "member_changed",
			...base(6, 3 * day),
			...person,
			userId: "noor",
			name: "نور الدين الحسيني",
			change: "role",
			role: "admin",
		},
		...made.state.value.events,
		{ type: "pin_changed", ...base(8, day), on: true, target: 7, clientId: "p8" },
		{
			type: "new_message",
			conversationId: "group",
			message: message(9, "bob", "One moth this time.", now - 2 * hour),
			salt: "",
			hash: "",
		},
		{
			type: "new_message",
			conversationId: "group",
			message: message(10, "bob", "Only one.", now - 2 * hour + minute),
			salt: "",
			hash: "",
		},
	];
	made.update({ events, members, head: 10, cursor: 10 });
	return made;
}

/** More than fits, read from the top. */
function long() {
	const said = Array.from({ length: 30 }, (_, index) =>
		message(index + 1, index % 3 === 0 ? me.id : "bob", `Message ${index + 1}`, now - (60 - index) * minute),
	);
	return direct(said, { hasOlder: true });
}

/** Dividers, what happened, both ends, the ways up and down, and what stands there before there are messages. */
export function timelineFamily() {
	const empty = direct([]);
	const waiting = direct([], { loaded: false });
	waiting.link.value = { name: "connecting" };
	const loading = direct([message(200, "bob", "The newest", now - hour)], { hasOlder: true, loadingOlder: true });
	return (
		<Family name="timeline" title="Timelines">
			<State of="Days, events of the group, the first unread message">
				<Talk talk={days()} />
			</State>
			<State
				of="Read from further up: the way down"
				height={420}
				unsteady
				play={async (box) => {
					const list = await found(box, ".timeline-box");
					await document.fonts.ready;
					await until("newest message", () => list.scrollTop > 0);
					await frames(10);
					list.scrollTop = 120;
					await found(box, "[data-way=end]");
				}}
			>
				<Talk talk={long()} />
			</State>
			<State of="Nothing said yet">
				<Talk talk={empty} />
			</State>
			<State of="On its way">
				<Talk talk={waiting} />
			</State>
			<State of="Older messages are coming">
				<Talk talk={loading} />
			</State>
			<State of="The way to the first unread message; the same refused">
				<div class="timeline part-of-timeline">
					<UnreadBar count={1_234} since={now - 2 * day} failure={null} now={now} jump={nothing} dismiss={nothing} />
				</div>
				<div class="timeline part-of-timeline">
					<UnreadBar
						count={0}
						since={null}
						failure="The server did not answer."
						now={now}
						jump={nothing}
						dismiss={nothing}
					/>
				</div>
			</State>
			<State of="The ways from further up: back to where one was, and to what came meanwhile">
				<div class="timeline part-of-timeline">
					<Ways back={nothing} toEnd={nothing} arrived={0} isDetached={true} />
				</div>
				<div class="timeline part-of-timeline">
					<Ways back={null} toEnd={nothing} arrived={23} isDetached={false} />
				</div>
			</State>
			<State of="On the way to a message; it is gone; refused">
				<JumpNote jump={{ name: "looking" }} isPending leave={nothing} {...none} />
				<JumpNote jump={{ name: "gone" }} isPending={false} leave={nothing} {...none} />
				<JumpNote
					jump={{ name: "failed", detail: "The server did not answer." }}
					isPending={false}
					leave={nothing}
					{...none}
				/>
			</State>
		</Family>
	);
}
