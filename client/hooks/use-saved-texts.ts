import { useEffect, useRef, useState } from "preact/hooks";
import type { SavedRow } from "../../src/protocol/saved.ts";
import { type SavedItem, savedKey } from "../store/saved.ts";
import { useApp } from "./app-context.ts";

/** What happens in a row is asked about together, after this, in ms. */
const rereadAfter = 1_000;

interface Texts {
	/** What the messages say, by `savedKey`. */
	rows: ReadonlyMap<string, SavedRow>;
	/** Of those without a reminder: what was saved before that is not asked for yet; null: all of it is here. */
	from: number | null;
	isLoading: boolean;
	failure: string | null;
}

/**
 * The messages that were saved, as they say now. Those that come while the list is open are asked for, too, and all of
 * the first page again when something happened in one of their conversations, and when somebody comes back to the page.
 */
export function useSavedTexts(items: readonly SavedItem[]): Texts & { more: () => void; retry: () => void } {
	const app = useApp();
	const [texts, setTexts] = useState<Texts>({ rows: new Map(), from: null, isLoading: true, failure: null });
	const turn = useRef(0);

	const ask = async (before: number | null) => {
		const mine = ++turn.current;
		setTexts((now) => ({ ...now, isLoading: true, failure: null }));
		const [reminders, plain] = await Promise.all([
			before === null ? app.saved.page({ before: null, reminder: true }) : null,
			app.saved.page({ before, reminder: false }),
		]);
		if (mine !== turn.current) return;
		const refused = reminders !== null && !reminders.ok ? reminders : plain;
		if (!refused.ok) {
			setTexts((now) => ({ ...now, isLoading: false, failure: refused.failure.detail }));
			return;
		}
		const { saved, hasMore } = plain.ok ? plain.value : { saved: [], hasMore: false };
		const come = [...(reminders?.ok ? reminders.value.saved : []), ...saved];
		setTexts((now) => ({
			rows: new Map([...now.rows, ...come.map((row) => [savedKey(row), row] as const)]),
			from: hasMore ? (saved.at(-1)?.savedAt ?? null) : null,
			isLoading: false,
			failure: null,
		}));
	};

	const again = useRef(() => {});
	again.current = () => void ask(null);
	useEffect(() => {
		const look = () => document.visibilityState === "visible" && again.current();
		document.addEventListener("visibilitychange", look);
		return () => document.removeEventListener("visibilitychange", look);
	}, []);
	const ids = new Set(items.map(({ conversationId }) => conversationId));
	const told = app.inbox.value.conversations.filter(({ id }) => ids.has(id));
	const known = useRef(told);
	useEffect(() => {
		const before = new Map(known.current.map((row) => [row.id, row]));
		known.current = told;
		// A row stays the same object as long as nothing in it changes.
		if (!told.some((row) => before.has(row.id) && before.get(row.id) !== row)) return;
		const timer = setTimeout(() => again.current(), rereadAfter);
		return () => clearTimeout(timer);
	}, [app.inbox.value]);

	// Each is asked for once; what the server does not have yet is not.
	const asked = useRef(new Set<string>());
	const fresh = items.filter((item) => !item.pending && !asked.current.has(savedKey(item))).map(savedKey);
	useEffect(() => {
		for (const key of fresh) asked.current.add(key);
		if (fresh.length > 0 || turn.current === 0) void ask(null);
	}, [fresh.join(",")]);

	return { ...texts, more: () => void ask(texts.from), retry: () => void ask(null) };
}
