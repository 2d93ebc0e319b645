/** What the hash chain needs of the runtime: SHA-256, and salts that nobody guesses (HC1, HC2). */
import { createHash, randomBytes } from "node:crypto";
import type { Seal } from "./room.ts";

/** The runtime's own; a salt has 128 bits. */
export const seal: Seal = {
	sha256: (text) => createHash("sha256").update(text).digest("base64url"),
	salt: () => randomBytes(16).toString("base64url"),
};
