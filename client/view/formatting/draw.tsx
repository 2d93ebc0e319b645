/** Draws a message's Markdown as nodes, never as HTML. Fetched when the first message with a mark in it is drawn. */
import type { List, Nodes, Parents } from "mdast";
import type { ComponentChildren } from "preact";
import { linkTo } from "../timeline/addresses.ts";
import { LinkedText, TextLink } from "../timeline/text-link.tsx";
import { CodeBlock } from "./code-block.tsx";
import { parseMessage } from "./parse.ts";
import { Spoiler } from "./spoiler.tsx";

interface Place {
	source: string;
	/** Inside a link's text there is no other link, and nothing to press. */
	inLink: boolean;
}

/** A text as nodes; null if it is to be shown as it is. Never throws. */
export function format(text: string): ComponentChildren {
	const formatted = parseMessage(text);
	if (formatted === null || formatted.tree.children.length === 0) return null;
	return children(formatted.tree, { source: formatted.source, inLink: false });
}

function children(node: Parents, place: Place): ComponentChildren[] {
	return node.children.map((child) => draw(child, place));
}

function draw(node: Nodes, place: Place): ComponentChildren {
	switch (node.type) {
		case "paragraph":
			return <p>{children(node, place)}</p>;
		case "blockquote":
			return isEmpty(node) ? <p>{asWritten(node, place)}</p> : <blockquote>{children(node, place)}</blockquote>;
		case "list":
			return isEmpty(node) ? <p>{asWritten(node, place)}</p> : <ListOf list={node} place={place} />;
		case "code":
			if (node.value.trim() === "") return <p>{asWritten(node, place)}</p>;
			return <CodeBlock code={node.value} language={node.lang ?? ""} note={node.meta ?? ""} />;
		case "text":
			return place.inLink ? node.value : <LinkedText text={node.value} />;
		case "inlineCode":
			return (
				<code class="code" dir="ltr">
					{node.value}
				</code>
			);
		case "emphasis":
			return <em>{children(node, place)}</em>;
		case "strong":
			return drawPair(node, place);
		case "break":
			return "\n";
		case "link":
			return drawLink(node, node.url, children(node, { ...place, inLink: true }), place);
		case "image":
			return drawLink(node, node.url, node.alt ?? "", place);
		default:
			return asWritten(node, place);
	}
}

/** Bold, struck or hidden: the tree does not tell them apart, the mark does. */
function drawPair(node: Parents, place: Place): ComponentChildren {
	const mark = asWritten(node, place)[0];
	if (mark === "~") return <del>{children(node, place)}</del>;
	if (mark !== "|") return <strong>{children(node, place)}</strong>;
	// What is hidden must not be shown by a link around it.
	return place.inLink ? "▮▮▮" : <Spoiler>{children(node, place)}</Spoiler>;
}

/** A link where its address may be followed, and otherwise what was written. A picture is a link to it. */
function drawLink(node: Nodes, address: string, text: ComponentChildren, place: Place): ComponentChildren {
	const target = linkTo(address);
	if (place.inLink || target === null) return asWritten(node, place);
	const words = wordsOf(node);
	return (
		<TextLink target={target} words={words}>
			{isEmpty(node) ? address : text}
		</TextLink>
	);
}

function ListOf({ list, place }: { list: List; place: Place }) {
	const items = list.children.map((item, index) => <li key={index}>{children(item, place)}</li>);
	if (list.ordered !== true) return <ul>{items}</ul>;
	const start = list.start ?? 1;
	return (
		<ol start={start} class={start + items.length > 100 ? "wide-numbers" : undefined}>
			{items}
		</ol>
	);
}

/** Marks around nothing: somebody wrote just a sign. */
function isEmpty(node: Nodes): boolean {
	return wordsOf(node).trim() === "";
}

/** What a reader sees of a node. */
function wordsOf(node: Nodes): string {
	if ("children" in node) return node.children.map((child) => wordsOf(child)).join("");
	if (node.type === "image") return node.alt ?? "";
	return "value" in node ? node.value : "";
}

function asWritten(node: Nodes, { source }: Place): string {
	return source.slice(node.position?.start.offset, node.position?.end.offset);
}
