/** Plots as SVG, made by hand: readable on light and dark pages, and without colours. */

/** What stands for a series: a colour that people with colour blindness can tell apart, and a dash for the others. */
const looks = [
	{ color: "#0072b2", dash: "" },
	{ color: "#8c8c8c", dash: "2 4" },
	{ color: "#e69f00", dash: "8 4" },
	{ color: "#d55e00", dash: "2 2" },
	{ color: "#009e73", dash: "12 3 2 3" },
	{ color: "#cc79a7", dash: "5 2" },
] as const;

const size = { width: 720, height: 360, left: 64, right: 190, top: 54, bottom: 48 };
const plotWidth = size.width - size.left - size.right;
const plotHeight = size.height - size.top - size.bottom;

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
const at = (value: number) => value.toFixed(1);
const look = (index: number) => looks[index % looks.length] ?? looks[0];

const style = `<style>
	text { font: 12px system-ui, sans-serif; fill: #1a1a1a; }
	.title { font-weight: 600; font-size: 14px; }
	.back { fill: #fff; }
	.grid { stroke: #ddd; }
	.axis { stroke: #666; }
	@media (prefers-color-scheme: dark) {
		text { fill: #eee; }
		.back { fill: #161616; }
		.grid { stroke: #383838; }
		.axis { stroke: #999; }
	}
</style>`;

/** A round number of the kind 1, 2 or 5 times a power of ten that is not below `value`. */
export function roundUp(value: number): number {
	if (value <= 0) return 1;
	const power = 10 ** Math.floor(Math.log10(value));
	for (const step of [1, 2, 5, 10]) if (value <= step * power * (1 + 1e-9)) return step * power;
	return 10 * power;
}

/** The marks of a scale from 0 to at least `most`: about four steps. */
function evenMarks(most: number): number[] {
	const step = roundUp(most / 4);
	return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => index * step);
}

/** The marks of a scale by powers of ten around all values. */
function powerMarks(values: readonly number[]): number[] {
	const positive = values.filter((value) => value > 0);
	const from = Math.floor(Math.log10(Math.min(...positive)));
	const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...positive))));
	return Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
}

interface Scale {
	marks: number[];
	/** Where a value stands, from 0 (the axis) to 1. */
	place(value: number): number;
}

/** A scale for these values; `byPowers`: each mark is ten times the last. */
export function scaleFor(values: readonly number[], byPowers: boolean): Scale {
	if (byPowers && values.some((value) => value > 0)) {
		const marks = powerMarks(values);
		const [low = 1, high = 10] = [marks[0], marks.at(-1)];
		const place = (value: number) => Math.log10(Math.max(value, low) / low) / Math.log10(high / low);
		return { marks, place };
	}
	const marks = evenMarks(Math.max(0, ...values) || 1);
	const high = marks.at(-1) ?? 1;
	return { marks, place: (value) => Math.max(0, value) / high };
}

const shownMark = (mark: number) =>
	mark >= 1 || mark === 0 ? mark.toLocaleString("en") : String(Number(mark.toPrecision(2)));

function frame(title: string, unit: string, scale: Scale, inside: string): string {
	const lines = scale.marks.map((mark) => {
		const y = at(size.top + plotHeight * (1 - scale.place(mark)));
		return `<line class="grid" x1="${size.left}" x2="${size.left + plotWidth}" y1="${y}" y2="${y}"/><text x="${size.left - 8}" y="${y}" text-anchor="end" dominant-baseline="middle">${shownMark(mark)}</text>`;
	});
	const bottom = size.top + plotHeight;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${safe(`${title}, ${unit}`)}">`,
		style,
		`<rect class="back" width="${size.width}" height="${size.height}"/>`,
		`<text class="title" x="${size.left}" y="22">${safe(title)}</text>`,
		`<text x="${size.left}" y="38">${safe(unit)}</text>`,
		...lines,
		`<line class="axis" x1="${size.left}" x2="${size.left + plotWidth}" y1="${bottom}" y2="${bottom}"/>`,
		inside,
		"</svg>",
		"",
	].join("\n");
}

const legendX = size.left + plotWidth + 16;
const legendY = (index: number) => size.top + 8 + index * 20;

export interface Series {
	title: string;
	/** One for each x; null: not known. */
	values: readonly (number | null)[];
}

interface Chart {
	title: string;
	/** What the values are. */
	unit: string;
	byPowers?: boolean;
	/** What stands below each value. */
	labels: readonly string[];
	series: readonly Series[];
}

const known = (series: readonly Series[]) => series.flatMap(({ values }) => values.filter((value) => value !== null));

