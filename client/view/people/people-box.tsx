import { useEffect, useId, useRef, useState } from "preact/hooks";
import { limits } from "../../../src/protocol/limits.ts";
import type { Person } from "../../../src/protocol/people.ts";
import { usePeople } from "../../hooks/use-people.ts";
import { peopleWords } from "../../words/people.ts";
import { within } from "../../words/within.ts";
import { Avatar } from "../parts/avatar.tsx";
import { CheckIcon } from "../parts/icons.tsx";
import { Option } from "../parts/option.tsx";
import { arrowTo, SearchField } from "../parts/search-field.tsx";

interface PeopleBoxProps {
	onPick: (person: Person) => void;
	/** Picked ones are marked; without it, one pick is all. */
	picked?: ReadonlySet<string>;
	/** People who cannot be picked: oneself, or who is in already. */
	without: ReadonlySet<string>;
	busy: boolean;
	placeholder: string;
}

/** A search field with the people found below it: arrows move, Enter picks. */
export function PeopleBox({ onPick, picked, without, busy, placeholder }: PeopleBoxProps) {
	const id = useId();
	const words = peopleWords().box;
	const input = useRef<HTMLInputElement>(null);
	const [query, setQuery] = useState("");
	const [active, setActive] = useState(0);
	const { search, retry } = usePeople(query);
	const people = ("people" in search ? search.people : []).filter((person) => !without.has(person.id));
	const at = Math.min(active, people.length - 1);
	const current = people[at];

	useEffect(() => setActive(0), [query]);

	const pick = (person: Person | undefined) => {
		if (person === undefined || busy) return;
		onPick(person);
		input.current?.focus();
		if (picked !== undefined) input.current?.select();
	};
	const onKey = (key: string) => {
		const to = arrowTo(key, at, people.length);
		if (to !== null) setActive(to);
		if (key === "Enter" && search.name === "found") pick(current);
		return to !== null || key === "Enter";
	};

	return (
		<div class="people-box">
			<SearchField
				input={input}
				label={words.label}
				placeholder={placeholder}
				query={query}
				onQuery={setQuery}
				list={`${id}-list`}
				current={current === undefined ? undefined : `${id}-${current.id}`}
				onKey={onKey}
				isBusy={search.name === "searching"}
				maxLength={limits.queryLength}
			/>
			<div
				role="listbox"
				id={`${id}-list`}
				class="people-list"
				aria-label={words.list}
				aria-multiselectable={picked !== undefined}
			>
				{people.map((person) => (
					<Option
						key={person.id}
						id={`${id}-${person.id}`}
						class="person"
						active={person === current}
						selected={picked === undefined ? person === current : picked.has(person.id)}
						disabled={busy}
						onHover={() => setActive(people.indexOf(person))}
						onPick={() => pick(person)}
					>
						<Avatar id={person.id} name={person.name} />
						<span class="person-names">
							<span class="person-name" dir="auto">
								{person.name}
							</span>
							<span class="person-username">{person.username === null ? words.guest : `@${person.username}`}</span>
						</span>
						{picked?.has(person.id) === true && <CheckIcon size={20} />}
					</Option>
				))}
			</div>
			<div class="people-state" role="status">
				{search.name === "idle" && <p>{words.hint}</p>}
				{search.name === "found" && people.length === 0 && (
					<p>{within(words.nobody, { query: <bdi>{query.trim()}</bdi> })}</p>
				)}
				{search.name === "found" && people.length > 0 && <p class="hidden-words">{words.found(people.length)}</p>}
				{search.name === "failed" && (
					<p>
						{words.failed(search.detail)}{" "}
						<button type="button" class="link-button" onClick={retry}>
							{words.again}
						</button>
					</p>
				)}
			</div>
		</div>
	);
}
