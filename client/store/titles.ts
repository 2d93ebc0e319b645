/** What a conversation is called. Pure. */
import type { ConversationKind } from "../../src/protocol/entities.ts";

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
	if (conversation.title !== null && conversation.title.trim() !== "") return conversation.title;
	const others = [...conversation.members].filter((member) => member.userId !== self);
	const first = others[0];
	if (conversation.kind === "direct") return first?.name ?? "Direct conversation";
	if (first === undefined) return "Just you";
	const shown = others.slice(0, namesInTitle).map((member) => member.name);
	const total = (conversation.memberCount ?? others.length + 1) - 1;
	return total > shown.length ? `${shown.join(", ")} +${total - shown.length}` : shown.join(", ");
}
