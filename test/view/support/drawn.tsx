/** Draws a message's text as it is drawn once what reads Markdown is there. */
import { format } from "../../../client/view/formatting/draw.tsx";
import { LinkedText } from "../../../client/view/timeline/text-link.tsx";
import { draw, one } from "./page.tsx";

/** A text as its message shows it. */
export function Drawn({ text }: { text: string }) {
	return <>{format(text) ?? <LinkedText text={text} />}</>;
}

/** The HTML of what is drawn. */
export async function drawn(text: string): Promise<string> {
	await draw(
		<div data-drawn>
			<Drawn text={text} />
		</div>,
	);
	return one("[data-drawn]").innerHTML;
}

/** What there is to read. */
export async function drawnText(text: string): Promise<string> {
	await drawn(text);
	return one("[data-drawn]").textContent ?? "";
}
