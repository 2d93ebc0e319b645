import { useEffect, useRef, useState } from "preact/hooks";
import type { Person } from "../../src/protocol/people.ts";
import { useApp } from "./app-context.ts";

/** Time without a key before the server is asked. */
export const searchPauseMs = 200;

export type PeopleSearch =
	| { name: "idle" }
	| { name: "searching"; people: readonly Person[] }
	| { name: "found"; people: readonly Person[] }
	| { name: "failed"; detail: string };

/** Searches people as `query` changes. Late answers to earlier queries are dropped. `retry` asks again. */
export function usePeople(query: string): { search: PeopleSearch; retry: () => void } {
	const app = useApp();
	const [search, setSearch] = useState<PeopleSearch>({ name: "idle" });
	const [attempt, setAttempt] = useState(0);
	const latest = useRef(0);
	const text = query.trim();
	useEffect(() => {
		const turn = ++latest.current;
		if (text === "") {
			setSearch({ name: "idle" });
			return;
		}
		setSearch((before) => ({ name: "searching", people: "people" in before ? before.people : [] }));
		const timer = setTimeout(async () => {
			const result = await app.findPeople(text);
			if (turn !== latest.current) return;
			setSearch(
				result.ok ? { name: "found", people: result.value } : { name: "failed", detail: result.failure.detail },
			);
		}, searchPauseMs);
		return () => clearTimeout(timer);
	}, [text, attempt]);
	return { search, retry: () => setAttempt((count) => count + 1) };
}
