import { useEffect } from "preact/hooks";
import type { Me } from "../../../src/protocol/people.ts";
import { closePart, openPart } from "../../hooks/open-part.ts";
import { goTo } from "../../hooks/use-location.ts";
import { whenIdle } from "../../hooks/when-idle.ts";
import { conversationPath } from "../../store/paths.ts";
import { Lazy, prefetch } from "../parts/lazy.tsx";
import { SignOutQuestion } from "./sign-out-question.tsx";

const loadPalette = () => import("../palette/palette.tsx").then((module) => module.Palette);
const loadShortcuts = () => import("../palette/shortcuts.tsx").then((module) => module.ShortcutOverview);
const loadNew = () => import("../people/new-conversation.tsx").then((module) => module.NewConversation);
const loadSettings = () => import("../settings/settings.tsx").then((module) => module.Settings);
const loadKeep = () => import("./keep-account.tsx").then((module) => module.KeepAccount);

/** When the palette is fetched, in ms after the first paint. */
const paletteComes = { instead: 100, atLatest: 500 };

/** Opens a conversation that was just chosen or made. */
function openConversation(id: string): void {
	closePart();
	goTo(conversationPath(id));
}

/** Draws what is open before the list and the conversation, each fetched when it is first needed. */
export function OpenPart({ me }: { me: Me }) {
	const part = openPart.value;
	// So that what is typed after Ctrl+K lands in it, and not where the focus was. What is looked at comes first.
	useEffect(() => whenIdle(() => prefetch(loadPalette), paletteComes), []);
	switch (part?.name) {
		case undefined:
			return null;
		case "palette":
			return (
				<Lazy
					key={part.name}
					load={loadPalette}
					onClose={closePart}
					props={{ me, onOpen: openConversation, onClose: closePart }}
				/>
			);
		case "shortcuts":
			return <Lazy key={part.name} load={loadShortcuts} onClose={closePart} props={{ onClose: closePart }} />;
		case "new": {
			const props = { self: me.id, group: part.group, onClose: closePart, onStarted: openConversation };
			return <Lazy key={part.name} load={loadNew} onClose={closePart} props={props} />;
		}
		case "settings":
			return (
				<Lazy
					key={part.name}
					load={loadSettings}
					onClose={closePart}
					props={{ me, section: part.section, onClose: closePart }}
				/>
			);
		case "keep":
			return <Lazy key={part.name} load={loadKeep} onClose={closePart} props={{ me, onClose: closePart }} />;
		case "sign_out":
			return <SignOutQuestion onClose={closePart} />;
	}
}
