import type { EventsWords } from "../en/events.ts";
import { isolate } from "../isolate.ts";

export const events: EventsWords = {
	joined: { you: "انضممت إلى المجموعة", other: (name) => `انضم ${isolate(name)} إلى المجموعة` },
	added: {
		byYou: (name) => `أضفت ${isolate(name)}`,
		you: (actor) => `أضافك ${isolate(actor)}`,
		other: (actor, name) => `أضاف ${isolate(actor)} العضو ${isolate(name)}`,
	},
	removed: {
		byYou: (name) => `أزلت ${isolate(name)}`,
		you: (actor) => `أزالك ${isolate(actor)}`,
		other: (actor, name) => `أزال ${isolate(actor)} العضو ${isolate(name)}`,
	},
	left: { you: "غادرت المجموعة", other: (name) => `غادر ${isolate(name)} المجموعة` },
	renamed: {
		you: (name) => `أصبح اسمك ${isolate(name)}`,
		other: (name) => `غيّر ${isolate(name)} اسمه`,
	},
	role: {
		you: { owner: "أصبحت المالك", admin: "أصبحت مشرفًا", member: "أصبحت عضوًا" },
		other: {
			owner: (name) => `أصبح ${isolate(name)} المالك`,
			admin: (name) => `أصبح ${isolate(name)} مشرفًا`,
			member: (name) => `أصبح ${isolate(name)} عضوًا`,
		},
	},
	youChanged: {
		title: (title) => `سمّيت المجموعة «${isolate(title)}»`,
		topic: (topic) => `جعلت الموضوع «${isolate(topic)}»`,
		noTopic: "أزلت الموضوع",
		editsAlways: "سمحت بتعديل الرسائل بلا حد زمني",
		editsNever: "أوقفت تعديل الرسائل",
		editsFor: (duration) => `سمحت بتعديل الرسائل لمدة ${duration}`,
		something: "غيّرت المجموعة",
	},
	changed: {
		title: (actor, title) => `سمّى ${isolate(actor)} المجموعة «${isolate(title)}»`,
		topic: (actor, topic) => `جعل ${isolate(actor)} الموضوع «${isolate(topic)}»`,
		noTopic: (actor) => `أزال ${isolate(actor)} الموضوع`,
		editsAlways: (actor) => `سمح ${isolate(actor)} بتعديل الرسائل بلا حد زمني`,
		editsNever: (actor) => `أوقف ${isolate(actor)} تعديل الرسائل`,
		editsFor: (actor, duration) => `سمح ${isolate(actor)} بتعديل الرسائل لمدة ${duration}`,
		something: (actor) => `غيّر ${isolate(actor)} المجموعة`,
	},
};
