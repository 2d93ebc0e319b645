import type { ComponentChildren } from "preact";
import { hostBeside, type LinkTarget, linkTo } from "./addresses.ts";
import { linkify } from "./linkify.ts";
import { MentionedText } from "./mentioned-text.tsx";
import { PlaceLink } from "./place-link.tsx";

interface TextLinkProps {
	target: LinkTarget;
	/** What a reader sees of the children. */
	words: string;
	children: ComponentChildren;
}

/** A link in a message. Where its text is not its address, the host stands beside it; an address of this app is shown as what it leads to. */
export function TextLink({ target, words, children }: TextLinkProps) {
	const host = hostBeside(words, target);
	if (target.isOwn && host === null) return <PlaceLink path={target.href} />;
	const elsewhere = target.isOwn ? {} : { target: "_blank", rel: "noopener noreferrer nofollow" };
	return (
		<a href={target.href} dir={host === null ? "ltr" : "auto"} {...elsewhere}>
			{host === null ? (
				children
			) : (
				<>
					<bdi>{children}</bdi>{" "}
					<bdi class="link-host" dir="ltr">
						({host})
					</bdi>
				</>
			)}
		</a>
	);
}

/** A text with its web addresses as links, and with whom it mentions marked. */
export function LinkedText({ text }: { text: string }) {
	return (
		<>
			{linkify(text).map((part) => {
				const target = part.href === undefined ? null : linkTo(part.href);
				if (target === null) return <MentionedText text={part.text} />;
				return (
					<TextLink target={target} words={part.text}>
						{part.text}
					</TextLink>
				);
			})}
		</>
	);
}
