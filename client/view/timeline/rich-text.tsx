import { useMemo } from "preact/hooks";
import { mayHaveMarks } from "../../store/marks.ts";
import { useFormat } from "./format-loader.ts";
import { isFewEmoji } from "./linkify.ts";
import { LinkedText } from "./text-link.tsx";

/**
 * A message's text: line breaks kept, its direction its own, web addresses as links, Markdown as what it means.
 * Never as HTML. Until what reads Markdown is there, and where it is too much, the text is shown as it is.
 */
export function RichText({ text }: { text: string }) {
	const format = useFormat(mayHaveMarks(text));
	const drawn = useMemo(() => format?.(text) ?? null, [format, text]);
	if (drawn !== null) return <div class="message-text formatted">{drawn}</div>;
	return (
		<span class={`message-text ${isFewEmoji(text) ? "few-emoji" : ""}`}>
			<LinkedText text={text} />
		</span>
	);
}
