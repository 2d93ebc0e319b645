import { useId, useState } from "preact/hooks";
import { isLongerThan, limits } from "../../../src/protocol/limits.ts";
import type { Person } from "../../../src/protocol/people.ts";
import { peopleWords } from "../../words/people.ts";
import { CloseIcon } from "../parts/icons.tsx";
import { PeopleBox } from "./people-box.tsx";

interface NewGroupProps {
	self: string;
	busy: boolean;
	onCreate: (title: string, members: string[]) => void;
	onBack: () => void;
}

/** Several people as chips, a title, and the button that makes the group. */
export function NewGroup({ self, busy, onCreate, onBack }: NewGroupProps) {
	const id = useId();
	const { start: words, about } = peopleWords();
	const [picked, setPicked] = useState<readonly Person[]>([]);
	const [title, setTitle] = useState("");
	const [tried, setTried] = useState(false);
	const ids = new Set(picked.map((person) => person.id));
	const tooLong = isLongerThan(title.trim(), limits.titleLength);
	const error = tooLong
		? about.longTitle(limits.titleLength)
		: tried && title.trim() === ""
			? about.noTitle
			: undefined;

	const toggle = (person: Person) =>
		setPicked(ids.has(person.id) ? picked.filter((other) => other.id !== person.id) : [...picked, person]);

	return (
		<form
			class="new-group"
			onSubmit={(event) => {
				event.preventDefault();
				setTried(true);
				if (busy) return;
				if (title.trim() === "" || tooLong) document.getElementById(id)?.focus();
				else onCreate(title.trim(), [...ids]);
			}}
		>
			<div class="field">
				<label for={id}>{about.title}</label>
				<div class="field-input">
					<input
						id={id}
						type="text"
						value={title}
						autoComplete="off"
						aria-invalid={error === undefined ? undefined : "true"}
						aria-describedby={error === undefined ? undefined : `${id}-error`}
						onInput={(event) => setTitle(event.currentTarget.value)}
					/>
				</div>
				{error !== undefined && (
					<p class="field-error" id={`${id}-error`}>
						{error}
					</p>
				)}
			</div>
			{picked.length > 0 && (
				<ul class="chips" aria-label={words.picked}>
					{picked.map((person) => (
						<li key={person.id} class="chip">
							<span dir="auto">{person.name}</span>
							<button type="button" aria-label={words.remove(person.name)} onClick={() => toggle(person)}>
								<CloseIcon size={14} />
							</button>
						</li>
					))}
				</ul>
			)}
			<PeopleBox onPick={toggle} picked={ids} without={new Set([self])} busy={busy} placeholder={words.add} />
			{picked.length === 0 && <p class="field-hint">{words.alone}</p>}
			<div class="dialog-actions">
				<button type="button" class="button" onClick={onBack}>
					{words.back}
				</button>
				<button type="submit" class="button button-primary" aria-disabled={busy} aria-busy={busy}>
					{busy && <span class="spinner" aria-hidden="true" />}
					{words.create}
				</button>
			</div>
		</form>
	);
}
