/**
 * The phases of a link, and what the header says about each.
 *
 *            joined                        lost
 *   trying ─────────▶ socket ─────────────────────────▶ trying
 *     │                  ▲
 *     │ refused, lost    │ the socket's joined
 *     │ twice, too slow  │
 *     └─────────▶ polling (the socket is tried behind it)
 *
 *   any ── final close ──▶ over ── reconnect ──▶ trying
 *
 *   phase     shown as
 *   trying    connecting
 *   socket    catching_up, live once the cursor has reached the head
 *   polling   polling; connecting before the first answer, offline while it fails too
 *   over      signed_out · ended · offline (closed 1000, which we did not ask for: until the page is looked at)
 *   any       offline while the device says that it has no network and nothing comes
 */
import { closeCodes } from "../../src/protocol/errors.ts";
import type { LinkState } from "../store/model.ts";

export type Over = Extract<LinkState, { name: "signed_out" | "ended" | "offline" }>;

export type LinkPhase =
	/** Not started, or stopped. */
	| { name: "idle" }
	/** Only the socket is tried. `failures`: tries that failed since it was last joined. */
	| { name: "trying"; failures: number }
	| { name: "socket" }
	/** `pollRetryAt`: set while polling fails too. Unix ms. */
	| { name: "polling"; answered: boolean; pollRetryAt: number | null; socketRetryAt: number | null }
	| { name: "over"; shown: Over };

/** What a final close code leaves to show. */
export function overAfter(code: number): Over {
	switch (code) {
		case closeCodes.signedOut:
			return { name: "signed_out" };
		case closeCodes.notMember:
			return { name: "ended", reason: "not_member" };
		case closeCodes.notFound:
			return { name: "ended", reason: "not_found" };
		case closeCodes.normal:
			return { name: "offline", retryAt: null };
		default:
			return { name: "ended", reason: "bad_client" };
	}
}

/**
 * What the header says. `isCaughtUp`: the cursor has reached the head.
 * `saysOffline`: the device has said so, and nothing has come since.
 */
export function showLink(phase: LinkPhase, isCaughtUp: boolean, saysOffline: boolean): LinkState {
	if (phase.name === "over") return phase.shown;
	if (saysOffline) return { name: "offline", retryAt: null };
	switch (phase.name) {
		case "idle":
		case "trying":
			return { name: "connecting" };
		case "socket":
			return { name: isCaughtUp ? "live" : "catching_up" };
		case "polling": {
			if (phase.pollRetryAt === null) return { name: phase.answered ? "polling" : "connecting" };
			return { name: "offline", retryAt: Math.min(phase.pollRetryAt, phase.socketRetryAt ?? phase.pollRetryAt) };
		}
	}
}
