/** Reads a message's text as Markdown. What is too much for a chat is left as it is: the answer is then null. */
import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { linkify } from "../timeline/linkify.ts";
import { chatSyntax, type Literals } from "./syntax.ts";

export interface Formatted {
	tree: Root;
	/** What the tree's positions count in. */
	source: string;
}

/** More than these, and a message is shown as plain text. A person who writes by hand stays far below. */
export const formattingLimits = {
	/** Signs that may be marks; the time to pair them grows faster than their number. */
	marks: 240,
	/** Quotes and lists inside one another. */
	depth: 8,
	/** The depths of all lines together. */
	depths: 200,
	/** Elements inside one another. */
	height: 20,
	lines: 800,
	/** Elements and pieces of text to draw. */
	nodes: 1_500,
	/** Columns before a list item. */
	indent: 24,
};

/** The tree of a text, or null if the text is to be shown as it is. Never throws. */
export function parseMessage(text: string): Formatted | null {
	const { source, prose } = endContainers(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
	if (count(source, /\n/g) >= formattingLimits.lines || isTooMuch(prose)) return null;
	try {
		const tree = fromMarkdown(source, { extensions: [chatSyntax(literals(source))] });
		return isWithinLimits(tree) ? { tree, source } : null;
	} catch (error) {
		console.error(error);
		return null;
	}
}

const marks = /[*_~|`[\](<\\!]/g;
const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gm;
const oneContainer = />|[-+*]|\d+[.)]/g;

function isTooMuch(prose: string): boolean {
	if (count(prose, marks) > formattingLimits.marks) return true;
	let depths = 0;
	for (const [prefix] of prose.matchAll(containers)) {
		const depth = count(prefix, oneContainer);
		const indent = prefix.search(/\S/);
		if (depth > formattingLimits.depth || indent > formattingLimits.indent) return true;
		depths += depth + indent / 2;
	}
	return depths > formattingLimits.depths;
}

function count(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}

function isWithinLimits(tree: Root): boolean {
	let nodes = 0;
	const fits = (node: Nodes, depth: number): boolean => {
		if (++nodes > formattingLimits.nodes || depth > formattingLimits.height) return false;
		return !("children" in node) || node.children.every((child) => fits(child, depth + 1));
	};
	return fits(tree, 0);
}

const shrug = /¯\\_\(.{1,3}\)_\/¯/gu;

function literals(source: string): Literals {
	const pieces = new Map<number, number>();
	let at = 0;
	for (const part of linkify(source)) {
		if (part.href !== undefined) pieces.set(at, part.text.length);
		at += part.text.length;
	}
	for (const found of source.matchAll(shrug)) pieces.set(found.index, found[0].length);
	return pieces;
}

const fenceStart = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/;
const quoteLine = /^ {0,3}>/;
const itemLine = /^[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
const itemAfterText = /^[ \t]*(?:[-+*]|1[.)])[ \t]+\S/;

/**
 * In Markdown, a line right after a quote or a list still belongs to it. In a chat an answer is written right below
 * what it quotes: so a blank line is put between. `prose` is what is outside of code blocks at the margin; within
 * these nothing is a mark.
 */
function endContainers(text: string): { source: string; prose: string } {
	const lines: string[] = [];
	const prose: string[] = [];
	let fence: string | null = null;
	let isAtMargin = false;
	let inside: "quote" | "list" | "text" | null = null;
	for (const line of text.split("\n")) {
		if (fence !== null) {
			const end = line.trim();
			if (end.startsWith(fence) && end === (fence[0] ?? "").repeat(end.length)) fence = null;
			lines.push(line);
			if (!isAtMargin) prose.push(line);
			continue;
		}
		const isQuote = quoteLine.test(line);
		const isItem = (inside === "text" ? itemAfterText : itemLine).test(line);
		const isBlank = line.trim() === "";
		const isIndented = /^[ \t]/.test(line);
		isAtMargin = !isIndented;
		fence = fenceStart.exec(line)?.[1] ?? null;
		if (inside === "quote" && !isQuote && !isBlank) lines.push("");
		if (inside === "list" && !isItem && !isIndented && !isBlank && !isQuote) lines.push("");
		if (isQuote) inside = "quote";
		else if (isItem) inside = "list";
		else if (isBlank) inside = null;
		else if (inside !== "list" || !isIndented) inside = "text";
		lines.push(line);
		prose.push(line);
	}
	return { source: lines.join("\n"), prose: prose.join("\n") };
}
