/** Writes down what a schema takes, so that two of them can be told apart by reading. */
import type * as v from "valibot";

type Node = v.GenericSchema & {
	entries?: Record<string, v.GenericSchema>;
	options?: readonly unknown[];
	item?: v.GenericSchema;
	wrapped?: v.GenericSchema;
	literal?: unknown;
	pipe?: readonly { kind: string; type: string; requirement?: unknown }[];
};

function requirement(value: unknown): string {
	if (value === undefined || typeof value === "function") return "";
	return `(${value instanceof RegExp ? String(value) : JSON.stringify(value)})`;
}

/** One schema as text. */
export function describeSchema(schema: v.GenericSchema, indent = ""): string {
	const node = schema as Node;
	const rules = (node.pipe ?? [])
		.filter(({ kind }) => kind === "validation")
		.map(({ type, requirement: required }) => ` ${type}${requirement(required)}`);
	return body(node, indent) + rules.join("");
}

function body(node: Node, indent: string): string {
	const deeper = `${indent}  `;
	switch (node.type) {
		case "object":
		case "strict_object":
			return Object.entries(node.entries ?? {})
				.map(([key, entry]) => `\n${deeper}${key}: ${describeSchema(entry, deeper)}`)
				.join("");
		case "array":
			return `array of ${node.item === undefined ? "?" : describeSchema(node.item, deeper)}`;
		case "optional":
		case "nullable":
			return `${node.type} ${node.wrapped === undefined ? "?" : describeSchema(node.wrapped, indent)}`;
		case "literal":
			return JSON.stringify(node.literal);
		case "picklist":
			return `one of ${(node.options ?? []).join(", ")}`;
		case "variant":
			return (node.options ?? []).map((option) => `\n${deeper}-${describeSchema(option as Node, deeper)}`).join("");
		default:
			return node.type;
	}
}
