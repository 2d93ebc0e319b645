/** What the hash chain needs of the runtime: SHA-256, and salts that nobody guesses (HC1, HC2). */
import { createHash } from "node:crypto";
import { sha256 as hashInScript } from "@noble/hashes/sha2.js";
import type { Seal } from "./room.ts";

/**
 * A call into the runtime's own hash costs about as much as a script takes for so many characters
 * (docs/decisions/0020-hot-path.md); nearly every text is shorter.
 */
const shortText = 1_000;

const encoder = new TextEncoder();

function base64url({ buffer, byteOffset, byteLength }: Uint8Array): string {
	return Buffer.from(buffer, byteOffset, byteLength).toString("base64url");
}

/** SHA-256 over the UTF-8 of `text`: 32 bytes. */
export function sha256Bytes(text: string): Uint8Array {
	if (text.length > shortText) return createHash("sha256").update(text).digest();
	return hashInScript(encoder.encode(text));
}

/** 128 random bits in base64url. */
export function randomText(): string {
	return base64url(crypto.getRandomValues(new Uint8Array(16)));
}

export const seal: Seal = {
	sha256: (text) => base64url(sha256Bytes(text)),
	salt: randomText,
};
