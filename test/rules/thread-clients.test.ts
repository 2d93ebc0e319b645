/** However the log came to a client, live, by a resume at any point, by polling or at once, it shows the same threads. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyFrame, emptyConversation } from "../../client/store/conversation.ts";
import type { ConversationState } from "../../client/store/model.ts";
import { noPages, repliesIn, threadState } from "../../client/store/threads.ts";
import { Polling } from "../../src/conversation/polling.ts";
import { PresenceBoard } from "../../src/conversation/presence.ts";
import type { Announcement, Room } from "../../src/conversation/room.ts";
import { settleMs } from "../../src/conversation/roster.ts";
import { tellThread } from "../../src/conversation/threads.ts";
import type { Down } from "../../src/protocol/down.ts";
import { seqOf } from "../../src/protocol/events.ts";
import type { ConversationUp } from "../../src/protocol/up.ts";
import { callerOf, directoryOf, memoryRoom, presences, say } from "../support/memory-store.ts";

type Step =
	| { kind: "reply"; by: string; pick: number; text: string; also: boolean }
	| { kind: "say" | "delete"; by: string; pick: number }
	| { kind: "edit"; by: string; pick: number; text: string }
	| { kind: "read"; by: string; pick: number; seq: number }
	| { kind: "follow"; by: string; pick: number; on: boolean }
	| { kind: "cut" | "poll" | "wait" | "forget" };

const by = fc.constantFrom("ann", "ben", "cai");
const pick = fc.nat(100);
const text = fc.constantFrom("plain", "@ann", "@ben and @cai", "@everyone");
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 7, arbitrary: fc.record({ kind: fc.constant("reply" as const), by, pick, text, also: fc.boolean() }) },
	{ weight: 4, arbitrary: fc.record({ kind: fc.constantFrom("say" as const, "delete" as const), by, pick }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant("edit" as const), by, pick, text }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant("read" as const), by, pick, seq: fc.nat(60) }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant("follow" as const), by, pick, on: fc.boolean() }) },
	{
		weight: 5,
		arbitrary: fc.record({
			kind: fc.constantFrom("cut" as const, "poll" as const, "wait" as const, "forget" as const),
		}),
	},
);

/** Ann's clients: one whose socket never breaks, one that is cut and resumes, and one that polls. */
class Clients {
	live: ConversationState = emptyConversation("c", "ann");
	cut: ConversationState = emptyConversation("c", "ann");
	polled: ConversationState = emptyConversation("c", "ann");
	isCut = false;
	private cursor: string | undefined;
	private readonly polling: Polling;

	constructor(private readonly room: Room) {
		const board = new PresenceBoard(new Map(), room.clock(), directoryOf(room));
		this.polling = new Polling(room, board, room.clock, 30);
		this.live = this.joined(this.live);
		this.cut = this.joined(this.cut);
		this.poll();
	}

	do(by: string, frame: ConversationUp): void {
		this.tell(this.room.handle(callerOf(by), frame, () => presences()).announce);
	}

	/** As a socket of Ann's hears it. */
	tell(announcements: readonly Announcement[]): void {
		for (const { frame, only = "ann", besides } of announcements) {
			if (only !== "ann") continue;
			const frames = [frame, ...(besides === undefined ? [] : [besides("ann")])].filter(
				(one): one is Down => one !== null,
			);
			for (const one of frames) {
				this.live = applyFrame(this.live, one, 0);
				if (!this.isCut) this.cut = applyFrame(this.cut, one, 0);
			}
		}
	}

	resume(): void {
		this.isCut = false;
		this.cut = this.joined(this.cut);
	}

	poll(): void {
		const after = this.polled.loaded ? this.polled.cursor : null;
		const request = { after, frames: [], ...(this.cursor === undefined ? {} : { cursor: this.cursor }) };
		const answer = this.polling.exchange(
			callerOf("ann"),
			request,
			() => presences(),
			() => {},
		);
		this.cursor = answer?.cursor ?? this.cursor;
		for (const frame of answer?.frames ?? []) this.polled = applyFrame(this.polled, frame, 0);
	}