/** Lines over labels that are in order, such as growing rates. */
export function lineChart({ title, unit, byPowers = false, labels, series }: Chart): string {
	const scale = scaleFor(known(series), byPowers);
	const x = (index: number) => size.left + (plotWidth * (index + 0.5)) / labels.length;
	const y = (value: number) => size.top + plotHeight * (1 - scale.place(value));
	const parts = series.map(({ title: name, values }, index) => {
		const { color, dash } = look(index);
		const points = values.flatMap((value, place) => (value === null ? [] : [`${at(x(place))},${at(y(value))}`]));
		const dots = points.map((point) => {
			const [cx, cy] = point.split(",");
			return `<circle cx="${cx}" cy="${cy}" r="3" fill="${color}"/>`;
		});
		const stroke = `stroke="${color}" stroke-width="2" stroke-dasharray="${dash}"`;
		const key = `<line x1="${legendX}" x2="${legendX + 26}" y1="${legendY(index)}" y2="${legendY(index)}" ${stroke}/>`;
		const words = `<text x="${legendX + 32}" y="${legendY(index)}" dominant-baseline="middle">${safe(name)}</text>`;
		return [`<polyline fill="none" ${stroke} points="${points.join(" ")}"/>`, ...dots, key, words].join("\n");
	});
	return frame(title, unit, scale, [...belowOf(labels, x), ...parts].join("\n"));
}

/** Bars side by side, a group for each label. */
export function barChart({ title, unit, byPowers = false, labels, series }: Chart): string {
	const scale = scaleFor(known(series), byPowers);
	const groupWidth = plotWidth / labels.length;
	const barWidth = (groupWidth * 0.8) / series.length;
	const x = (index: number) => size.left + groupWidth * (index + 0.5);
	const parts = series.map(({ title: name, values }, index) => {
		const { color } = look(index);
		const bars = values.map((value, place) => {
			if (value === null) return "";
			const height = plotHeight * scale.place(value);
			const left = x(place) - groupWidth * 0.4 + barWidth * index;
			return `<rect x="${at(left)}" y="${at(size.top + plotHeight - height)}" width="${at(barWidth * 0.9)}" height="${at(height)}" fill="${color}"><title>${safe(`${name}, ${labels[place]}: ${value.toPrecision(3)}`)}</title></rect>`;
		});
		const key = `<rect x="${legendX}" y="${legendY(index) - 6}" width="12" height="12" fill="${color}"/>`;
		const words = `<text x="${legendX + 18}" y="${legendY(index)}" dominant-baseline="middle">${safe(name)}</text>`;
		return [...bars, key, words].join("\n");
	});
	return frame(title, unit, scale, [...belowOf(labels, x), ...parts].join("\n"));
}

/** Bars that lie on each other: parts of a whole, one whole for each label. */
export function stackedChart({ title, unit, labels, series }: Chart): string {
	const totals = labels.map((_, place) => series.reduce((sum, { values }) => sum + (values[place] ?? 0), 0));
	const scale = scaleFor(totals, false);
	const groupWidth = plotWidth / labels.length;
	const x = (index: number) => size.left + groupWidth * (index + 0.5);
	const bottoms = labels.map(() => 0);
	const parts = series.map(({ title: name, values }, index) => {
		const { color } = look(index);
		const bars = values.map((value, place) => {
			const from = bottoms[place] ?? 0;
			bottoms[place] = from + (value ?? 0);
			const [low, high] = [scale.place(from), scale.place(from + (value ?? 0))];
			const y = size.top + plotHeight * (1 - high);
			return `<rect x="${at(x(place) - groupWidth * 0.3)}" y="${at(y)}" width="${at(groupWidth * 0.6)}" height="${at(plotHeight * (high - low))}" fill="${color}"><title>${safe(`${name}, ${labels[place]}: ${(value ?? 0).toPrecision(3)}`)}</title></rect>`;
		});
		const key = `<rect x="${legendX}" y="${legendY(index) - 6}" width="12" height="12" fill="${color}"/>`;
		const words = `<text x="${legendX + 18}" y="${legendY(index)}" dominant-baseline="middle">${safe(name)}</text>`;
		return [...bars, key, words].join("\n");
	});
	return frame(title, unit, scale, [...belowOf(labels, x), ...parts].join("\n"));
}

/** The labels under the axis, each on as many lines as it has. */
function belowOf(labels: readonly string[], x: (index: number) => number): string[] {
	return labels.flatMap((label, index) =>
		label.split("\n").map((line, row) => {
			const y = size.top + plotHeight + 18 + row * 14;
			return `<text x="${at(x(index))}" y="${y}" text-anchor="middle">${safe(line)}</text>`;
		}),
	);
}
