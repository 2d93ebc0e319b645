import type { RefObject } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useCaret } from "../../hooks/use-caret.ts";
import { completion, type Offer, type OfferSource } from "./offers.ts";
import { replaceText } from "./write.ts";

/** What the field that is written in needs of what is offered beside it. */
export interface Offering {
	/** Whose offers they are; null: nothing is being written that could be completed. */
	source: OfferSource | null;
	offered: readonly Offer[];
	active: number;
	setActive: (index: number) => void;
	take: (offer: Offer | undefined) => void;
	/** Whether the key was meant for the list. */
	takesKey: (event: KeyboardEvent) => boolean;
}

const none: readonly Offer[] = [];

/** Offers what could be meant while it is written: arrows move, Enter and Tab take, Escape closes. */
export function useOffers(
	input: RefObject<HTMLTextAreaElement | null>,
	text: string,
	sources: readonly OfferSource[],
): Offering {
	const caret = useCaret(input);
	const [dismissed, setDismissed] = useState<number | null>(null);
	const [active, setActive] = useState(0);
	const isIn = caret !== null && caret <= text.length;
	const source = isIn ? (sources.find((each) => each.open(text, caret) !== null) ?? null) : null;
	const open = isIn ? (source?.open(text, caret) ?? null) : null;
	const offered = useMemo(
		() => (source === null || open === null || open.start === dismissed ? none : source.offers(open.query)),
		[source, open?.start, open?.query, dismissed],
	);

	useEffect(() => source?.wanted?.(), [source]);
	useEffect(() => setActive(0), [open?.start, open?.query]);
	// One that was closed stays closed while it is written, and no longer.
	useEffect(() => {
		if (open === null) setDismissed(null);
	}, [open === null]);

	const take = (offer: Offer | undefined) => {
		if (offer === undefined || open === null || input.current === null) return;
		const { insert, caret: behind } = completion(text, open, offer.written);
		setDismissed(open.start);
		input.current.focus();
		replaceText(input.current, open.start, open.start + 1 + open.query.length, insert, [behind, behind]);
		source?.taken?.(offer);
	};
	const takesKey = (event: KeyboardEvent) => {
		if (offered.length === 0 || event.isComposing || event.keyCode === 229) return false;
		if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (step !== undefined) setActive((Math.min(active, offered.length - 1) + step + offered.length) % offered.length);
		else if (event.key === "Enter" || event.key === "Tab") take(offered[active] ?? offered[0]);
		else if (event.key === "Escape") setDismissed(open?.start ?? null);
		else return false;
		event.preventDefault();
		return true;
	};
	return { source, offered, active: Math.min(active, Math.max(0, offered.length - 1)), setActive, take, takesKey };
}
