/** The people and conversations of the page. Made up, and the same every time. */

import type { ConversationSummary, Message } from "../../src/protocol/entities.ts";
import { FakeApp, FakeConversation, me, member, message, summary } from "../../test/view/support/fake-app.ts";
import type { ConversationState } from "../store/model.ts";
import { now } from "./surroundings.ts";

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const bob = member("bob", "Bob Byron", { username: "bob" });
export const grace = member("grace", "Grace Hopper", { role: "owner", username: "grace" });
export const noor = member("noor", "نور الدين الحسيني", { role: "admin", username: "noor" });
export const longName = member("long", "Maximiliane-Theodora von Hohenstein-Wittgenstein", { username: "maxi" });
export const fox = member("emoji", "🦊 Fox");
/** All but the reader. */
export const crowd = [grace, noor, longName, fox, bob];

/** A name without a place to break it. */
export const longWord = "Rechtsschutzversicherungsgesellschaften";
export const longText =
	"I shall believe it when I see the listing. Could somebody bring the printout to the reading room at eleven, and the one from last week as well, so that we can compare them line by line?";
export const arabicText = "تهانينا! هذا رائع جدا، رأيت رسالتك (note G) وأعجبتني.";

/** What a list shows of a conversation with one person. */
function withOne(other: { userId: string; name: string; username: string | null }): ConversationSummary["members"] {
	return [
		{ userId: me.id, name: me.name, username: me.username, role: "member" },
		{ userId: other.userId, name: other.name, username: other.username, role: "member" },
	];
}

const groupMembers = crowd.map(({ userId, name, username, role }) => ({ userId, name, username, role }));

/** Rows of the list, each with something that the others do not have; by what that is. */
export const rows = {
	read: summary("direct", {
		members: withOne(bob),
		lastMessage: message(14, me.id, "Yes, with pleasure"),
		activityAt: now - 3 * minute,
	}),
	unread: summary("group", {
		kind: "group",
		title: "Compiler club",
		members: groupMembers,
		memberCount: 6,
		unread: 4,
		lastMessage: message(10, "grace", "Only one moth this time."),
		activityAt: now - 26 * minute,
	}),
	mention: summary("mention", {
		kind: "group",
		title: "Reading room",
		members: groupMembers,
		memberCount: 6,
		unread: 12,
		mentions: 2,
		threads: { unread: 3, mentions: 0, newest: null },
		lastMessage: message(10, "bob", "@ada could you bring the printout?"),
		activityAt: now - 2 * hour,
	}),
	rightToLeft: summary("rtl", {
		members: withOne(noor),
		unread: 128,
		lastMessage: message(1, "noor", "شكرا جزيلا"),
		activityAt: now - day,
	}),
	muted: summary("untitled", {
		kind: "group",
		members: groupMembers,
		memberCount: 42,
		muted: true,
		unread: 7,
		lastMessage: message(1, "grace", "https://example.com/a/very/long/address/that/does/not/fit"),
		activityAt: now - day,
	}),
	marked: summary("marked", {
		members: withOne({ userId: "kay", name: "Kay McNulty", username: "kay" }),
		markedUnread: true,
		lastMessage: message(1, "kay", "", now - 2 * day, { deleted: { seq: 2, at: now - day, actor: "kay" } }),
		activityAt: now - 2 * day,
	}),
	long: summary("long", {
		members: withOne(longName),
		lastMessage: message(1, "long", `${longWord} ${longWord}`),
		activityAt: now - 4 * day,
	}),
	draft: summary("draft", {
		members: withOne(fox),
		lastMessage: message(1, "emoji", "See you there"),
		activityAt: now - 40 * day,
	}),
	empty: summary("new", {
		members: withOne({ userId: "jean", name: "Jean Bartik", username: "jean" }),
		activityAt: now - 400 * day,
	}),
};

/** A conversation of six; `more` as a test gives it. */
export function group(messages: readonly Message[], more: Partial<ConversationState> = {}): FakeConversation {
	const members = [member(me.id, me.name, { username: me.username }), ...crowd];
	const made = new FakeConversation({
		id: "group",
		kind: "group",
		title: "Compiler club",
		members: new Map(members.map((one) => [one.userId, one])),
		...more,
	});
	made.arrive(...messages);
	made.answer = { ok: true, value: undefined };
	return made;
}

/** A conversation with Bob, who has read up to `read` and has up to `delivered`. */
export function direct(messages: readonly Message[], more: Partial<ConversationState> = {}): FakeConversation {
	const members = [member(me.id, me.name, { username: me.username, read: 99 }), bob];
	const made = new FakeConversation({
		id: "direct",
		members: new Map(members.map((one) => [one.userId, one])),
		...more,
	});
	made.arrive(...messages);
	return made;
}

/** The app of the page. */
export function exampleApp(change: (app: FakeApp) => void = () => {}): FakeApp {
	const app = new FakeApp();
	app.inbox.value = { loaded: true, conversations: Object.values(rows) };
	app.drafts.value = new Map([["draft", "I have been thinking about"]]);
	app.people = [...crowd, { userId: "kay", name: "Kay McNulty", username: "kay" }].map(
		({ userId, name, username }) => ({
			id: userId,
			name,
			username,
			isGuest: username === null,
		}),
	);
	change(app);
	return app;
}
