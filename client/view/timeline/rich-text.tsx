import { isFewEmoji, linkify } from "./linkify.ts";
import { MentionedText } from "./mentioned-text.tsx";

/** A message's text: line breaks kept, its direction its own, web addresses as links. Never as HTML. */
export function RichText({ text }: { text: string }) {
	return (
		<span class={`message-text ${isFewEmoji(text) ? "few-emoji" : ""}`}>
			{linkify(text).map((part) =>
				part.href === undefined ? (
					<MentionedText text={part.text} />
				) : (
					<a href={part.href} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">
						{part.text}
					</a>
				),
			)}
		</span>
	);
}
