import { useState } from "preact/hooks";
import { Avatar, type Presence } from "../parts/avatar.tsx";
import "../../styles/read-by.css";
import { readersWords } from "../../words/readers.ts";

/** So many names of a list are drawn at once. */
const batch = 100;

export interface ListedPerson {
	userId: string;
	name: string;
	/** Stands in the place of the name. */
	words?: string;
	presence: Presence | null;
	/** A word about them. */
	note?: string | null;
}

/** People under a heading, with their number. */
export function PersonList({ title, people }: { title: string; people: readonly ListedPerson[] }) {
	const [shown, setShown] = useState(batch);
	if (people.length === 0) return null;
	const left = people.length - shown;
	const texts = readersWords();
	const heading = texts.heading(title, people.length);
	return (
		<section aria-label={heading}>
			<h3>{heading}</h3>
			<ul>
				{people.slice(0, shown).map(({ userId, name, words = name, presence, note }) => (
					<li key={userId} class="reader">
						<Avatar id={userId} name={name} size="small" presence={presence} />
						<span class="reader-names">
							<span class="reader-name" dir="auto">
								{words}
								{presence !== null && <span class="hidden-words">{texts.presence[presence]}</span>}
							</span>
							{note && <span class="reader-note">{note}</span>}
						</span>
					</li>
				))}
			</ul>
			{left > 0 && (
				<button type="button" class="button button-small" onClick={() => setShown(shown + batch)}>
					{texts.showMore(left)}
				</button>
			)}
		</section>
	);
}
