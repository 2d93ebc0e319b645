/** What a conversation is called. Pure but for the language. */
import type { ConversationKind } from "../../src/protocol/entities.ts";
import { shellWords } from "../words/shell.ts";

interface Named {
	userId: string;
	name: string;
}

interface Titled {
	kind: ConversationKind;
	title: string | null;
	members: Iterable<Named>;
	/** How many members there are, if `members` may be only some of them. */
	memberCount?: number;
}

const namesInTitle = 3;

/** The title of a conversation as `self` sees it: the other person, the group's title, or the names in it. */
export function conversationTitle(conversation: Titled, self: string): string {
	const words = shellWords().title;
	if (conversation.title !== null && conversation.title.trim() !== "") return conversation.title;
	const others = [...conversation.members].filter((member) => member.userId !== self);
	const first = others[0];
	if (conversation.kind === "direct") return first?.name ?? words.direct;
	if (first === undefined) return words.justYou;
	const shown = others.slice(0, namesInTitle).map((member) => member.name);
	const total = (conversation.memberCount ?? others.length + 1) - 1;
	return words.names(shown, total - shown.length);
}
