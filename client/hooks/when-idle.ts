/** So long it is waited, in ms, where a browser has no idle callback (Safari), unless said otherwise. */
const insteadMs = 1_000;

/** Runs something when the page has nothing else to do: nobody waits for it. The answer calls it off. */
export function whenIdle(
	run: () => void,
	{ instead = insteadMs, atLatest }: { instead?: number; atLatest?: number } = {},
) {
	if (typeof requestIdleCallback === "function") {
		const asked = requestIdleCallback(run, atLatest === undefined ? {} : { timeout: atLatest });
		return () => cancelIdleCallback(asked);
	}
	const timer = setTimeout(run, instead);
	return () => clearTimeout(timer);
}
