import { useEffect, useState } from "preact/hooks";

const longestTimer = 2 ** 31 - 1;

/** The time, renewed when `next(now)` is reached. null: no need to look at the clock again. */
export function useNow(next: (now: number) => number | null): number {
	const [now, setNow] = useState(() => Date.now());
	const due = next(now);
	useEffect(() => {
		if (due === null) return;
		const timer = setTimeout(() => setNow(Date.now()), Math.min(Math.max(due - Date.now(), 0) + 1, longestTimer));
		return () => clearTimeout(timer);
	}, [due, now]);
	return now;
}

/** The time, renewed every `ms`, or never while `ms` is null. */
export function useTicks(ms: number | null): number {
	return useNow((now) => (ms === null ? null : now + ms));
}

/** The time, renewed at midnight: for "Today" and "Yesterday". */
export function useToday(): number {
	return useNow((now) => new Date(now).setHours(24, 0, 0, 0));
}
