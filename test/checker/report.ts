/** What a check answers. */

/** The promises, by their number. */
export const invariants = {
	I1: "no acknowledged message is lost",
	I2: "no message is stored twice",
	I3: "the log has no holes",
	I4: "everybody sees the same event under the same number",
	I5: "each copy grows by the next number, or says what it misses",
	I6: "the head that one client sees never falls",
	I7: "whoever reads after a write was acknowledged reads it",
	I8: "what was acknowledged before something was sent has the lower number",
	I9: "the messages of one sender keep their order",
	I10: "what was refused is not in the log",
	I11: "once the faults end, everybody soon has everything",
	I12: "nothing is in the log that no member sent",
	I13: "nobody is told what they may not see",
	I14: "positions only grow, and only by their owner's word",
	I15: "what is not durable is not in the log",
	I16: "every copy at the end equals the log, and every message is what the log made of it",
	I18: "every inbox is right",
	I20: "what was deleted has no text any more, and nothing else has lost its own",
	I21: "the pinned messages are those of the log, in the order in which they were pinned",
	I22: "where everybody stands in threads, and what hangs on a message, is what the log makes of it",
} as const;
export type Invariant = keyof typeof invariants;

export interface Violation {
	invariant: Invariant;
	detail: string;
	/** Index of the line that shows it; -1 where it is something that is missing. */
	line: number;
}

export interface Counts {
	/** Messages, edits, deletions and reactions that clients wanted to send. */
	sent: number;
	acknowledged: number;
	/** Refused for good, as they should be. */
	refused: number;
	/** Never answered. */
	unknown: number;
	/** Events that clients were told of, again included. */
	received: number;
	/** What the logs hold of each. */
	edits: number;
	deletions: number;
	reactions: number;
	pins: number;
	replies: number;
	forwarded: number;
	faults: number;
	lost: number;
	doubled: number;
	outOfOrder: number;
	copies: number;
	differingCopies: number;
	wrongUnread: number;
	/** From the end of the last fault until all was well, in milliseconds; null: never. */
	convergedMs: number | null;
}

export interface Report {
	/** `unknown`: nothing was violated, but too little happened for that to mean anything. */
	verdict: "valid" | "invalid" | "unknown";
	/** Why the verdict is unknown. */
	reason: string | null;
	violations: Violation[];
	counts: Counts;
}

/** Gathers violations; the first few of each invariant are kept, all are counted. */
export class Findings {
	readonly kept: Violation[] = [];
	private readonly counted = new Map<Invariant, number>();

	add(invariant: Invariant, detail: string, line = -1): void {
		const count = this.count(invariant) + 1;
		this.counted.set(invariant, count);
		if (count <= 20) this.kept.push({ invariant, detail, line });
	}

	count(invariant: Invariant): number {
		return this.counted.get(invariant) ?? 0;
	}
}
