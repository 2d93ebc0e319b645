/** Texts in which something that is drawn has its place. Pure. */
import type { ComponentChildren } from "preact";

/**
 * A text cut at its places, `{name}`, with what stands there put in: for words in bold, links, and names that are
 * isolated. A place that is given nothing stays as it is written.
 */
export function within(text: string, places: Readonly<Record<string, ComponentChildren>>): ComponentChildren[] {
	return text.split(/(\{\w+\})/u).map((part) => {
		const name = /^\{(\w+)\}$/u.exec(part)?.[1];
		return name !== undefined && Object.hasOwn(places, name) ? places[name] : part;
	});
}