	joined(state: ConversationState): ConversationState {
		const join = { type: "join_conversation", version: 1, after: state.loaded ? state.cursor : null } as const;
		const { reply } = this.room.handle(callerOf("ann"), join, () => presences());
		return reply.reduce((next, frame) => applyFrame(next, frame, 0), state);
	}
}

/** What Ann is shown of threads. */
function shown(state: ConversationState, roots: readonly number[]) {
	const followed = [...state.threads.values()].filter(({ following }) => following);
	return {
		standings: followed.sort((a, b) => a.thread - b.thread),
		replies: [...repliesIn(state, new Map())].sort(([a], [b]) => a - b),
		seqs: roots.map((root) => threadState(state, root, noPages).events.map(seqOf)),
	};
}

/** The same as the server has it. */
function kept(room: Room, roots: readonly number[]) {
	return {
		standings: room.threads.followed("ann").sort((a, b) => a.thread - b.thread),
		replies: roots.flatMap((root) => {
			const replies = room.message(root)?.replies;
			return replies === undefined ? [] : [[root, replies] as const];
		}),
		seqs: roots.map((root) => [root, ...room.messages({ limit: 100, thread: root }).rows.map(({ seq }) => seq)]),
	};
}

test("TH2 TH6 TH7 PL1 RS1 live, resumed, polled and loaded at once, threads are the same, and those of the server", () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 45 }), (steps) => {
			const { clock, room } = memoryRoom(["ann:owner", "ben", "cai"]);
			say(room, "ann", 2);
			const clients = new Clients(room);
			const roots = [1, 2];
			const rootOf = (pick: number) => roots[pick % roots.length] ?? 1;
			steps.forEach((step, index) => {
				clock.now += 100;
				const clientId = `s${index}`;
				switch (step.kind) {
					case "say":
						clients.do(step.by, { type: "send_message", clientId, body: { text: "said" } });
						roots.push(room.store.head());
						break;
					case "reply":
						clients.do(step.by, {
							...{ type: "send_message", clientId, body: { text: step.text }, thread: rootOf(step.pick) },
							...(step.also ? { toConversation: true } : {}),
						});
						break;
					case "delete":
						clients.do(step.by, { type: "delete_message", clientId, seq: 1 + (step.pick % room.store.head()) });
						break;
					case "edit": {
						const seq = 1 + (step.pick % room.store.head());
						clients.do(step.by, { type: "edit_message", clientId, seq, body: { text: step.text } });
						break;
					}
					case "read":
						clients.do(step.by, { type: "read_thread", thread: rootOf(step.pick), seq: step.seq });
						break;
					case "follow":
						clients.do(step.by, { type: "follow_thread", thread: rootOf(step.pick), on: step.on });
						break;
					case "cut":
						if (clients.isCut) clients.resume();
						else clients.isCut = true;
						break;
					case "poll":
						clients.poll();
						break;
					case "forget":
						// What waits to be written is lost with the memory; a client says it again.
						for (const moved of room.threads.settle(clock.now + settleMs)) clients.tell([tellThread(moved)]);
						room.forget();
						break;
					case "wait":
						clock.now += settleMs;
						clients.tell(room.threads.settle(clock.now).map(tellThread));
				}
			});
			clock.now += 50 * settleMs;
			clients.tell(room.threads.settle(clock.now).map(tellThread));
			clients.resume();
			clients.poll();
			const expected = kept(room, roots);
			const fresh = clients.joined(emptyConversation("c", "ann"));
			for (const state of [clients.live, clients.cut, clients.polled, fresh]) {
				expect(shown(state, roots)).toEqual(expected);
			}
		}),
		{ numRuns: 80 },
	);
}, 60_000);
