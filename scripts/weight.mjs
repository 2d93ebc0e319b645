/** What a first visit has to fetch, after gzip. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "./run.mjs";

const dist = join(root, "dist/client");

/** The files that a first visit loads: what index.html names, and what that imports statically. */
function firstLoad() {
	const html = readFileSync(join(dist, "index.html"), "utf8");
	const files = new Set([...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file));
	for (const file of files) {
		if (!file.endsWith(".js")) continue;
		const code = readFileSync(join(dist, file), "utf8");
		for (const [, name] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) files.add(`assets/${name}`);
	}
	return [...files];
}

/** Bytes of gzip of the built client's first load, of files with this ending. */
export function firstLoadBytes(kind) {
	return firstLoad()
		.filter((file) => file.endsWith(`.${kind}`))
		.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
}

/** How much more than docs/sizes.md says a part may weigh before the page has to be written anew. */
const slack = 1.1;

/** The rows of the table in docs/sizes.md: the parts that each names, and the most that it says they weigh, in kB. */
function documentedParts() {
	const page = readFileSync(join(root, "docs/sizes.md"), "utf8");
	return [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \|/gm)].flatMap(([, what, size]) => {
		const most = /^(?:[\d.]+ to )?([\d.]+)/.exec(size)?.[1];
		if (most === undefined) return [];
		return [{ what, names: [...what.matchAll(/`([^`]+)`/g)].map(([, name]) => name), most: Number(most) }];
	});
}

/** The scripts of the built client with their kB of gzip, by the name of the part. Several may have the same name: words do. */
function builtParts() {
	const kilobytes = (file) => gzipSync(readFileSync(join(dist, file))).length / 1_000;
	const parts = readdirSync(join(dist, "assets")).flatMap((file) => {
		const name = /^(.+)-[\w-]{8}\.js$/.exec(file)?.[1];
		return name === undefined ? [] : [{ name, kB: kilobytes(`assets/${file}`) }];
	});
	return existsSync(join(dist, "sw.js")) ? [...parts, { name: "sw.js", kB: kilobytes("sw.js") }] : parts;
}

/** The parts that come before a conversation is opened. */
const beforeConversation = ["index", "telling", "welcome", "invite-page", "column-separator"];

/** Which of them bring all of an open conversation along, in words; and which are not there any more to be looked at. */
function bringConversation() {
	const files = readdirSync(join(dist, "assets"));
	return beforeConversation.flatMap((name) => {
		const own = files.filter((file) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file));
		if (own.length === 0) return [`there is no part ${name}`];
		const codes = own.map((file) => readFileSync(join(dist, "assets", file), "utf8"));
		const brings = codes.some((code) => /(?:from|import)\s*"\.\/open-[^"]+"/.test(code));
		return brings ? [`${name} brings all of an open conversation along`] : [];
	});
}

/**
 * What is wrong with the sizes of the parts that come when they are needed, in words: a part that outgrew what
 * docs/sizes.md says of it, one that is not there any more, and one that nobody wrote down. None: all is well.
 */
export function partsThatOutgrew() {
	const documented = documentedParts();
	const built = builtParts();
	const named = new Set(documented.flatMap(({ names }) => names));
	const wrong = [];
	for (const { what, names, most } of documented) {
		if (names.length === 0) continue;
		for (const name of names) if (!built.some((part) => part.name === name)) wrong.push(`there is no part ${name}`);
		// Words of a part bear its name, and come in its place in another language.
		const kB = names.reduce(
			(sum, name) => sum + Math.max(0, ...built.filter((part) => part.name === name).map((part) => part.kB)),
			0,
		);
		if (kB > most * slack) wrong.push(`${what}: ${kB.toFixed(1)} kB, and not ${most}`);
	}
	wrong.push(...bringConversation());
	const small = Math.max(...documented.filter(({ names }) => names.length === 0).map(({ most }) => most));
	for (const { name, kB } of built) {
		if (!named.has(name) && kB > small * slack) wrong.push(`${name}: ${kB.toFixed(1)} kB, and not named at all`);
	}
	return wrong;
}
