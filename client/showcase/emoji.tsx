import { me, message } from "../../test/view/support/fake-app.ts";
import { EmojiPicker } from "../view/emoji/picker.tsx";
import { MessageMenu } from "../view/timeline/message-menu.tsx";
import { exampleApp, group, minute } from "./data.ts";
import { found, frames, press, write } from "./play.ts";
import { Family, State, useOnce, Within } from "./stage.tsx";
import { now } from "./surroundings.ts";

const nothing = () => {};

function talk(sender: string) {
	return group([message(1, sender, "Only one moth this time.", now - minute)]);
}

const menu = { seq: 1, anchor: document.body, onClose: nothing, onOtherEmoji: nothing, onReacted: nothing };
const acts = { onEdit: nothing, onDelete: nothing, onVersions: nothing, onThread: nothing };

function MenuOf({ sender }: { sender: string }) {
	const of = useOnce(() => talk(sender));
	return (
		<Within talk={of}>
			<MessageMenu handle={of.handle()} {...menu} {...acts} />
		</Within>
	);
}

/** The picker of emoji, and the menu of a message, which offers some. */
export function emojiFamily() {
	return (
		<Family name="emoji" title="Message menus and emoji">
			<State of="The menu of one's own message">
				<MenuOf sender={me.id} />
			</State>
			<State
				of="The menu of another's message, asking when to be reminded"
				play={async (box) => {
					// On a phone what is rarer is folded up first.
					await press(box, ".menu-actions [aria-expanded=false]");
					await frames(2);
					box.querySelector<HTMLElement>(".menu-actions [aria-expanded=false]")?.click();
					await found(box, ".remind-choice");
				}}
			>
				<MenuOf sender="grace" />
			</State>
			<State
				of="Any emoji"
				app={exampleApp((app) => {
					app.emoji.value = { frequent: ["👍", "🎉", "❤️", "🔥"], tone: 0 };
				})}
				play={(box) => found(box, "[data-emoji]")}
			>
				<EmojiPicker title="React" anchor={document.body} onPick={nothing} onClose={nothing} />
			</State>
			<State of="Found emoji" play={(box) => write(box, "input", "heart").then(() => found(box, "[data-emoji='❤️']"))}>
				<EmojiPicker title="React" anchor={document.body} onPick={nothing} onClose={nothing} />
			</State>
			<State of="No emoji found" play={(box) => write(box, "input", "zzzz")}>
				<EmojiPicker title="React" anchor={document.body} onPick={nothing} onClose={nothing} />
			</State>
			<State of="No further kinds of reactions">
				<EmojiPicker
					title="React"
					anchor={document.body}
					only={{ emojis: ["👍", "🎉", "❤️"], why: "A message can have 20 kinds of reactions." }}
					onPick={nothing}
					onClose={nothing}
				/>
			</State>
		</Family>
	);
}
