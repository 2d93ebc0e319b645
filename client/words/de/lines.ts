import type { LineWords } from "../en/lines.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

export const lines: LineWords = {
	you: "Du",
	former: "Ehemaliges Mitglied",
	someone: "Jemand",
	deleted: "Gelöschte Nachricht",
	said: (name, text) => `${name}: ${text}`,
	newMessages: (count) => plural(count, { one: "# neue Nachricht", other: "# neue Nachrichten" }),
};
