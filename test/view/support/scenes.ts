/** What the gallery can show. */

import type { ConversationState } from "../../../client/store/model.ts";
import type { LogEvent } from "../../../src/protocol/events.ts";
import { FakeApp, FakeConversation, me, member, message, pending, refused, said, summary } from "./fake-app.ts";
import { formattedTexts } from "./formatted-texts.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const now = Date.now();

const bob = member("bob", "Bob Byron");
const others = [
	member("grace", "Grace Hopper", { role: "owner" }),
	member("noor", "نور الدين الحسيني", { role: "admin" }),
	member("long", "Maximiliane-Theodora von Hohenstein-Wittgenstein"),
	member("emoji", "🦊 Fox"),
	member("li", "李小龍"),
];

const talk: [ago: number, sender: string, text: string][] = [
	[3 * day, "bob", "Are you coming to the lecture on Thursday? Babbage promised to bring a working carry mechanism."],
	[3 * day - minute, me.id, "Of course. I have notes on the Bernoulli numbers that I want to show him."],
	[day + 90 * minute, "bob", "That was wonderful."],
	[
		day + 89 * minute,
		"bob",
		"He could not stop talking about your diagram. Could you send me a copy? I would like to print it for the salon, if you do not mind people asking you a hundred questions about it.",
	],
	[day + 20 * minute, me.id, "👍"],
	[day + 19 * minute, me.id, "Here it is: https://example.com/notes/note-g?table=operations#step-4 (see step 4)."],
	[95 * minute, "bob", "for (let n = 0; n < 25; n++) {\n\tconsole.log(bernoulli(n));\n}"],
	[94 * minute, "bob", "Does this look right to you?"],
	[60 * minute, me.id, "Almost! Start at 1."],
	[
		58 * minute,
		"bob",
		"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft is the longest word I know. And 0x7f454c46020101000000000000000000030003e0001000000",
	],
	[57 * minute, "bob", "مرحبا! كيف حالك اليوم؟ رأيت رسالتك (note G) وأعجبتني."],
	[30 * minute, me.id, "Ha! I’ll have to practise that one."],
	[4 * minute, "bob", "Tea at five?"],
	[3 * minute, me.id, "Yes, with pleasure ☕"],
];

function directEvents(): LogEvent[] {
	return talk.map(([ago, sender, text], index) => said("direct", message(index + 1, sender, text, now - ago)));
}

const groupTalk: [sender: string, text: string][] = [
	["grace", "Good morning everyone! The compiler passes all of its tests."],
	["grace", "Only one moth this time."],
	["noor", "تهانينا! هذا رائع جدا"],
	[
		"long",
		"I shall believe it when I see the listing. Could somebody bring the printout to the reading room at eleven?",
	],
	[me.id, "I will."],
	["emoji", "🎉🎉"],
	["li", "太好了，我也會來。"],
];

function groupEvents(): LogEvent[] {
	const start = now - 40 * minute;
	const base = { at: start, actor: "grace", hash: "" };
	return [
		{
			type: "member_changed",
			username: null,
			...base,
			seq: 1,
			userId: "grace",
			name: "Grace Hopper",
			change: "added",
			role: "owner",
		},
		{
			type: "member_changed",
			username: null,
			...base,
			seq: 2,
			userId: me.id,
			name: me.name,
			change: "added",
			role: "member",
		},
		{ type: "conversation_changed", ...base, seq: 3, title: "Compiler club" },
		...groupTalk.map(([sender, text], index) =>
			said("group", message(index + 4, sender, text, start + (index + 1) * 2 * minute)),
		),
		{
			type: "member_changed",
			username: null,
			hash: "",
			seq: 11,
			at: now - minute,
			actor: "kay",
			userId: "kay",
			name: "Kay",
			change: "left",
			role: "member",
		},
	];
}

function direct(more: Partial<ConversationState> = {}): FakeConversation {
	const events = directEvents();
	const members = [member(me.id, me.name, { read: 14 }), { ...bob, delivered: 14, read: 12 }];
	return new FakeConversation({
		id: "direct",
		members: new Map(members.map((one) => [one.userId, one])),
		events,
		head: 14,
		cursor: 14,
		online: new Set(["bob"]),
		...more,
	});
}

