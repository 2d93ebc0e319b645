/** Which modules are built into one file: what an open conversation needs, and a page without one does not. */
import { fileURLToPath } from "node:url";

const pathOf = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What is fetched when a conversation is opened. */
const conversation = ["view/conversation/conversation.tsx", "sync/opening.ts", "sync/handle.ts"].map(pathOf);
/** What is fetched by whoever is not signed in, and must not bring a conversation along. */
const outside = ["view/welcome/welcome.tsx", "view/invite/invite-page.tsx"].map(pathOf);

/** One by one they are asked for by everything: they have a file of their own. */
export const icons = /node_modules\/lucide\//;

/** What the bundler knows of a module. */
interface Graph {
	getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** Answers the name of that file for the modules in it. One file: each more is a trip over the network, and they all come together. */
export function openPart(): (id: string, graph: Graph) => string | null {
	let part: Set<string> | null = null;
	return (id, graph) => {
		if (part === null) {
			part = reach(conversation, graph);
			for (const other of reach(outside, graph)) part.delete(other);
		}
		return part.has(id) ? "open" : null;
	};
}

/** These modules, and all that they import in turn, but for what they import when it is needed. */
function reach(roots: readonly string[], graph: Graph): Set<string> {
	const reached = new Set<string>();
	const ahead = [...roots];
	for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
		if (reached.has(id) || icons.test(id)) continue;
		reached.add(id);
		const module = graph.getModuleInfo(id);
		if (module === null && roots.includes(id)) throw new Error(`There is no module ${id}.`);
		ahead.push(...(module?.importedIds ?? []));
	}
	return reached;
}
