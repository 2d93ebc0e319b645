import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 as clientSha256 } from "../../client/store/sha256.ts";
import { patchInfo, removeMember } from "../../src/conversation/membership.ts";
import { seal } from "../../src/conversation/seal.ts";
import { brokenLink, chainStart, hashAfter } from "../../src/protocol/chain.ts";
import { type LogEvent, type NewMessage, seqOf } from "../../src/protocol/events.ts";
import { memoryRoom, say } from "../support/memory-store.ts";

/** A log with every kind of event. */
function written(): { id: string; log: LogEvent[] } {
	const { room, store } = memoryRoom(["ann:owner", "ben", "cleo"]);
	say(room, "ann", 2);
	const reply = room.write("ben", {
		type: "send_message",
		clientId: "r",
		body: { text: "“ja” \\ \u{1f375}" },
		replyTo: 1,
	});
	const [ann, cleo] = [room.roster.present("ann"), room.roster.present("cleo")];
	if (!reply.ok || ann === null || cleo === null) throw new Error("nobody is here");
	patchInfo(room, ann, { topic: "cake" });
	patchInfo(room, ann, { editWindow: null });
	room.write("ann", { type: "pin_message", clientId: "p", seq: 1, on: true });
	room.write("ben", {
		type: "send_message",
		clientId: "t",
		body: { text: "in a thread" },
		thread: 1,
		toConversation: true,
	});
	room.write("ben", { type: "send_message", clientId: "f", body: { text: "from elsewhere" }, forwarded: true });
	removeMember(room, cleo, "cleo");
	say(room, "ann", 2, 3);
	return { id: room.info().id, log: store.log };
}

const { sha256 } = seal;
const check = (id: string, log: readonly LogEvent[]) => brokenLink(chainStart, id, log, sha256);
const base64url = (text: string) => createHash("sha256").update(text, "utf8").digest("base64url");

describe("the hash chain", () => {
	test("HC1 HC2 the hashes are those that the specification spells out", () => {
		const { id, log } = written();
		const [first, second] = log as [NewMessage, NewMessage];
		const digest = (event: NewMessage) => base64url(`["${event.salt}","${event.message.body.text}",null]`);
		const hashOf = (event: NewMessage, before: string) => {
			const { seq, at, sender, clientId } = event.message;
			return base64url(`["${before}","${id}",${seq},"new_message",${at},"${sender}","${clientId}","${digest(event)}"]`);
		};
		expect(first.hash).toBe(hashOf(first, ""));
		expect(second.hash).toBe(hashOf(second, first.hash));
		const topic = log.find((event) => event.type === "conversation_changed");
		const before = log[(topic?.seq ?? 0) - 2]?.hash;
		expect(topic?.hash).toBe(
			base64url(`["${before}","${id}",${topic?.seq},"conversation_changed",${topic?.at},"ann",null,"cake"]`),
		);
	});

	test("HC2 what is said in a thread or forwarded has a digest over that, too", () => {
		const { id, log } = written();
		const said = log.filter((event) => event.type === "new_message").slice(3, 5);
		const fields = ["null,1,true,false", "null,null,false,true"];
		for (const [index, event] of said.entries()) {
			const { seq, at, sender, clientId, body } = event.message;
			const digest = base64url(`["${event.salt}","${body.text}",${fields[index]}]`);
			const before = log[seq - 2]?.hash;
			expect(event.hash).toBe(
				base64url(`["${before}","${id}",${seq},"new_message",${at},"${sender}","${clientId}","${digest}"]`),
			);
		}
	});

	test("EV8 HC3 an event of an unknown type is passed over, what follows it is checked", () => {
		const { id, log } = written();
		const unknown = log.map((event): LogEvent => {
			if (event.type !== "conversation_changed") return event;
			const { seq, at, actor, hash } = event;
			return { type: "unknown_event", seq, at, actor, hash, raw: { ...event, type: "something_newer" } };
		});
		expect(check(id, unknown)).toBeNull();
		const last = unknown.at(-1);
		if (last?.type === "new_message") last.message.body.text = "forged";
		expect(check(id, unknown)).toBe(log.length);
	});

	test("HC1 a log as it was written has no broken link, from its beginning or from anywhere in it", () => {
		const { id, log } = written();
		expect(new Set(log.map(({ type }) => type)).size).toBe(4);
		expect(check(id, log)).toBeNull();
		for (let from = 1; from < log.length; from++) {
			expect(brokenLink(log[from - 1]?.hash ?? "", id, log.slice(from), sha256)).toBeNull();
		}
	});

	test("HC3 whatever is changed, taken out or exchanged, the first event that tells of it is named", () => {
		const { id, log } = written();
		const fields = log.flatMap((event, index) => leavesOf(event).map((path) => ({ index, path })));
		fc.assert(
			fc.property(fc.constantFrom(...fields), fc.boolean(), ({ index, path }, isRehashed) => {
				const forged = structuredClone(log);
				const event = forged[index];
				if (event === undefined) throw new Error("no event");
				change(event, path);
				// Somebody who forges one event with its hash cannot forge those that follow.
				const before = forged[index - 1]?.hash ?? chainStart;
				const isHash = path.at(-1) === "hash";
				if (isRehashed && !isHash) event.hash = hashAfter(before, id, event, sha256);
				const broken = check(id, forged);
				if (isRehashed && !isHash && index === log.length - 1) expect(broken).toBeNull();
				else expect(broken).toBe(isRehashed && !isHash ? seqAt(log, index + 1) : seqAt(forged, index));
			}),
			{ numRuns: 400 },
		);
		for (let index = 0; index < log.length - 1; index++) {
			expect(check(id, log.toSpliced(index, 1))).toBe(seqAt(log, index + 1));
		}
		expect(check("another conversation", log)).toBe(1);
	});

	test("HC2 two messages with the same text have different digests: the salt differs", () => {
		const { room } = memoryRoom(["ann"]);
		const sent = ["a", "b"].map((clientId) =>
			room.write("ann", { type: "send_message", clientId, body: { text: "same" } }),
		);
		const salts = sent.map((one) => (one.ok && one.value.event.type === "new_message" ? one.value.event.salt : ""));
		expect(new Set(salts).size).toBe(2);
		expect(salts[0]).toMatch(/^[\w-]{22}$/);
	});

	test("HC1 the server's SHA-256 and the page's are the same", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
				expect(clientSha256(text)).toBe(seal.sha256(text));
			}),
		);
	});
});

function seqAt(log: readonly LogEvent[], index: number): number {
	const event = log[index];
	return event === undefined ? 0 : seqOf(event);
}

/** Paths to what the hash stands for: all but the type, and what the chain itself is given from outside. */
function leavesOf(event: LogEvent, path: string[] = []): string[][] {
	const value = at(event, path);
	if (typeof value === "object" && value !== null) {
		return Object.keys(value).flatMap((key) => leavesOf(event, [...path, key]));
	}
	return ["type", "conversationId"].includes(path.at(-1) ?? "") ? [] : [path];
}

function at(value: unknown, path: readonly string[]): unknown {
	return path.reduce((inner, key) => (inner as Record<string, unknown>)[key], value);
}

function change(event: LogEvent, path: readonly string[]): void {
	const parent = at(event, path.slice(0, -1)) as Record<string, unknown>;
	const key = path.at(-1) ?? "";
	const old = parent[key];
	parent[key] = typeof old === "number" ? old + 1 : `${old}x`;
}
