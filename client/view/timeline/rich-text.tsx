import { isFewEmoji, linkify } from "./linkify.ts";

/** A message's text: line breaks kept, its direction its own, web addresses as links. Never as HTML. */
export function RichText({ text }: { text: string }) {
	return (
		<span class={`message-text ${isFewEmoji(text) ? "few-emoji" : ""}`}>
			{linkify(text).map((part) =>
				part.href === undefined ? (
					part.text
				) : (
					<a href={part.href} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">
						{part.text}
					</a>
				),
			)}
		</span>
	);
}
