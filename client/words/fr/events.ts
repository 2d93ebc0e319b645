import type { EventsWords } from "../en/events.ts";

export const events: EventsWords = {
	joined: { you: "Vous avez rejoint le groupe", other: (name) => `${name} a rejoint le groupe` },
	added: {
		byYou: (name) => `Vous avez ajouté ${name}`,
		you: (actor) => `${actor} vous a ajouté`,
		other: (actor, name) => `${actor} a ajouté ${name}`,
	},
	removed: {
		byYou: (name) => `Vous avez retiré ${name}`,
		you: (actor) => `${actor} vous a retiré`,
		other: (actor, name) => `${actor} a retiré ${name}`,
	},
	left: { you: "Vous avez quitté le groupe", other: (name) => `${name} a quitté le groupe` },
	renamed: {
		you: (name) => `Votre nom est désormais ${name}`,
		other: (name) => `${name} a changé de nom`,
	},
	role: {
		you: {
			owner: "Vous êtes désormais propriétaire",
			admin: "Vous êtes désormais admin",
			member: "Vous êtes désormais membre",
		},
		other: {
			owner: (name) => `${name} est désormais propriétaire`,
			admin: (name) => `${name} est désormais admin`,
			member: (name) => `${name} est désormais membre`,
		},
	},
	youChanged: {
		title: (title) => `Vous avez nommé le groupe « ${title} »`,
		topic: (topic) => `Vous avez choisi le sujet « ${topic} »`,
		noTopic: "Vous avez retiré le sujet",
		editsAlways: "Vous avez autorisé la modification des messages sans limite de temps",
		editsNever: "Vous avez désactivé la modification des messages",
		editsFor: (duration) => `Vous avez autorisé la modification des messages pendant ${duration}`,
		something: "Vous avez modifié le groupe",
	},
	changed: {
		title: (actor, title) => `${actor} a nommé le groupe « ${title} »`,
		topic: (actor, topic) => `${actor} a choisi le sujet « ${topic} »`,
		noTopic: (actor) => `${actor} a retiré le sujet`,
		editsAlways: (actor) => `${actor} a autorisé la modification des messages sans limite de temps`,
		editsNever: (actor) => `${actor} a désactivé la modification des messages`,
		editsFor: (actor, duration) => `${actor} a autorisé la modification des messages pendant ${duration}`,
		something: (actor) => `${actor} a modifié le groupe`,
	},
};
