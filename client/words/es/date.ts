import type { DateWords } from "../en/date.ts";

export const date: DateWords = {
	title: "Ir a una fecha",
	shown: "Mostrar lo que se dijo el",
	go: "Ir",
	looking: "Buscando…",
	failed: (why) => `No ha funcionado. ${why}`,
	nothing: {
		today: "Hoy no se ha dicho nada.",
		todayOrSince: "Ni hoy ni después se ha dicho nada.",
		yesterday: "Ayer no se dijo nada.",
		yesterdayOrSince: "Ni ayer ni después se dijo nada.",
		on: (day) => `El ${day} no se dijo nada.`,
		onOrSince: (day) => `Ni el ${day} ni después se dijo nada.`,
	},
	next: (day) => `Ir a los siguientes mensajes: ${day}`,
};
