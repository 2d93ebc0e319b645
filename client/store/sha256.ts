/** SHA-256 in the page itself: the browser's own is missing on plain http, and only answers later. */
import { sha256 as hash } from "@noble/hashes/sha2.js";
import type { Sha256 } from "../../src/protocol/chain.ts";

const encoder = new TextEncoder();

export const sha256: Sha256 = (text) => {
	const bytes = String.fromCharCode(...hash(encoder.encode(text)));
	return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
};
