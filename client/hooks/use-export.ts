import { useEffect, useRef, useState } from "preact/hooks";
import type { ConversationSummary } from "../../src/protocol/entities.ts";
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import { useApp } from "./app-context.ts";

export type ExportState =
	| { name: "idle" }
	| { name: "reading"; events: number }
	| { name: "done"; events: number }
	| { name: "failed"; detail: string };

/** Above the seq of any event, and no more than an address may ask for. */
const aboveAll = 999_999_999_999_999;

/** Gives a file to the browser to keep. */
function saveFile(name: string, text: string): void {
	const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
	const link = document.createElement("a");
	link.href = address;
	link.download = name;
	link.click();
	// The browser has taken it by the next turn.
	setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** A title as part of a file's name. */
function fileName(title: string): string {
	const plain = title.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "");
	return `parley-${plain.slice(0, 60) || "conversation"}.json`;
}

/**
 * Reads a whole conversation from the server, page by page, and saves it as one
 * file of JSON. Whoever leaves meanwhile stops it; a failure saves nothing.
 */
export function useExport(): {
	state: ExportState;
	start: (conversation: ConversationSummary, title: string) => Promise<void>;
} {
	const app = useApp();
	const [state, setState] = useState<ExportState>({ name: "idle" });
	const isHere = useRef(true);
	useEffect(() => {
		isHere.current = true;
		return () => {
			isHere.current = false;
		};
	}, []);

	const start = async (conversation: ConversationSummary, title: string) => {
		const { id, kind, members } = conversation;
		const pages: (readonly LogEvent[])[] = [];
		let count = 0;
		let before = aboveAll;
		for (let hasMore = true; hasMore; ) {
			setState({ name: "reading", events: count });
			const result = await app.readLog(id, before);
			if (!isHere.current) return;
			if (!result.ok) {
				setState({ name: "failed", detail: result.failure.detail });
				return;
			}
			const { events } = result.value;
			const [first] = events;
			if (first === undefined) break;
			pages.unshift(events);
			count += events.length;
			before = seqOf(first);
			({ hasMore } = result.value);
		}
		const exported = {
			format: "parley-conversation-1",
			exportedAt: new Date().toISOString(),
			conversation: { id, kind, title, members },
			events: pages.flat(),
		};
		saveFile(fileName(title), `${JSON.stringify(exported, null, "\t")}\n`);
		setState({ name: "done", events: count });
	};
	return { state, start };
}
