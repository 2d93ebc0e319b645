import type { LineWords } from "../en/lines.ts";
import { isolate } from "../isolate.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

export const lines: LineWords = {
	you: "أنت",
	former: "عضو سابق",
	someone: "شخص ما",
	deleted: "رسالة محذوفة",
	said: (name, text) => `${isolate(name)}: ${text}`,
	newMessages: (count) =>
		plural(count, {
			zero: "لا رسائل جديدة",
			one: "رسالة جديدة واحدة",
			two: "رسالتان جديدتان",
			few: "# رسائل جديدة",
			many: "# رسالة جديدة",
			other: "# رسالة جديدة",
		}),
};
