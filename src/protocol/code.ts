/** Where a text is code, as CommonMark has it. Pure. */

const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/** `text` with spaces in place of fenced code and code spans; every place stays where it was. */
export function withoutCode(text: string): string {
	if (!text.includes("`") && !text.includes("~~~")) return text;
	const out: string[] = [];
	let paragraph: string[] = [];
	const flush = () => {
		if (paragraph.length > 0) out.push(...withoutSpans(paragraph.join("\n")).split("\n"));
		paragraph = [];
	};
	let open: string | null = null;
	for (const line of text.split("\n")) {
		const mark = fence.exec(line)?.[1] ?? null;
		if (open !== null) {
			const closes = mark?.startsWith(open) && line.trim() === mark;
			if (closes) open = null;
			out.push(" ".repeat(line.length));
		} else if (mark !== null) {
			flush();
			open = mark;
			out.push(" ".repeat(line.length));
		} else if (line.trim() === "") {
			flush();
			out.push(line);
		} else paragraph.push(line);
	}
	flush();
	return out.join("\n");
}

/** The same for the code spans of one paragraph: a run of backticks, up to the next one of the same length. */
function withoutSpans(paragraph: string): string {
	const runs = [...paragraph.matchAll(/`+/g)];
	const byLength = new Map<number, number[]>();
	for (const { index, 0: ticks } of runs) {
		const known = byLength.get(ticks.length);
		if (known === undefined) byLength.set(ticks.length, [index]);
		else known.push(index);
	}
	let out = "";
	let done = 0;
	for (const { index, 0: ticks } of runs) {
		if (index < done) continue;
		const same = byLength.get(ticks.length) ?? [];
		while (same[0] !== undefined && same[0] <= index) same.shift();
		const [closing] = same;
		if (closing === undefined) continue;
		const end = closing + ticks.length;
		out += paragraph.slice(done, index) + paragraph.slice(index, end).replace(/[^\n]/g, " ");
		done = end;
	}
	return out + paragraph.slice(done);
}
