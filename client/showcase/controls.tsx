import { choices } from "../hooks/appearance.ts";
import { allLanguages } from "../words/languages.ts";

const looks = ["theme", "accent", "density", "size", "motion"] as const;

/** Loads the page again with another look; the address keeps it. */
function choose(name: string, value: string): void {
	const address = new URL(location.href);
	if (value === "") address.searchParams.delete(name);
	else address.searchParams.set(name, value);
	location.assign(address);
}

interface ChoiceProps {
	name: string;
	values: readonly string[];
	/** What holds where the address says nothing. */
	usual: string;
}

function Choice({ name, values, usual }: ChoiceProps) {
	const now = new URLSearchParams(location.search).get(name) ?? usual;
	return (
		<label class="control">
			{name}
			<select onChange={(event) => choose(name, event.currentTarget.value)}>
				{values.map((value) => (
					<option key={value} value={value === usual ? "" : value} selected={value === now}>
						{value}
					</option>
				))}
			</select>
		</label>
	);
}

/** The head of the page: how everything looks, and the way to each family. */
export function Controls({ families }: { families: readonly string[] }) {
	return (
		<header class="controls" lang="en" dir="ltr">
			<h1>Components</h1>
			<Choice name="language" values={allLanguages} usual="en" />
			{looks.map((name) => (
				<Choice key={name} name={name} values={choices[name]} usual={choices[name][0]} />
			))}
			<nav class="control" aria-label="Families">
				<a href="#all">all</a>
				{families.map((name) => (
					<a key={name} href={`#${name}`}>
						{name}
					</a>
				))}
			</nav>
		</header>
	);
}
