import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const lines = {
	/** As the name of who said it. */
	you: "You",
	former: "Former member",
	someone: "Someone",
	deleted: "Deleted message",
	said: (name: string, text: string) => `${name}: ${text}`,
	newMessages: (count: number) => plural(count, { one: "# new message", other: "# new messages" }),
};

export type LineWords = typeof lines;
