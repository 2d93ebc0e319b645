/**
 * The wire version. A client says it in its first frame; the server refuses
 * what it no longer serves with the error `version_unsupported`.
 *
 * History
 * 1  2026-11  first version
 */
import type { ErrorFrame } from "./down.ts";

/** The newest version, which this client and server speak. */
export const WIRE_VERSION = 1;

/** The oldest version that this server still serves. */
export const OLDEST_SERVED_VERSION = 1;

/** HS5: what a client that speaks `version` is told before its socket is closed; null: it is served. */
export function refuseVersion(version: number): ErrorFrame | null {
	if (version >= OLDEST_SERVED_VERSION && version <= WIRE_VERSION) return null;
	const detail = `Versions ${OLDEST_SERVED_VERSION} to ${WIRE_VERSION} are served.`;
	return { type: "error", code: "version_unsupported", detail };
}
