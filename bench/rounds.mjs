/** Runs subjects in turns, round after round, so that whatever else the machine does strikes all of them. */
import { rmSync } from "node:fs";
import { newStateDir, removeAtEnd } from "./subjects/process.mjs";

/** The subjects of a round: each comes first at times. */
function inOrder(subjects, round) {
	const from = round % subjects.length;
	return [...subjects.slice(from), ...subjects.slice(0, from)];
}

/**
 * Starts each subject anew in each round, has it measured, and stops it.
 *
 * @param {{subjects: object[], rounds: number, places: string[], port: number, people: number, say: (text: string) => void}} how
 * @param measure is handed a subject that runs, and answers `{case, values}` for all that it measured
 * @returns {Promise<import("./report/samples.ts").Sample[]>}
 */
export async function inRounds({ subjects, rounds, places, port, people, say }, measure) {
	const samples = [];
	for (const subject of subjects) await subject.prepare({ people, port });
	for (const place of places) {
		for (let round = 0; round < rounds; round++) {
			const able = subjects.filter(({ onlyIn }) => onlyIn === undefined || onlyIn === place);
			for (const subject of inOrder(able, round)) {
				const stateDir = removeAtEnd(newStateDir(place));
				try {
					await subject.start(port, stateDir);
					for (const { case: name, values } of await measure(subject, { round, place })) {
						samples.push({ round, subject: subject.name, place, case: name, values });
						say(`${place}, round ${round + 1} of ${rounds}, ${subject.name}, ${name}: ${inWords(values)}`);
					}
				} finally {
					await subject.stop();
					rmSync(stateDir, { recursive: true, force: true });
				}
			}
		}
	}
	return samples;
}

function inWords(values) {
	return Object.entries(values)
		.map(([name, value]) => `${name} ${value === null ? "–" : Number(value.toPrecision(4))}`)
		.join(", ");
}
