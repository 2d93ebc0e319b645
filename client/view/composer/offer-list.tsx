import { useEffect } from "preact/hooks";
import { composerWords } from "../../words/composer.ts";
import { Option } from "../parts/option.tsx";
import type { Offering } from "./use-offers.ts";

/** The id of the option at this place. */
export function optionId(id: string, index: number): string {
	return `${id}-option-${index}`;
}

/** What is offered, above the field; the focus stays in the field. */
export function OfferList({ id, offering }: { id: string; offering: Offering }) {
	const { source, offered, active, setActive, take } = offering;
	useEffect(() => {
		document.getElementById(optionId(id, active))?.scrollIntoView({ block: "nearest" });
	}, [active, offered]);
	return (
		<>
			<div
				role="listbox"
				id={id}
				class="mention-list"
				aria-label={source?.label ?? composerWords().offers.any}
				hidden={offered.length === 0}
				// What scrolls is a stop of the Tab key in some browsers, and leaving the field would close it.
				tabIndex={-1}
				// The focus must not leave the field, or a screen keyboard would go away.
				onMouseDown={(event) => event.preventDefault()}
			>
				{offered.map((offer, index) => (
					<Option
						key={offer.key}
						id={optionId(id, index)}
						class="mention-option"
						active={index === active}
						onHover={() => setActive(index)}
						onPick={() => take(offer)}
					>
						{offer.sign}
						<span class="mention-words">
							<span class="mention-title" dir="auto">
								{offer.title}
							</span>
							<span class="mention-detail">{offer.detail}</span>
						</span>
					</Option>
				))}
			</div>
			<p class="hidden-words" role="status">
				{offered.length > 0 && source?.counted(offered.length)}
			</p>
		</>
	);
}
