import type { Me } from "../../../src/protocol/entities.ts";
import { closePart, openPart } from "../../hooks/open-part.ts";
import { conversationPath, goTo } from "../../hooks/use-location.ts";
import { Lazy } from "../parts/lazy.tsx";
import { SignOutQuestion } from "./sign-out-question.tsx";

const loadNew = () => import("../people/new-conversation.tsx").then((module) => module.NewConversation);
const loadSettings = () => import("../settings/settings.tsx").then((module) => module.Settings);
const loadKeep = () => import("./keep-account.tsx").then((module) => module.KeepAccount);

/** Opens a conversation that was just chosen or made. */
function openConversation(id: string): void {
	closePart();
	goTo(conversationPath(id));
}

/** Draws what is open before the list and the conversation, each fetched when it is first needed. */
export function OpenPart({ me }: { me: Me }) {
	const part = openPart.value;
	switch (part?.name) {
		case undefined:
			return null;
		case "new": {
			const props = { self: me.id, group: part.group, onClose: closePart, onStarted: openConversation };
			return <Lazy load={loadNew} onClose={closePart} props={props} />;
		}
		case "settings":
			return <Lazy load={loadSettings} onClose={closePart} props={{ me, section: part.section, onClose: closePart }} />;
		case "keep":
			return <Lazy load={loadKeep} onClose={closePart} props={{ me, onClose: closePart }} />;
		case "sign_out":
			return <SignOutQuestion onClose={closePart} />;
	}
}
