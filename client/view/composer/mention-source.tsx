import { useMemo } from "preact/hooks";
import { composerWords } from "../../words/composer.ts";
import { Avatar } from "../parts/avatar.tsx";
import type { Offer, OfferSource } from "./offers.ts";
import { type Directory, openMention, type Suggestion, suggest } from "./suggest.ts";

function offer({ username, userId, name }: Suggestion): Offer {
	const call = `@${username}`;
	if (userId !== null) {
		const sign = <Avatar id={userId} name={name} size="small" />;
		return { key: username, written: call, sign, title: name, detail: call };
	}
	const sign = (
		<span class="mention-sign" aria-hidden="true">
			@
		</span>
	);
	return { key: username, written: call, sign, title: call, detail: name };
}

/** Offers people while a mention is written. */
export function useMentionSource(people: () => Directory): OfferSource {
	const words = composerWords().offers;
	return useMemo(
		() => ({
			label: words.people,
			counted: words.peopleCounted,
			open: openMention,
			offers: (query) => suggest(people(), query).map(offer),
		}),
		[people, words],
	);
}
