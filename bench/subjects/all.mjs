/** What can be measured, by name. */
import { BadOption } from "../options.ts";
import { Parley, ParleyDev } from "./parley.mjs";
import { peers } from "./peers.mjs";

const makers = { parley: () => new Parley(), "parley-dev": () => new ParleyDev(), ...peers };

/**
 * The subjects with these names.
 *
 * @throws {BadOption} when there is none of that name
 */
export function subjectsNamed(names) {
	return names.map((name) => {
		const make = makers[name];
		if (make === undefined) {
			throw new BadOption(`There is no subject ${name}; there are ${Object.keys(makers).join(", ")}.`);
		}
		return make();
	});
}

/** The titles of subjects, for a record. */
export const titlesOf = (subjects) => Object.fromEntries(subjects.map(({ name, title }) => [name, title]));
