import type { ComposerWords } from "../en/composer.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

export const composer: ComposerWords = {
	addEmoji: "Añadir un emoji",
	addEmojiHint: "Añade un emoji o escribe :nombre:",
	message: "Mensaje",
	messageTo: (name) => `Mensaje a ${name}`,
	editMessage: "Editar mensaje",
	send: "Enviar",
	save: "Guardar",
	notes: {
		kept: (why) => `${why} Tu texto sigue aquí.`,
		brokenCharacter: "Este texto contiene un carácter dañado y no se puede enviar.",
		tooLong: (over, most) =>
			plural(over, {
				one: `Sobra # carácter. Un mensaje tiene como máximo ${most}.`,
				many: `Sobran # de caracteres. Un mensaje tiene como máximo ${most}.`,
				other: `Sobran # caracteres. Un mensaje tiene como máximo ${most}.`,
			}),
		left: (count) =>
			plural(count, {
				one: "Queda # carácter",
				many: "Quedan # de caracteres",
				other: "Quedan # caracteres",
			}),
		offline: "No tienes conexión. Lo que escribas se guarda aquí y se envía más tarde.",
	},
	edit: { title: "Editando", cancel: "Cancelar la edición" },
	cancelHint: "Cancelar (Esc)",
	offers: {
		emoji: "Emojis",
		emojiCounted: (count) =>
			plural(count, {
				one: "# emoji. Elige con las flechas y acepta con Intro.",
				many: "# de emojis. Elige con las flechas y acepta con Intro.",
				other: "# emojis. Elige con las flechas y acepta con Intro.",
			}),
		people: "Personas que puedes mencionar",
		peopleCounted: (count) =>
			plural(count, {
				one: "# persona que puedes mencionar. Elige con las flechas y acepta con Intro.",
				many: "# de personas que puedes mencionar. Elige con las flechas y acepta con Intro.",
				other: "# personas que puedes mencionar. Elige con las flechas y acepta con Intro.",
			}),
		any: "Sugerencias",
		everyone: "Todos los miembros de este grupo",
		here: "Miembros que están en línea ahora",
	},
	reply: {
		title: "Respuesta",
		to: "Respuesta a {name}",
		toSelf: "Respuesta a ti mismo",
		toUnknown: "Respuesta a un mensaje",
		loading: "Cargando…",
		notShown: "No se muestra aquí.",
		cancel: "Cancelar la respuesta",
	},
};
