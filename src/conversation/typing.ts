/** Who types (PR1). In memory only: a sign that is lost is one that is soon renewed. */
import type { Typing } from "../protocol/down.ts";
import { limits } from "../protocol/limits.ts";

export class TypingSigns {
	/** When a sign was last told that was held down by CO4; by user id. */
	private readonly coarse = new Map<string, number>();
	/** By user id; `at` grows strictly, so that pollers are told each change once. */
	private readonly signs = new Map<string, { on: boolean; at: number }>();
	/** The newest time of a sign: every later change is after it. */
	newest = 0;

	/** CO4: the same where signs cost too much: one in `limits.coarseTypingMs`, and no ends. */
	setCoarsely(userId: string, on: boolean, now: number): boolean {
		if (!on || now < (this.coarse.get(userId) ?? 0) + limits.coarseTypingMs) return false;
		this.coarse.set(userId, now);
		return this.set(userId, true, now);
	}

	/** Notes a sign; false when it is no news: one that ends without having begun. A sign that lasts is told again. */
	set(userId: string, on: boolean, now: number): boolean {
		if (!on && this.signs.get(userId)?.on !== true) return false;
		this.newest = Math.max(now, this.newest + 1);
		this.signs.set(userId, { on, at: this.newest });
		return true;
	}

	/** The sign is over, which readers see by themselves. */
	drop(userId: string): void {
		this.signs.delete(userId);
	}

	/** What changed after `mark`, for `reader`. A sign so old that a reader would have dropped it is not told any more. */
	changesAfter(mark: number, reader: string, now: number): Typing[] {
		const changes: Typing[] = [];
		for (const [userId, { on, at }] of this.signs) {
			if (at <= mark || userId === reader || (on && now - at >= limits.typingMs)) continue;
			changes.push({ type: "typing", userId, on });
		}
		return changes;
	}
}
