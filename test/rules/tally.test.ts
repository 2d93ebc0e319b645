import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryRoom } from "../support/memory-store.ts";

type Step = { kind: "say"; by: "ann" | "ben" } | { kind: "topic" } | { kind: "read"; seq: number } | { kind: "forget" };

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ kind: fc.constant("say" as const), by: fc.constantFrom("ann", "ben") }) },
	{ weight: 2, arbitrary: fc.constant({ kind: "topic" as const }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant("read" as const), seq: fc.nat(40) }) },
	{ weight: 1, arbitrary: fc.constant({ kind: "forget" as const }) },
);

test("RD5 CV2 what is carried on is what counting and searching everything would answer", () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
			const { clock, room, store } = memoryRoom(["ann:owner", "ben"]);
			steps.forEach((step, index) => {
				clock.now += 5_000;
				if (step.kind === "say")
					room.write(step.by, { type: "send_message", clientId: `m${index}`, body: { text: "x" } });
				if (step.kind === "topic") room.changeInfo("ann", { topic: `${index}` });
				if (step.kind === "read") room.roster.move("ann", { read: step.seq }, store.head(), clock.now);
				if (step.kind === "forget") room.forget();
				for (const userId of ["ann", "ben"]) {
					const reader = room.roster.present(userId);
					if (reader === null) throw new Error("a member");
					const said = store.log.flatMap((event) => (event.type === "new_message" ? [event.message] : []));
					const { unread, lastMessage } = room.summary(reader);
					expect(unread).toBe(said.filter(({ seq, sender }) => seq > reader.read && sender !== userId).length);
					expect(lastMessage).toEqual(said.at(-1) ?? null);
				}
			});
		}),
	);
});
