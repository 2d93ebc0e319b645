/** What the palette can go to or do, and which of it a few letters mean. Pure, but for the language and what an entry runs. */
import fuzzysort from "fuzzysort";
import type { ConversationSummary } from "../../../src/protocol/entities.ts";
import type { Person } from "../../../src/protocol/people.ts";
import type { VerbResult } from "../../store/model.ts";
import { conversationTitle } from "../../store/titles.ts";
import { paletteWords } from "../../words/palette.ts";
import { locale } from "../../words/words.ts";
import type { IconComponent } from "../parts/icons.tsx";

export type Kind = "conversation" | "person" | "action";

export interface Entry {
	id: string;
	kind: Kind;
	title: string;
	/** What else it can be found by and is shown beside: who is in it, what it is for. */
	detail: string;
	/** Its keys, as `Keys` takes them, where it has a shortcut. */
	shortcut?: string;
	/** What stands before it: the drawing of an action, or the seed of an avatar. */
	icon?: IconComponent;
	avatar?: { id: string; group: boolean };
	/** Does it. A refusal is shown in the palette, which stays open then. */
	run(): Promise<VerbResult> | undefined;
}

/** Most of one kind that are shown. */
const most: Readonly<Record<Kind, number>> = { conversation: 7, person: 5, action: 8 };

/** The order of the kinds on the screen. */
export const kinds: readonly Kind[] = ["conversation", "person", "action"];

/** A conversation as an entry. */
export function conversationEntry(row: ConversationSummary, self: string, open: (id: string) => void): Entry {
	const title = conversationTitle(row, self);
	const others = row.members.filter(({ userId }) => userId !== self);
	const [first] = others;
	const list = new Intl.ListFormat(locale(), { type: "conjunction", style: "narrow" });
	const names = () => list.format(others.map(({ name }) => name));
	return {
		id: `conversation-${row.id}`,
		kind: "conversation",
		title,
		detail: row.kind === "group" ? names() : first?.username == null ? "" : `@${first.username}`,
		avatar: { id: row.kind === "group" ? row.id : (first?.userId ?? row.id), group: row.kind === "group" },
		run() {
			open(row.id);
			return undefined;
		},
	};
}

/** A person as an entry: their direct conversation, which is made if there is none. */
export function personEntry(
	person: Person,
	start: (userId: string) => Promise<VerbResult<string>>,
	open: (id: string) => void,
): Entry {
	return {
		id: `person-${person.id}`,
		kind: "person",
		title: person.name,
		detail: person.username === null ? paletteWords().guest : `@${person.username}`,
		avatar: { id: person.id, group: false },
		async run() {
			const result = await start(person.id);
			if (!result.ok) return result;
			open(result.value);
			return { ok: true, value: undefined };
		},
	};
}

/** The people with whom there is no direct conversation yet. */
export function strangers(
	people: readonly Person[],
	conversations: readonly ConversationSummary[],
	self: string,
): Person[] {
	const known = new Set(
		conversations.filter(({ kind }) => kind === "direct").flatMap(({ members }) => members.map(({ userId }) => userId)),
	);
	return people.filter(({ id }) => id !== self && !known.has(id));
}

/**
 * The entries that `query` means, by kind and the best first; all of the first
 * ones without a query. People were found by the server, so they are only put in
 * order. A `>` in front asks for actions alone.
 */
export function chosen(entries: readonly Entry[], query: string): Entry[] {
	const onlyActions = query.startsWith(">");
	const text = (onlyActions ? query.slice(1) : query).trim();
	return kinds.flatMap((kind) => {
		if (onlyActions && kind !== "action") return [];
		const own = entries.filter((entry) => entry.kind === kind);
		if (text === "") return own.slice(0, onlyActions ? own.length : most[kind]);
		if (kind === "person") return own.slice(0, most.person);
		return fuzzysort
			.go(text, own, { keys: ["title", "detail"], limit: most[kind], threshold: 0.3 })
			.map(({ obj }) => obj);
	});
}
