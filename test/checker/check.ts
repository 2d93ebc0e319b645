/**
 * The checker: takes what happened, answers which promises were broken. Pure;
 * anybody can run it on a history that was kept.
 *
 * That this is enough: clientIds are unique and the log tells every position, so
 * whether it behaved like one log needs no search, only sweeps.
 */
import { deletedIsErased, erasedEverywhere } from "./erasure-rules.ts";
import { converges, copiesEqualLog, inboxesAreRight, messagesEqualLog } from "./final-rules.ts";
import type { History } from "./history.ts";
import {
	acknowledgedIsKept,
	changesAreAllowed,
	everyoneAgrees,
	noHoles,
	noPhantoms,
	nothingTwice,
	onlyDurable,
	realTimeOrder,
	refusedIsNotKept,
	senderOrder,
} from "./log-rules.ts";
import { type Model, modelOf } from "./model.ts";
import { type Counts, Findings, type Report } from "./report.ts";
import { confidential, copies, positions, reads, streams } from "./stream-rules.ts";
import { pinsEqualLog, repliesEqualLog, standingsEqualLog, standingsOnlyGrow } from "./thread-rules.ts";

export interface CheckOptions {
	/** How long everybody may take to have everything after the last fault, in milliseconds. */
	convergeMs: number;
	/** Bytes that were under way when a session ended may still arrive for this long, in milliseconds. */
	underWayMs: number;
}

const usual: CheckOptions = { convergeMs: 10_000, underWayMs: 2_000 };

/** Checks a history. */
export function check(history: History, given: Partial<CheckOptions> = {}): Report {
	const options = { ...usual, ...given };
	const model = modelOf(history);
	const findings = new Findings();
	for (const thread of model.threads.values()) {
		acknowledgedIsKept(thread, findings);
		nothingTwice(thread, findings);
		noHoles(thread, findings);
		realTimeOrder(thread, findings);
		senderOrder(thread, findings);
		refusedIsNotKept(model, thread, findings);
		noPhantoms(thread, findings);
		changesAreAllowed(thread, findings);
		messagesEqualLog(model, thread, findings);
		pinsEqualLog(model, thread, findings);
		repliesEqualLog(model, thread, findings);
		standingsEqualLog(model, thread, findings);
		deletedIsErased(thread, findings);
		onlyDurable(thread, findings);
	}
	everyoneAgrees(model, findings);
	erasedEverywhere(model, findings);
	streams(model, findings);
	copies(model, findings);
	reads(model, findings);
	confidential(model, findings, options.underWayMs);
	positions(model, findings);
	standingsOnlyGrow(model, findings);
	const convergedMs = converges(model, findings, options.convergeMs);
	const differingCopies = copiesEqualLog(model, findings);
	const wrongUnread = inboxesAreRight(model, findings);
	const counts: Counts = {
		...countSends(model),
		received: model.of("received").length,
		...countChanges(model),
		faults: model.of("nemesis").filter(({ phase }) => phase !== "off").length,
		lost: findings.count("I1"),
		doubled: findings.count("I2"),
		outOfOrder: findings.count("I5") + findings.count("I8") + findings.count("I9"),
		copies: model.of("view").length,
		differingCopies,
		wrongUnread,
		convergedMs,
	};
	const reason = findings.kept.length > 0 ? null : tooQuiet(counts);
	const verdict = findings.kept.length > 0 ? "invalid" : reason === null ? "valid" : "unknown";
	return { verdict, reason, violations: findings.kept, counts };
}

function countSends(model: Model): Pick<Counts, "sent" | "acknowledged" | "refused" | "unknown"> {
	let [sent, acknowledged, refused] = [0, 0, 0];
	for (const thread of model.threads.values()) {
		const failed = new Set(thread.fails.map((fail) => `${fail.person} ${fail.clientId}`));
		for (const [key, send] of thread.sends) {
			sent++;
			if (send.oks.length > 0) acknowledged++;
			else if (failed.has(key)) refused++;
		}
	}
	return { sent, acknowledged, refused, unknown: sent - acknowledged - refused };
}

function countChanges(model: Model) {
	const logged = [...model.threads.values()].flatMap((thread) => thread.logged);
	const count = (type: string) => logged.filter((entry) => entry.type === type).length;
	return {
		edits: count("message_edited"),
		deletions: count("message_deleted"),
		reactions: count("reaction_changed"),
		pins: count("pin_changed"),
		replies: logged.filter(({ thread }) => thread !== undefined).length,
		forwarded: logged.filter(({ forwarded }) => forwarded === true).length,
	};
}

/** A run in which little got through, or nothing was broken on purpose, proves nothing. */
function tooQuiet({ sent, acknowledged, refused, faults }: Counts): string | null {
	if (sent === 0) return "nothing was sent";
	if (faults === 0) return "no fault was injected";
	const answered = acknowledged + refused;
	return answered < sent * 0.8 ? `only ${answered} of ${sent} sends were answered` : null;
}
