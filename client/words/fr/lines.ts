import type { LineWords } from "../en/lines.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

export const lines: LineWords = {
	you: "Vous",
	former: "Ancien membre",
	someone: "Quelqu’un",
	deleted: "Message supprimé",
	said: (name, text) => `${name} : ${text}`,
	newMessages: (count) =>
		plural(count, { one: "# nouveau message", many: "# de nouveaux messages", other: "# nouveaux messages" }),
};
