/** What was measured, as a page. */
import { readFileSync } from "node:fs";

export function median(numbers) {
	const sorted = [...numbers].sort((one, other) => one - other);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const versionOf = (name) =>
	JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), "utf8")).version;

/** The page; a row's numbers are the medians of the rounds' medians. */
export function report({ times, sizes, rounds, repeats, machine, coldNames }) {
	const row = ([name, { short, long }]) => {
		const [few, many] = [short, long].map((lists) => median(lists.map(median)));
		const ratios = short.map((list, index) => median(long[index]) / median(list));
		const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
		return `| ${name} | ${few.toFixed(2)} | ${many.toFixed(2)} | ${(many / few).toFixed(2)} | ${spread} |`;
	};
	const rows = [...times];
	const isCold = ([name]) => coldNames.includes(name);
	const table = (chosen) =>
		[
			`| | ${sizes.short.toLocaleString("en")} messages, ms | ${sizes.long.toLocaleString("en")} messages, ms | ratio | ratio, by round |`,
			"| --- | --: | --: | --: | --: |",
			...chosen.map(row),
		].join("\n");
	return `# What was measured

Written by \`npm run bench\`; nothing here is estimated. ${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.version},
wrangler ${versionOf("wrangler")}, workerd ${versionOf("workerd")}, the state in memory where there is \`/dev/shm\`. The load comes from the same
machine, which did other work as well: the ratio says more than the milliseconds.

## A long conversation beside a short one

The real server with two conversations, which are asked in turns. ${rounds} rounds, before each of which the server is started
anew; in each, everything is done ${repeats} times in each conversation. A number is the median of the rounds' medians. The goal is a
ratio of at most 1.5.

${table(rows.filter((entry) => !isCold(entry)))}

Done once in each round, right after the start:

${table(rows.filter(isCold))}

The first count is the one thing that goes by how much is unread: it is made once, when somebody who is that far behind
looks after the object woke, and carried on from there (\`src/conversation/tally.ts\`).
`;
}
