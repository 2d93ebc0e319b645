/** What stands before the list and the conversation; one thing at a time. Whoever wants something open sets it. */
import { signal } from "@preact/signals";

export type SettingsSection = "profile" | "appearance" | "notices" | "privacy" | "devices" | "data";

export type Part =
	| { name: "palette" }
	| { name: "shortcuts" }
	| { name: "new"; group: boolean }
	| { name: "settings"; section: SettingsSection }
	/** A guest becomes an account. */
	| { name: "keep" }
	| { name: "sign_out" };

export const openPart = signal<Part | null>(null);

/** Closes it, whatever it is. */
export function closePart(): void {
	openPart.value = null;
}
