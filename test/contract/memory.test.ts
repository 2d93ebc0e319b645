/** The transport contract in memory: the rules and the codec alone, without an object, a socket or a request. */

import type { Hello, Transport, TransportEvents, Up } from "../../client/transport/transport.ts";
import { found, removeMember } from "../../src/conversation/membership.ts";
import { type Announcement, type Answer, type Presences, Room } from "../../src/conversation/room.ts";
import { seal } from "../../src/conversation/seal.ts";
import { tellMoved } from "../../src/conversation/settings.ts";
import { tellThread } from "../../src/conversation/threads.ts";
import { decodeConversationUp, decodeDown, encodeDown, parseJson } from "../../src/protocol/codec.ts";
import type { Down } from "../../src/protocol/down.ts";
import { closeCodes, isFinalClose } from "../../src/protocol/errors.ts";
import { callerOf, defaults, fakeClock, MemoryConversationStore, presences } from "../support/memory-store.ts";
import { type ContractPerson, type ContractWorld, transportContract } from "./transport-contract.ts";

const conversationId = "g_0123456789012345678901";

/** What the object does around the rules, in a few lines. */
class MemoryHub {
	readonly clock = fakeClock();
	readonly room = new Room(
		new MemoryConversationStore(),
		this.clock,
		{ messagesPerSecond: 1_000, messageBurst: 1_000 },
		seal,
	);
	private readonly joined = new Map<MemoryTransport, string>();
	private readonly away = new Set<MemoryTransport>();

	constructor() {
		const people = ["ann", "bob"].map((userId) => ({ userId, name: userId, username: userId, settings: defaults }));
		found(this.room, { id: conversationId, kind: "group", title: null, makerId: "ann", people }, this.clock.now);
	}

	hear(from: MemoryTransport, userId: string, text: string): void {
		const caller = { ...callerOf(userId), name: userId };
		if (this.room.memberOf(caller) === null) {
			from.end("notMember");
			return;
		}
		const parsed = parseJson(text);
		const decoded = parsed.ok ? decodeConversationUp(parsed.value) : parsed;
		if (!decoded.ok) throw new Error(decoded.failure.detail);
		this.deliver(
			from,
			userId,
			this.room.handle(caller, decoded.value, () => this.presences()),
		);
	}

	private presences(): Presences {
		const here = [...this.joined].filter(([transport]) => !this.away.has(transport)).map(([, userId]) => userId);
		const online = [...new Set(this.joined.values())];
		return { ...presences(...online), away: online.filter((userId) => !here.includes(userId)) };
	}

	leave(transport: MemoryTransport): void {
		this.joined.delete(transport);
	}

	removeBob(): void {
		const ann = this.room.roster.present("ann");
		const removed = ann === null ? null : removeMember(this.room, ann, "bob");
		if (!removed?.ok) throw new Error("bob could not be removed");
		for (const [transport, userId] of this.joined) if (userId === "bob") transport.end("notMember");
		this.announce(removed.value.map((frame) => ({ frame })));
	}

	/** A second passes: positions that came too soon are written and told. */
	pass(): void {
		this.clock.now += 1_000;
		this.announce(this.room.roster.settle(this.clock.now).map((moved) => tellMoved(this.room, moved)));
		this.announce(this.room.threads.settle(this.clock.now).map(tellThread));
	}

	private deliver(from: MemoryTransport, userId: string, answer: Answer): void {
		if (answer.joined === true) this.joined.set(from, userId);
		if (answer.away === true) this.away.add(from);
		else if (answer.away === false || answer.joined === true) this.away.delete(from);
		from.hear(answer.reply);
		this.announce(answer.announce);
		if (answer.close !== undefined) from.end(answer.close);
	}

	private announce(announcements: readonly Announcement[]): void {
		for (const { frame, except, only = null, instead, besides } of announcements) {
			for (const [transport, userId] of this.joined) {
				if (userId === except || (only ?? userId) !== userId) continue;
				const shown = instead?.to(userId) === true ? instead.frame : frame;
				if (shown !== null) transport.hear([shown]);
				const other = besides?.(userId) ?? null;
				if (other !== null) transport.hear([other]);
			}
		}
	}
}

class MemoryTransport implements Transport {
	readonly kind = "socket";
	private events: TransportEvents | null = null;
	private isOpen = false;

	constructor(
		private readonly hub: MemoryHub,
		private readonly userId: string,
	) {}

	open(hello: () => Hello, events: TransportEvents): void {
		this.events = events;
		queueMicrotask(() => {
			if (this.events === null) return;
			this.isOpen = true;
			events.opened();
			this.send(hello());
		});
	}

	send(frame: Up): boolean {
		if (!this.isOpen) return false;
		this.hub.hear(this, this.userId, JSON.stringify(frame));
		return true;
	}

	retry(): void {}

	close(): void {
		this.events = null;
		this.isOpen = false;
		this.hub.leave(this);
	}

	/** Frames from the hub, over the codec, as a wire would carry them. */
	hear(frames: readonly Down[]): void {
		if (frames.length > 0) this.events?.received(decodeDown(encodeDown(frames)));
	}

	end(reason: keyof typeof closeCodes): void {
		const { events, isOpen } = this;
		const code = closeCodes[reason];
		this.close();
		events?.lost({ code, final: isFinalClose(code), wasOpen: isOpen, retryAt: null });
	}
}

transportContract("memory", async (): Promise<ContractWorld> => {
	const hub = new MemoryHub();
	return {
		conversationId,
		idOf: (person: ContractPerson) => person,
		connect: (person) => new MemoryTransport(hub, person),
		removeBob: async () => hub.removeBob(),
		turn: async () => hub.pass(),
	};
});
