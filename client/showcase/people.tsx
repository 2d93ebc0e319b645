import { me, member } from "../../test/view/support/fake-app.ts";
import { Avatar } from "../view/parts/avatar.tsx";
import { MemberPanel } from "../view/people/member-panel.tsx";
import { NewConversation } from "../view/people/new-conversation.tsx";
import { bob, crowd, day, exampleApp, fox, grace, group, longName, minute, noor } from "./data.ts";
import { found, press, write } from "./play.ts";
import { Family, State } from "./stage.tsx";
import { now } from "./surroundings.ts";

const hues = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
const nothing = () => {};

function asOwner() {
	const made = group([], {
		topic: "Moths, tapes and everything between",
		members: new Map(
			[
				member(me.id, me.name, { username: me.username, role: "owner" }),
				{ ...grace, role: "admin" as const },
				...crowd.slice(1),
			].map((one) => [one.userId, one]),
		),
		online: new Set(["grace", "noor", "long"]),
		away: new Set(["long"]),
		lastSeen: new Map([["bob", now - 7 * minute]]),
	});
	return made.handle();
}

/** Avatars, presence, members, and how people are found. */
export function peopleFamily() {
	return (
		<Family name="people" title="People">
			<State of="All colours" size="wide">
				<div class="row-of">
					{hues.map((id) => (
						<Avatar key={id} id={id} name={id.toUpperCase()} />
					))}
				</div>
			</State>
			<State of="Sizes; online, away; a group">
				<div class="row-of">
					<Avatar id="bob" name={bob.name} size="small" presence="online" />
					<Avatar id="grace" name={grace.name} presence="online" />
					<Avatar id="long" name={longName.name} presence="away" />
					<Avatar id="club" name="Compiler club" group />
					<Avatar id="grace" name={grace.name} size="large" presence="away" />
				</div>
			</State>
			<State of="Names of other kinds: Arabic, a single word, an emoji, none">
				<div class="row-of">
					<Avatar id="noor" name={noor.name} />
					<Avatar id="kay" name="Kay" />
					<Avatar id="emoji" name={fox.name} />
					<Avatar id="none" name="" />
				</div>
			</State>
			<State
				of="Group, for its owner: rights, presence, invites, the question before a removal"
				app={exampleApp((app) => {
					app.openInvites = [
						{ id: "one", createdBy: me.id, createdAt: now - day, expiresAt: now + 6 * day, maxUses: 5, uses: 2 },
						{ id: "two", createdBy: "grace", createdAt: now - day, expiresAt: now + 29 * day, maxUses: null, uses: 0 },
					];
				})}
				play={async (box) => {
					await press(box, ".member:last-child .button");
					await press(
						box,
						"section.members:not(:has(.member-list), [aria-labelledby=costs-title]) .members-header .button",
					);
					await press(box, ".invite-form [type=submit]");
					const link = await found(box, "input[readonly]");
					// Wherever the page is served.
					if (link instanceof HTMLInputElement) link.value = "https://parley.example/i/g_tea.secret";
					await found(box, ".invite-row:nth-child(2)");
				}}
			>
				<MemberPanel handle={asOwner()} title="Compiler club" onLeft={nothing} />
			</State>
			<State
				of="New conversation: people found"
				play={(box) => write(box, "input", "a").then(() => found(box, ".person"))}
			>
				<NewConversation self={me.id} group={false} onClose={nothing} onStarted={nothing} />
			</State>
			<State
				of="New conversation: nobody found"
				play={(box) => write(box, "input", "zzz").then(() => found(box, ".people-state bdi"))}
			>
				<NewConversation self={me.id} group={false} onClose={nothing} onStarted={nothing} />
			</State>
			<State
				of="New group: picked people"
				play={async (box) => {
					await write(box, "[role=combobox]", "a");
					await press(box, ".person");
					await press(box, ".person[aria-selected=false]");
				}}
			>
				<NewConversation self={me.id} group onClose={nothing} onStarted={nothing} />
			</State>
		</Family>
	);
}
