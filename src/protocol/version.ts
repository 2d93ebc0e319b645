/**
 * The wire version. A client says it in its first frame; the server refuses
 * what it no longer serves with the error `version_unsupported`.
 *
 * History
 * 1  2026-11  first version
 */
export const WIRE_VERSION = 1;

/** The oldest version that this server still serves. */
export const OLDEST_SERVED_VERSION = 1;
