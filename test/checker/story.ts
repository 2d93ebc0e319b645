/** A conversation of Ann and Ben, "c", told line by line. */
import type { Content, Entry, History, InboxRow, Line } from "./history.ts";

export const conversation = "c";
export const at = (t: number, entry: Entry): Line => ({ t, ...entry });
export const message = (seq: number, sender: string, clientId: string): Content => ({
	seq,
	sender,
	clientId,
	hash: `#${clientId}`,
});

export const invoke = (t: number, person: string, clientId: string, hash = `#${clientId}`) =>
	at(t, { kind: "send.invoke", conversation, person, clientId, hash });
export const ok = (t: number, person: string, clientId: string, seq: number) =>
	at(t, { kind: "send.ok", conversation, person, clientId, seq });
export const fail = (t: number, person: string, clientId: string, hash = `#${clientId}`) =>
	at(t, { kind: "send.fail", conversation, person, clientId, hash, code: "text_too_long" });
export const place = (person: string) => ({ conversation, person, device: `${person}@c`, connection: `${person}@c#1` });
export const page = (t: number, person: string, after: number | null, head: number, last = head, asked = t - 0.1) =>
	at(t, { kind: "page", via: "join", ...place(person), asked, after, head, last, more: false });
export const received = (t: number, person: string, content: Content, via: "live" | "page", applied = true) =>
	at(t, { kind: "received", ...place(person), ...content, via, applied });
export const log = (content: Content, dump = "final", type = "new_message") =>
	at(100, { kind: "log", dump, conversation, type, ...content });
export const view = (person: string, entries: Content[], pending = 0) =>
	at(100, { kind: "view", ...place(person), entries, pending });
export const standing = (user: string, read: number) =>
	at(100, { kind: "standing", conversation, user, delivered: read, read });
export const inbox = (person: string, head: number, unread: number, last: InboxRow["last"]) =>
	at(100, { kind: "inbox", person, via: "rest", rows: [{ conversation, head, unread, last }] });
export const receipt = (t: number, read: number) =>
	at(t, { kind: "receipt", ...place("ann"), user: "ben", delivered: read, read });
/** The same, with `lines` in place of the first line like `line`. */
export const instead = (history: History, line: Line, ...lines: Line[]) => {
	const index = history.findIndex((other) => JSON.stringify(other) === JSON.stringify(line));
	if (index < 0) throw new Error("there is no such line");
	return [...history.slice(0, index), ...lines, ...history.slice(index + 1)];
};
export const without = (history: History, ...lines: Line[]) =>
	lines.reduce<History>((rest, line) => instead(rest, line), history);
