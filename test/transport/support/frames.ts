/** Frames as a server sends them. */
import type { Down, Joined } from "../../../src/protocol/down.ts";
import type { ConversationSummary, Member } from "../../../src/protocol/entities.ts";
import type { NewMessage } from "../../../src/protocol/events.ts";

export const conversationId = "g_AAAAAAAAAAAAAAAAAAAAAA";

export function member(userId: string, standing: Partial<Member> = {}): Member {
	return { userId, name: userId, username: null, role: "member", delivered: 0, read: 0, ...standing };
}

export function message(seq: number, sender = "bob", clientId = `c${seq}`, text = `text ${seq}`): NewMessage {
	return {
		type: "new_message",
		conversationId,
		message: { seq, clientId, sender, at: 1_800_000_000_000 + seq, body: { text } },
		salt: "",
		hash: "",
	};
}

/** The messages `from` to `to`, both included. */
export function messages(from: number, to: number, sender = "bob"): NewMessage[] {
	return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => message(from + index, sender));
}

export function joined(head: number, frames: Joined["frames"] = [], rest: Partial<Joined> = {}): Joined {
	return {
		type: "joined",
		conversationId,
		self: "ann",
		kind: "group",
		title: "Team",
		topic: null,
		editWindow: 86_400_000,
		pins: [],
		head,
		members: ["ann", "bob"].map((userId) => ({ ...member(userId), lastSeen: null })),
		former: [],
		online: ["ann"],
		away: [],
		threads: [],
		coarse: false,
		frames,
		more: false,
		prev: "",
		now: 1_800_000_000_000,
		...rest,
	};
}

export function summary(id: string, rest: Partial<ConversationSummary> = {}): ConversationSummary {
	return {
		id,
		kind: "group",
		title: id,
		topic: null,
		members: [],
		memberCount: 2,
		head: 1,
		unread: 0,
		mentions: 0,
		threads: { unread: 0, mentions: 0, newest: null },
		lastMessage: null,
		activityAt: 1,
		muted: false,
		markedUnread: false,
		editWindow: 86_400_000,
		...rest,
	};
}

/** Collects what a transport tells. */
export function record() {
	const log: string[] = [];
	const frames: Down[] = [];
	return {
		log,
		frames,
		opened: () => void log.push("opened"),
		received: (received: readonly Down[]) => {
			frames.push(...received);
			log.push(`received ${received.map((frame) => frame.type).join(",")}`);
		},
		lost: (lost: { code: number; final: boolean }) => void log.push(`lost ${lost.code}${lost.final ? " final" : ""}`),
	};
}
