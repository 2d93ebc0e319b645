/** How whom a message mentions lies in rows: one for each person, or one for many. Pure. */
import type { Mentioned } from "./model.ts";

/** Stands for a user id where one row mentions many. No id has this sign. */
export const forMany = "*";

/** Whether this stands for many in what a message says of whom it mentions. */
export const isMark = (told: string) => told.startsWith(forMany);

/** A message that mentions more people than this has one row for all of them. */
const mentionRows = 10;

/** The rows of a new mention; `among`: JSON of the ids that a row for many means, null for all members. */
export function rowsOfMention({ everyone, users, told }: Mentioned): { userId: string; among: string | null }[] {
	if (everyone) return [{ userId: forMany, among: null }];
	if (users.size > mentionRows || told.some(isMark)) return [{ userId: forMany, among: JSON.stringify([...users]) }];
	return [...users].map((userId) => ({ userId, among: null }));
}

/** Under which user ids the rows are of a message that says this of whom it mentions. */
export function namesOfMention(told: readonly string[]): readonly string[] {
	return told.length > mentionRows || told.some(isMark) ? [forMany] : told;
}
