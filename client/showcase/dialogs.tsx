import type { SavedRow } from "../../src/protocol/saved.ts";
import { me, member, message, said } from "../../test/view/support/fake-app.ts";
import "../styles/forward.css";
import { DateDialog } from "../view/conversation/date-dialog.tsx";
import { ForwardDialog } from "../view/forward/forward-dialog.tsx";
import { ShortcutOverview } from "../view/palette/shortcuts.tsx";
import { LeaveGroup } from "../view/people/leave-group.tsx";
import { PinList } from "../view/pins/pin-list.tsx";
import { SavedDialog } from "../view/saved/saved-dialog.tsx";
import { KeepAccount } from "../view/shell/keep-account.tsx";
import { SignOutQuestion } from "../view/shell/sign-out-question.tsx";
import { ReactedBy } from "../view/timeline/reacted-by.tsx";
import { ReadBy } from "../view/timeline/read-by.tsx";
import { Versions } from "../view/timeline/versions.tsx";
import { arabicText, crowd, day, exampleApp, group, hour, longText, minute } from "./data.ts";
import { found, press } from "./play.ts";
import { Family, State } from "./stage.tsx";
import { now } from "./surroundings.ts";

const nothing = () => {};

/** A message of the reader's that was edited, that some have read and some reacted to. */
function talk() {
	const made = group([
		message(1, me.id, "I will bring the **listing** to the reading room.", now - 2 * hour),
		message(2, "noor", arabicText, now - hour),
		message(3, "long", longText, now - hour),
	]);
	const change = (seq: number, actor: string) => ({
		seq,
		at: now - hour,
		actor,
		target: 1,
		clientId: `e${seq}`,
		hash: "",
	});
	const reads = [3, 1, 0, null, 1];
	const members = [
		member(me.id, me.name, { read: 3, role: "admin" }),
		...crowd.map((one, index) => ({ ...one, read: reads[index] ?? null, delivered: index === 2 ? 0 : 3 })),
	];
	made.update({
		members: new Map(members.map((one) => [one.userId, one])),
		online: new Set(["grace", "noor"]),
		away: new Set(["noor"]),
		pins: [1, 2, 3],
		events: [
			said("group", message(1, me.id, "I will bring the **listing**.", now - 2 * hour)),
			...made.state.value.events.slice(1),
			{
				type: "message_edited",
				...change(10, me.id),
				body: { text: "I will bring the **listing** to the reading room." },
				salt: "",
			},
			...["grace", "long", me.id].map((actor, index) => ({
				type: "reaction_changed" as const,
				...change(20 + index, actor),
				emoji: "👍",
				on: true,
			})),
			{ type: "reaction_changed", ...change(30, "noor"), emoji: "🎉", on: true },
		],
	});
	return made.handle();
}

const kept = (seq: number, more: Partial<SavedRow>): SavedRow => ({
	conversationId: "group",
	seq,
	savedAt: now - seq * hour,
	remindAt: null,
	due: false,
	message: message(seq, "grace", "Only one moth this time.", now - seq * day),
	senderName: "Grace Hopper",
	failed: false,
	...more,
});
const savedRows = [
	kept(1, { remindAt: now - minute, due: true }),
	kept(2, {
		remindAt: now + 20 * hour,
		message: message(2, "noor", arabicText, now - day),
		senderName: "نور الدين الحسيني",
	}),
	kept(3, {
		message: message(3, "long", longText, now - day),
		senderName: "Maximiliane-Theodora von Hohenstein-Wittgenstein",
	}),
	kept(4, { message: null, senderName: null }),
];

function saving(rows: readonly SavedRow[]) {
	return exampleApp((app) => {
		app.saved.rows = rows;
		app.saved.items.value = rows.map(({ conversationId, seq, savedAt, remindAt, due }) => ({
			...{ conversationId, seq, savedAt, remindAt, due },
			pending: seq === 3,
		}));
	});
}

/** What stands before the rest and wants an answer. */
export function dialogFamily() {
	const handle = talk();
	return (
		<Family name="dialogs" title="Dialogs">
			<State of="Who has read it">
				<ReadBy handle={handle} seq={1} onClose={nothing} />
			</State>
			<State of="Who reacted">
				<ReactedBy handle={handle} seq={1} emoji="👍" onClose={nothing} />
			</State>
			<State of="All versions">
				<Versions handle={handle} seq={1} onClose={nothing} />
			</State>
			<State of="All that is pinned">
				<PinList handle={handle} onClose={nothing} />
			</State>
			<State
				of="Saved: due, to come, the rest, gone"
				app={saving(savedRows)}
				play={(box) => found(box, ".saved-row:not([aria-busy]) bdi")}
			>
				<SavedDialog self={me.id} onClose={nothing} onShow={nothing} />
			</State>
			<State of="Nothing saved" app={saving([])} play={(box) => found(box, ".saved-nothing")}>
				<SavedDialog self={me.id} onClose={nothing} onShow={nothing} />
			</State>
			<State
				of="Pass on, two picked"
				play={async (box) => {
					await press(box, "[role=option]");
					await press(box, "[role=option][aria-selected=false]");
				}}
			>
				<ForwardDialog self={me.id} text={longText} onClose={nothing} />
			</State>
			<State
				of="Go to a date: nothing was said then"
				play={(box) => press(box, "[type=submit]").then(() => found(box, ".date-answer p"))}
			>
				<DateDialog handle={handle} at={now - 9 * day} onClose={nothing} />
			</State>
			<State of="Keep a guest's account">
				<KeepAccount me={{ ...me, isGuest: true }} onClose={nothing} />
			</State>
			<State of="Sign out as a guest; leave a group" play={(box) => press(box, ".leave-group")}>
				<SignOutQuestion onClose={nothing} />
				<LeaveGroup isOwner leave={async () => ({ ok: true, value: undefined })} onLeft={nothing} />
			</State>
			<State of="The keys">
				<ShortcutOverview onClose={nothing} />
			</State>
		</Family>
	);
}
