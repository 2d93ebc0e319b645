/** Whom to offer while somebody writes a mention. */
import type { Member } from "../../../src/protocol/entities.ts";
import { everyoneName, hereName } from "../../../src/protocol/mentions.ts";
import { composerWords } from "../../words/composer.ts";
import { locale } from "../../words/words.ts";
import type { OpenWord } from "./offers.ts";

/** Somebody who can be written after `@`. */
export interface Suggestion {
	/** What is written. */
	username: string;
	/** Null: not one person. */
	userId: string | null;
	/** The person's name, or what the call means. */
	name: string;
}

/** More are not offered: whoever has more to choose from writes another letter. */
const mostOffered = 30;

/** As MN2 says where an `@` may stand; behind it the beginning of a username or of a word of a name. */
const openForm = /(?<![\p{L}\p{N}\p{M}.+@/\\%&=#$-][_*~]*)@([\p{L}\p{N}\p{M}_.'’-]{0,50})$/u;

/** The mention that ends at `caret`; null: none is being written there. */
export function openMention(text: string, caret: number): OpenWord | null {
	const before = text.slice(Math.max(0, caret - 120), caret);
	const query = openForm.exec(before)?.[1];
	return query === undefined ? null : { start: caret - query.length - 1, query };
}

/** `text` without case and accents. */
function fold(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

interface Folded {
	suggestion: Suggestion;
	username: string;
	/** The words of the name. */
	words: string[];
}

/** Those who can be offered, made ready to be searched for every letter. */
export type Directory = readonly Folded[];

function calls(): Suggestion[] {
	const words = composerWords().offers;
	return [
		{ username: everyoneName, userId: null, name: words.everyone },
		{ username: hereName, userId: null, name: words.here },
	];
}

/** The members that have a username, without the reader, by name; and the calls to many, where the reader may. */
export function directoryOf(members: Iterable<Member>, self: string, mayCallAll: boolean): Directory {
	const people: Folded[] = [];
	for (const { userId, name, username } of members) {
		if (username === null || userId === self) continue;
		people.push({ suggestion: { username, userId, name }, username, words: fold(name).split(/[\s-]+/u) });
	}
	const { compare } = new Intl.Collator(locale());
	people.sort((a, b) => compare(a.suggestion.name, b.suggestion.name));
	const forAll = calls().map((suggestion) => ({ suggestion, username: suggestion.username, words: [] }));
	return mayCallAll ? [...people, ...forAll] : people;
}

/** Whom to offer for `query`: those whose username begins so, then those of whose name a word does. */
export function suggest(directory: Directory, query: string): Suggestion[] {
	const folded = fold(query);
	const byUsername: Suggestion[] = [];
	const byName: Suggestion[] = [];
	for (const { suggestion, username, words } of directory) {
		if (username.startsWith(folded)) byUsername.push(suggestion);
		else if (words.some((word) => word.startsWith(folded))) byName.push(suggestion);
	}
	return [...byUsername, ...byName].slice(0, mostOffered);
}
