/** SE2 SE5: whatever is said, edited, deleted and searched in whatever order, the index finds what a naive look finds. */
import { expect, test } from "vitest";
import { evict, pair, path } from "./kit.ts";

/** A small generator with a seed: the same run again. */
function randomOf(seed: number) {
	let state = seed;
	return (below: number) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

const vocabulary = [
	"tea",
	"TEAM",
	"té",
	"ab",
	"b",
	"漢字",
	"字",
	"🎉",
	"foo-bar",
	"bar",
	"안녕",
	'"',
	"*",
	"OR",
	"x".repeat(70),
];
const queries = [
	"tea",
	"te",
	"ab tea",
	'"tea ab"',
	"漢字",
	"字",
	"🎉",
	"bar",
	"foo-bar",
	"안녕",
	"b",
	"or",
	"x".repeat(60),
	"b ba",
];

/** Written apart from the real one, for the few signs that the vocabulary has. */
function naiveWords(text: string): string[] {
	const plain = text
		.toLowerCase()
		.replaceAll("é", "e")
		.replace(/([漢字안녕🎉])/gu, " $1 ")
		.replace(/[-"*]/g, " ");
	return plain
		.split(" ")
		.filter((word) => word !== "")
		.map((word) => word.slice(0, 64));
}
function naiveMatch(text: string, query: string): boolean {
	const words = naiveWords(text);
	const terms = query.startsWith('"') ? [query] : query.split(" ");
	return terms.every((term, index) => {
		const wanted = naiveWords(term);
		const last = wanted.at(-1) ?? "";
		const prefix = !term.startsWith('"') && index === terms.length - 1 && last.length > 1;
		return words.some((_, start) =>
			wanted.every((word, i) =>
				prefix && i === wanted.length - 1 ? (words[start + i] ?? "").startsWith(word) : words[start + i] === word,
			),
		);
	});
}

test.each([1, 2, 3, 4, 5, 6])(
	"SE2 SE5 as a naive search does, seed %d",
	async (seed) => {
		const random = randomOf(seed);
		const { ann, id } = await pair();
		const texts = new Map<number, string>();
		const sentence = () => Array.from({ length: 1 + random(4) }, () => vocabulary[random(vocabulary.length)]).join(" ");
		const someSeq = () => [...texts.keys()][random(texts.size)] ?? 0;
		for (let step = 0; step < 80; step++) {
			const what = random(10);
			if (what < 4 || texts.size === 0) {
				const text = sentence();
				const { body } = await ann.send(id, `m${step}`, text);
				texts.set(body.seq, text);
			} else if (what < 6) {
				const [seq, text] = [someSeq(), sentence()];
				const { status } = await ann.call("PATCH", path(id, `/messages/${seq}`), { body: { text } });
				expect(status).toBe(200);
				texts.set(seq, text);
			} else if (what === 6) {
				const seq = someSeq();
				await ann.call("DELETE", path(id, `/messages/${seq}`));
				texts.delete(seq);
			} else if (what === 7 && random(3) === 0) {
				await evict(id);
			} else {
				const query = queries[random(queries.length)] ?? "";
				const { body } = await ann.call("GET", `/api/search?in=${id}&q=${encodeURIComponent(query)}`);
				const found = body.results.map((result: { seq: number }) => result.seq);
				const expected = [...texts].filter(([, text]) => naiveMatch(text, query)).map(([seq]) => seq);
				expect(found, `step ${step}: ${query}`).toEqual(expected.sort((a, b) => b - a).slice(0, 20));
			}
		}
	},
	60_000,
);
