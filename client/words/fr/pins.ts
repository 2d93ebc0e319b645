import type { PinsWords } from "../en/pins.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

export const pins: PinsWords = {
	title: "Messages épinglés",
	notShown: "Un message qui n’est pas affiché ici",
	bar: {
		only: "Épinglé",
		oneOf: (place, count) => `Épinglé ${place} sur ${count}`,
		all: "Tous les messages épinglés",
		allCounted: (count) => `Tous les messages épinglés (${count})`,
	},
	list: {
		none: "Aucun message n’est épinglé dans cette conversation.",
		failed: (why) => `Certains n’ont pas pu être chargés. ${why}`,
		tryAgain: "Réessayer",
		loading: "Chargement…",
		unpin: "Désépingler",
		unpinOf: (name, words) => `Désépingler le message de ${name} : ${words}`,
	},
	line: {
		byYou: "Vous avez épinglé {message}",
		byOther: "{name} a épinglé {message}",
		what: (count) => plural(count, { one: "un message", many: "# de messages", other: "# messages" }),
	},
};
