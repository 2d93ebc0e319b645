import { useEffect } from "preact/hooks";

/** Shows a count on the app's icon, where the system has such badges and the app is installed; none after. */
export function useAppBadge(count: number): void {
	useEffect(() => {
		void show(count);
		return () => void show(0);
	}, [count]);
}

/** Some browsers have the functions and refuse them in a tab: there is no icon then. */
async function show(count: number): Promise<void> {
	try {
		if (count > 0) await navigator.setAppBadge?.(count);
		else await navigator.clearAppBadge?.();
	} catch {
		// Only a convenience.
	}
}
