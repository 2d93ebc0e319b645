import { me, message, pending } from "../../test/view/support/fake-app.ts";
import { Conversation } from "../view/conversation/conversation.tsx";
import { Coming } from "../view/shell/coming.tsx";
import { direct, exampleApp, group, hour, minute } from "./data.ts";
import { found } from "./play.ts";
import { Family, State } from "./stage.tsx";
import { now } from "./surroundings.ts";

const at = (ago: number) => now - ago * minute;

function club() {
	return group(
		[
			message(1, "grace", "Good morning everyone! The compiler passes all of its tests.", at(40)),
			message(2, "grace", "Only one moth this time.", at(39)),
			message(3, "noor", "تهانينا! هذا رائع جدا", at(36)),
			message(4, "long", "I shall believe it when I see the listing.", at(30)),
			message(5, me.id, "I will bring it to the reading room.", at(29)),
		],
		{ pins: [2], online: new Set(["grace", "noor"]), topic: "Moths, tapes and everything between" },
	);
}

function tunnel() {
	const made = direct(
		[message(1, "bob", "Tea at five?", now - hour), message(2, me.id, "Yes, with pleasure", now - hour)],
		{
			outbox: [pending("p1", "I am in the tunnel", at(1)), pending("p2", "Back in ten minutes", now)],
		},
	);
	made.link.value = { name: "offline", retryAt: null };
	return made;
}

/** All parts of an open conversation together. */
export function conversationFamily() {
	return (
		<Family name="conversation" title="An open conversation">
			<State
				of="A group"
				height={560}
				app={exampleApp((app) => app.conversations.set("group", club()))}
				play={(box) => found(box, ".composer")}
			>
				<Conversation id="group" self={me.id} />
			</State>
			<State
				of="One person, without a network"
				height={560}
				app={exampleApp((app) => app.conversations.set("direct", tunnel()))}
				play={(box) => found(box, ".composer")}
			>
				<Conversation id="direct" self={me.id} />
			</State>
			<State of="Its program is on its way" height={240} app={exampleApp()}>
				<Coming id="direct" self={me.id} />
			</State>
		</Family>
	);
}
