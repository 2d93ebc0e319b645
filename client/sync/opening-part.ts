/** Fetches what opens conversations before the first one is opened: the list of conversations does without it. */
type Opening = typeof import("./opening.ts") & Pick<typeof import("./handle.ts"), "noHandle">;

let part: Opening | null = null;

/** Fetches it, once. Rejects when it cannot be had; the next call tries again. */
export async function loadOpening(): Promise<void> {
	if (part !== null) return;
	const [opening, { noHandle }] = await Promise.all([import("./opening.ts"), import("./handle.ts")]);
	part = { ...opening, noHandle };
}

/** @throws {Error} when it was not fetched: whoever opens a conversation waits for `loadOpening` first. */
export function opening(): Opening {
	if (part === null) throw new Error("A conversation is opened before what opens it was fetched.");
	return part;
}
