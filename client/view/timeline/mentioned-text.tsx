import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type MentionNames, mentionParts } from "./mentions.ts";

/** Who can be mentioned in the conversation that is drawn, and who reads it. */
export const Mentionable = createContext<{ names: MentionNames; self: string }>({ names: new Map(), self: "" });

/** Whom the message that is drawn mentions. */
export const Told = createContext<readonly string[] | undefined>(undefined);

/** A piece of a message's prose, with its mentions marked. */
export function MentionedText({ text }: { text: string }) {
	const { names, self } = useContext(Mentionable);
	const told = useContext(Told);
	if (told === undefined) return <>{text}</>;
	return (
		<>
			{mentionParts(text, names, told, self).map((part) =>
				part.mention === undefined ? part.text : <span class={`mention mention-${part.mention}`}>{part.text}</span>,
			)}
		</>
	);
}