function group(role: "owner" | "member" = "member"): FakeConversation {
	const members = [
		member(me.id, me.name, { role, read: 7 }),
		...others.map((one) => ({
			...one,
			role: role === "owner" && one.role === "owner" ? ("admin" as const) : one.role,
			delivered: 11,
			read: 8,
		})),
	];
	return new FakeConversation({
		id: "group",
		kind: "group",
		title: "Compiler club",
		members: new Map(members.map((one) => [one.userId, one])),
		events: groupEvents(),
		head: 11,
		cursor: 11,
		online: new Set(["grace", "li"]),
		typing: new Map([["grace", now + 3_600_000]]),
	});
}

function list() {
	const person = (id: string, name: string) => [
		{ userId: me.id, name: me.name, username: me.username, role: "member" as const },
		{ userId: id, name, username: null, role: "member" as const },
	];
	const crowd = others.map(({ userId, name, username, role }) => ({ userId, name, username, role }));
	return [
		summary("direct", { lastMessage: message(14, me.id, "Yes, with pleasure ☕"), activityAt: now - 3 * minute }),
		summary("group", {
			kind: "group",
			title: "Compiler club",
			members: crowd,
			memberCount: 6,
			unread: 4,
			lastMessage: message(10, "li", "太好了，我也會來。"),
			activityAt: now - 26 * minute,
		}),
		summary("rtl", {
			members: person("noor", "نور الدين الحسيني"),
			unread: 128,
			lastMessage: message(1, "noor", "شكرا جزيلا"),
			activityAt: now - 3 * 60 * minute,
		}),
		summary("untitled", {
			kind: "group",
			members: crowd,
			memberCount: 42,
			muted: true,
			unread: 7,
			lastMessage: message(1, "grace", "https://example.com/a/very/long/address/that/does/not/fit"),
			activityAt: now - day,
		}),
		summary("long", {
			members: person("long", "Maximiliane-Theodora von Hohenstein-Wittgenstein"),
			lastMessage: message(1, "long", "Rechtsschutzversicherungsgesellschaften"),
			activityAt: now - 4 * day,
		}),
		summary("new", { members: person("kay", "Kay McNulty"), activityAt: now - 40 * day }),
	];
}

function app(): FakeApp {
	const fake = new FakeApp();
	fake.people = [...others, bob].map((one) => ({
		id: one.userId,
		name: one.name,
		username: one.userId === "emoji" ? null : one.userId,
		isGuest: one.userId === "emoji",
	}));
	fake.inbox.value = { loaded: true, conversations: list() };
	const opened = direct();
	opened.onSend = (text) => {
		sendSlowly(opened, text);
	};
	fake.conversations.set("direct", opened);
	fake.conversations.set("group", group());
	return fake;
}

/** First in the outbox, a moment later in the log. */
function sendSlowly(conversation: FakeConversation, text: string): void {
	const row = pending(`sent${conversation.state.value.head}`, text, Date.now());
	conversation.update({ outbox: [...conversation.state.value.outbox, row] });
	setTimeout(() => {
		const { head, outbox } = conversation.state.value;
		conversation.update({ outbox: outbox.filter((one) => one !== row) });
		conversation.arrive(message(head + 1, me.id, text, row.createdAt, { clientId: row.clientId }));
	}, 400);
}

function changed(change: (fake: FakeApp) => void): () => FakeApp {
	return () => {
		const fake = app();
		change(fake);
		return fake;
	};
}

