import type { EmojiWords } from "../en/emoji.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

const tones = [
	"sin tono de piel",
	"tono de piel claro",
	"tono de piel claro medio",
	"tono de piel medio",
	"tono de piel oscuro medio",
	"tono de piel oscuro",
];

export const emoji: EmojiWords = {
	loading: "Cargando emojis…",
	title: "Emojis",
	all: "Todos los emojis",
	allHint: "Todos los emojis (Esc)",
	close: "Cerrar",
	search: "Buscar emojis",
	groupBar: "Grupos de emojis",
	groups: [
		"Caritas",
		"Personas",
		"Animales y naturaleza",
		"Comida y bebida",
		"Viajes y lugares",
		"Actividades",
		"Objetos",
		"Símbolos",
		"Banderas",
	],
	frequent: "Usados con frecuencia",
	found: "Encontrados",
	ofMessage: "Reacciones a este mensaje",
	nothing: (query) => `No se encontraron emojis para «${query}».`,
	noneFound: "No se encontraron emojis",
	foundCounted: (count, first) =>
		plural(count, {
			one: `# emoji encontrado. Intro toma ${first}.`,
			many: `# de emojis encontrados. Intro toma ${first}.`,
			other: `# emojis encontrados. Intro toma ${first}.`,
		}),
	skinTone: "Tono de piel",
	skinTones: "Tonos de piel",
	tones,
	toned: (label, tone) => `${label}: ${tones[tone]}`,
	tonedApart: (label, first, second) => `${label}: ${tones[first]} y ${tones[second]}`,
};
