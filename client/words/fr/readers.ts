import type { ReadersWords } from "../en/readers.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

export const readers: ReadersWords = {
	heading: (title, count) => plural(count, { one: `${title} (#)`, many: `${title} (#)`, other: `${title} (#)` }),
	showMore: (left) =>
		plural(left, {
			one: "Afficher plus (encore #)",
			many: "Afficher plus (encore #)",
			other: "Afficher plus (encore #)",
		}),
	presence: { online: ", en ligne", away: ", absent" },
	read: {
		title: "Qui a lu ce message",
		nobodyElse: "Il n’y avait personne d’autre ici.",
		youHide: "Vous masquez ce que vous avez lu : vous ne voyez donc pas ce que les autres ont lu.",
		counted: (read, all) => `Lu par ${read} sur ${all}`,
		members: "Membres",
		lists: { read: "Lu", delivered: "Distribué", waiting: "Pas encore" },
		doesNotShare: "ne partage pas ses confirmations de lecture",
	},
	reacted: {
		title: "Qui a réagi",
		nobody: "Plus personne ne réagit à ce message.",
		reactions: "Réactions",
		you: "Vous",
		someone: "Quelqu’un",
	},
	versions: {
		title: "Toutes les versions",
		deleted: "Ce message a été supprimé.",
		list: "Versions, la plus récente d’abord",
		now: "Maintenant, depuis : {time}",
		before: "Avant, depuis : {time}",
		first: "Au début, depuis : {time}",
	},
};