export const scenes: Readonly<Record<string, () => FakeApp>> = {
	busy: app,
	owner: changed((fake) => fake.conversations.set("group", group("owner"))),
	empty: changed((fake) => {
		fake.inbox.value = { loaded: true, conversations: [] };
	}),
	loading: changed((fake) => {
		fake.inbox.value = { loaded: false, conversations: [] };
		fake.inboxLink.value = { name: "connecting" };
		const waiting = new FakeConversation({ id: "direct", loaded: false, members: new Map() });
		waiting.link.value = { name: "connecting" };
		fake.conversations.set("direct", waiting);
	}),
	offline: changed((fake) => {
		fake.inboxLink.value = { name: "offline", retryAt: null };
		const off = direct({
			online: new Set(),
			outbox: [pending("p1", "I am in the tunnel", now - minute), pending("p2", "Back in ten minutes", now)],
		});
		off.link.value = { name: "offline", retryAt: now + 25_000 };
		fake.conversations.set("direct", off);
	}),
	failed: changed((fake) => {
		const failure = { code: "rate_limited", detail: "Too many messages in a short time." };
		const bad = direct({
			hasOlder: true,
			online: new Set(),
			lastSeen: new Map([["bob", now - 7 * minute]]),
			outbox: [
				pending("p1", "This one did not get through", now - minute, { state: "failed", failure }),
				pending("p2", "This one is on its way", now),
			],
		});
		bad.answer = refused("The server did not answer.");
		bad.link.value = { name: "polling" };
		fake.conversations.set("direct", bad);
	}),
	changes: changed((fake) => {
		const conversation = group("owner");
		conversation.arrive(message(12, me.id, "Short.", now - 9 * minute), message(13, me.id, "I take it back.", now));
		const word = (seq: number, actor: string, target: number, emoji: string): LogEvent => ({
			type: "reaction_changed",
			...{ seq, at: now, actor, target, emoji, on: true, clientId: `w${seq}`, hash: "" },
		});
		const change = (seq: number, actor: string, target: number) => ({
			...{ seq, at: now - 5 * minute, actor, target, clientId: `e${seq}`, hash: "" },
		});
		const emojis = ["👍", "❤️", "😂", "🎉", "🦊", "👨‍👩‍👧‍👦", "🏳️‍🌈"];
		const events: LogEvent[] = [
			...conversation.state.value.events,
			...others.map(({ userId }, index) => word(20 + index, userId, 7, emojis[index] ?? "👍")),
			...emojis.map((emoji, index) => word(30 + index, "grace", 7, emoji)),
			...others.map(({ userId }, index) => word(40 + index, userId, 12, "👍")),
			word(50, me.id, 12, "👍"),
			word(51, me.id, 4, "🎉"),
			{
				type: "message_edited",
				...change(52, "grace", 4),
				body: { text: "Good morning, everyone! It compiles." },
				salt: "",
			},
			{ type: "message_deleted", ...change(53, "noor", 5), erased: [5] },
			{ type: "message_deleted", ...change(54, "noor", 6), erased: [6] },
		];
		const row = { conversationId: "group", userId: me.id, createdAt: Date.now() };
		conversation.update({
			events,
			outbox: [
				{ kind: "edit", clientId: "r1", ...row, state: "sending", target: 8, text: "I will, at eleven." },
				{ kind: "deletion", clientId: "r2", ...row, state: "sending", target: 13, notBefore: Date.now() + 5_000 },
				{
					...{ kind: "edit", clientId: "r3", ...row, state: "failed", target: 12, text: "Short, but sweet." },
					failure: { code: "too_late", detail: "A message can be edited for 24 hours." },
				},
			],
		});
		fake.conversations.set("group", conversation);
	}),
	ended: changed((fake) => {
		const gone = group();
		gone.link.value = { name: "ended", reason: "not_member" };
		fake.conversations.set("group", gone);
	}),
	begun: changed((fake) => fake.conversations.set("new", new FakeConversation({ id: "new" }))),
	many: changed((fake) => {
		const events = Array.from({ length: 100 }, (_, index) =>
			said(
				"direct",
				message(
					index + 101,
					index % 3 === 0 ? me.id : "bob",
					`Message ${index + 101}`,
					now - (100 - index) * 3 * minute,
				),
			),
		);
		const full = direct({
			events,
			head: 200,
			cursor: 200,
			hasOlder: true,
			members: new Map([
				[me.id, member(me.id, me.name, { read: 200 })],
				["bob", { ...bob, read: 200 }],
			]),
		});
		full.onSend = (text) => sendSlowly(full, text);
		full.onLoadOlder = () => {
			const older = Array.from({ length: 100 }, (_, index) =>
				said("direct", message(index + 1, "bob", `Older ${index + 1}`, now - 5 * day)),
			);
			full.update({ events: [...older, ...full.state.value.events], hasOlder: false });
		};
		fake.conversations.set("direct", full);
		Object.assign(globalThis, {
			arrive: (text: string) => full.arrive(message(full.state.value.head + 1, "bob", text, Date.now())),
		});
	}),
	formatted: changed((fake) => {
		const events = formattedTexts.flatMap((text, index) =>
			[me.id, "bob"].map((sender, side) =>
				said("direct", message(2 * index + side + 1, sender, text, now - (50 - index) * minute)),
			),
		);
		const full = direct({ events, head: events.length, cursor: events.length });
		fake.conversations.set("direct", full);
	}),
	guest: changed((fake) => {
		fake.session.value = { name: "signed_in", me: { ...me, username: null, email: null, isGuest: true } };
	}),
	signed_out: changed((fake) => {
		fake.session.value = { name: "signed_out" };
		fake.answer = refused("This username is taken.", "username");
	}),
	unreachable: changed((fake) => {
		fake.session.value = { name: "unreachable" };
	}),
};
