/** The sentences for what happened in a conversation besides messages. */
import type { ConversationChanged, MemberChanged } from "../../../src/protocol/events.ts";
import { eventsWords } from "../../words/events.ts";
import { durationWords } from "../../words/numbers.ts";

type NameOf = (userId: string) => string;

/** What the reader changed about the conversation. */
function ownChange({ title, topic, editWindow }: ConversationChanged): string {
	const words = eventsWords().youChanged;
	if (title !== undefined) return words.title(title);
	// ED3
	if (editWindow === null) return words.editsAlways;
	if (editWindow !== undefined) return editWindow === 0 ? words.editsNever : words.editsFor(durationWords(editWindow));
	if (topic === "") return words.noTopic;
	return topic === undefined ? words.something : words.topic(topic);
}

/** What `actor` changed about the conversation. */
function changeOf(actor: string, { title, topic, editWindow }: ConversationChanged): string {
	const words = eventsWords().changed;
	if (title !== undefined) return words.title(actor, title);
	if (editWindow === null) return words.editsAlways(actor);
	if (editWindow === 0) return words.editsNever(actor);
	if (editWindow !== undefined) return words.editsFor(actor, durationWords(editWindow));
	if (topic === "") return words.noTopic(actor);
	return topic === undefined ? words.something(actor) : words.topic(actor, topic);
}

/** One sentence for an event of the log that is no message. */
export function systemSentence(event: MemberChanged | ConversationChanged, self: string, nameOf: NameOf): string {
	const words = eventsWords();
	const byReader = event.actor === self;
	if (event.type === "conversation_changed") return byReader ? ownChange(event) : changeOf(nameOf(event.actor), event);
	const { name, change, role } = event;
	const isReader = event.userId === self;
	switch (change) {
		case "added":
		case "removed":
			if (event.actor !== event.userId) {
				if (byReader) return words[change].byYou(name);
				const actor = nameOf(event.actor);
				return isReader ? words[change].you(actor) : words[change].other(actor, name);
			}
			return change === "added" ? plain(words.joined, isReader, name) : plain(words.left, isReader, name);
		case "left":
			return plain(words.left, isReader, name);
		case "renamed":
			return isReader ? words.renamed.you(name) : words.renamed.other(name);
		case "role":
			return isReader ? words.role.you[role] : words.role.other[role](name);
	}
}

function plain(words: { you: string; other: (name: string) => string }, isReader: boolean, name: string): string {
	return isReader ? words.you : words.other(name);
}
