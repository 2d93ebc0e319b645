import type { LineWords } from "../en/lines.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

export const lines: LineWords = {
	you: "Tú",
	former: "Antiguo miembro",
	someone: "Alguien",
	deleted: "Mensaje eliminado",
	said: (name, text) => `${name}: ${text}`,
	newMessages: (count) =>
		plural(count, { one: "# mensaje nuevo", many: "# de mensajes nuevos", other: "# mensajes nuevos" }),
};
