/** Finds the words, strings and numbers of code. Fetched when the first block in a known language is on the screen. */
import type { RootContent } from "hast";
import { createLowlight } from "lowlight";
import type { Language } from "./languages.ts";

/** A piece of code, and the class that colours it. */
export interface Token {
	text: string;
	/** "" for what has no colour. */
	kind: string;
}

const lowlight = createLowlight();

/** The code in pieces; joined, they are the code. Rejects if the language cannot be fetched. */
export async function highlight(code: string, language: Language): Promise<Token[]> {
	if (!lowlight.registered(language.name)) lowlight.register(language.name, (await language.load()).default);
	const tokens: Token[] = [];
	const collect = (nodes: RootContent[], kind: string) => {
		for (const node of nodes) {
			if (node.type === "text") tokens.push({ text: node.value, kind });
			else if (node.type === "element") collect(node.children, classOf(node.properties.className) ?? kind);
		}
	};
	collect(lowlight.highlight(language.name, code).children, "");
	return tokens;
}

function classOf(names: unknown): string | null {
	const first: unknown = Array.isArray(names) ? names[0] : null;
	return typeof first === "string" ? first : null;
}
