import { describe, expect, test } from "vitest";
import type { LinkState } from "../../client/store/model.ts";
import { conversationTitle } from "../../client/store/titles.ts";
import { linkWords } from "../../client/view/conversation/link-words.ts";
import { nextChange, presenceOf, presenceWords } from "../../client/view/conversation/presence-words.ts";
import { lastSeenWords } from "../../client/view/parts/ago.ts";
import { avatarSeed, badge, hueOf, hues, initials } from "../../client/view/parts/names.ts";
import { dayName, listTime } from "../../client/view/parts/times.ts";
import { inOrder, mayManage, mayRemove } from "../../client/view/people/rights.ts";
import { systemSentence } from "../../client/view/timeline/system-words.ts";
import { conversationState, me, member, summary } from "./support/fake-app.ts";

const now = new Date(2026, 10, 22, 12).getTime();
const day = 24 * 3_600_000;

describe("times", () => {
	test("days are Today, Yesterday, a weekday, then a date, with the year when it is another", () => {
		expect([0, 1].map((days) => dayName(now - days * day, now))).toEqual(["Today", "Yesterday"]);
		expect(dayName(now - 3 * day, now)).not.toMatch(/\d/);
		expect(dayName(now - 30 * day, now)).not.toContain("2026");
		expect(dayName(now - 400 * day, now)).toContain("2025");
	});

	test("a day is a day of the calendar, not 24 hours", () => {
		expect(dayName(new Date(2026, 10, 21, 23, 59).getTime(), new Date(2026, 10, 22, 0, 1).getTime())).toBe("Yesterday");
	});

	test("the list is short, and a clock that is ahead does no harm", () => {
		expect(listTime(now - day, now)).toBe("Yesterday");
		expect(listTime(now + 5_000, now)).toMatch(/\d:\d\d/);
	});

	test("last seen gets coarser", () => {
		expect(lastSeenWords(now - 20_000, now)).toBe("Last seen just now");
		expect(lastSeenWords(now - 5 * 60_000, now)).toBe("Last seen 5 min ago");
		expect(lastSeenWords(now - day, now)).toMatch(/^Last seen yesterday at/);
	});
});

describe("names", () => {
	test("a direct conversation is called after the other person, a group after its title or its people", () => {
		expect(conversationTitle(summary("c"), me.id)).toBe("Bob Byron");
		expect(conversationTitle(summary("c", { kind: "group", title: "Club" }), me.id)).toBe("Club");
		const members = ["me", "a", "b", "c", "d"].map((id) => ({
			userId: id,
			name: id.toUpperCase(),
			username: null,
			role: "member" as const,
		}));
		expect(conversationTitle(summary("c", { kind: "group", members, memberCount: 42 }), me.id)).toBe("A, B, C +38");
		expect(
			conversationTitle(summary("c", { kind: "group", members: members.slice(0, 1), memberCount: 1 }), me.id),
		).toBe("Just you");
	});

	test("initials are whole signs, and never empty", () => {
		expect(["Ada Lovelace", "ada", "  ", "🦊 Fox", "نور الدين", "e\u0301va", "(Bob) +3"].map(initials)).toEqual([
			"AL",
			"A",
			"?",
			"🦊F",
			"نا",
			"E\u0301",
			"B",
		]);
	});

	test("a colour belongs to an id", () => {
		expect(hueOf("bob")).toBe(hueOf("bob"));
		for (let index = 0; index < 500; index++) expect(hueOf(`user${index}`)).toBeLessThan(hues);
		expect(avatarSeed(summary("c"), me.id)).toBe("bob");
	});

	test("a badge stops at 99", () => {
		expect([1, 99, 100].map(badge)).toEqual(["1", "99", "99+"]);
	});
});

describe("presence", () => {
	const people = (...ids: string[]) => new Map(["me", ...ids].map((id) => [id, member(id, id.toUpperCase())]));

	test("typing goes before online, online before last seen", () => {
		const base = conversationState({ members: people("bob"), lastSeen: new Map([["bob", now - 60_000]]) });
		expect(presenceWords(base, now, true).words).toBe("Last seen 1 min ago");
		const online = { ...base, online: new Set(["bob"]) };
		expect(presenceWords(online, now, true).words).toBe("Online");
		const typing = { ...online, typing: new Map([["bob", now + 1]]) };
		expect(presenceWords(typing, now, true)).toEqual({ words: "typing…", typing: true });
		expect(presenceWords(typing, now + 1, true).words).toBe("Online");
		expect(nextChange(typing, now)).toBe(now + 1);
	});

	test("PR4 away is said, in words of its own", () => {
		const here = conversationState({ members: people("bob"), online: new Set(["bob"]) });
		const away = { ...here, away: new Set(["bob"]) };
		expect(presenceWords(away, now, true).words).toBe("Away");
		expect([presenceOf(here, "bob"), presenceOf(away, "bob"), presenceOf(away, "eve")]).toEqual([
			"online",
			"away",
			null,
		]);
	});

	test("a group says who, or how many", () => {
		const group = conversationState({ kind: "group", members: people("a", "b", "c"), online: new Set(["a", "me"]) });
		expect(presenceWords(group, now, true).words).toBe("4 members, 1 online");
		const typing = (...ids: string[]) => ({ ...group, typing: new Map(ids.map((id) => [id, now + 1])) });
		expect(presenceWords(typing("a"), now, true).words).toBe("A is typing…");
		expect(presenceWords(typing("a", "b"), now, true).words).toBe("A and B are typing…");
		expect(presenceWords(typing("a", "b", "c"), now, true).words).toBe("3 people are typing…");
		expect(presenceWords(typing("me", "gone"), now, true).typing).toBe(false);
	});

	test("without a connection it does not claim that anybody is here", () => {
		const group = conversationState({ kind: "group", members: people("a"), online: new Set(["a"]) });
		expect(presenceWords(group, now, false).words).toBe("2 members");
		expect(presenceWords(conversationState({ online: new Set(["bob"]) }), now, false).words).toBe("");
	});
});

test("every connection state has words of its own", () => {
	const states: LinkState[] = [
		{ name: "connecting" },
		{ name: "catching_up" },
		{ name: "live" },
		{ name: "polling" },
		{ name: "offline", retryAt: null },
		{ name: "signed_out" },
		{ name: "ended", reason: "not_member" },
		{ name: "ended", reason: "not_found" },
		{ name: "ended", reason: "bad_client" },
	];
	expect(new Set(states.map((state) => linkWords(state).label)).size).toBe(states.length);
});

describe("system lines", () => {
	const nameOf = (id: string) => id.toUpperCase();
	const changed = (change: "added" | "removed" | "left" | "renamed" | "role", actor: string, userId: string) =>
		systemSentence(
			{
				type: "member_changed",
				username: null,
				hash: "",
				seq: 1,
				at: 0,
				actor,
				userId,
				name: nameOf(userId),
				change,
				role: "admin",
			},
			"me",
			nameOf,
		);

	test("say who did what to whom", () => {
		expect(changed("added", "ann", "bob")).toBe("ANN added BOB");
		expect(changed("added", "ann", "me")).toBe("ANN added you");
		expect(changed("added", "ann", "ann")).toBe("ANN joined");
		expect(changed("removed", "me", "bob")).toBe("You removed BOB");
		expect(changed("left", "bob", "bob")).toBe("BOB left");
		expect(changed("role", "ann", "me")).toBe("You are now an admin");
	});

	test("say what the group is called now", () => {
		const event = { type: "conversation_changed" as const, hash: "", seq: 1, at: 0, actor: "me" };
		expect(systemSentence({ ...event, title: "Club" }, "me", nameOf)).toBe("You named the group “Club”");
		expect(systemSentence({ ...event, topic: "" }, "me", nameOf)).toBe("You removed the topic");
	});
});

describe("rights", () => {
	const owner = member("o", "O", { role: "owner" });
	const admin = member("a", "A", { role: "admin" });
	const plain = member("p", "P");

	test("follow the roles", () => {
		expect([owner, admin, plain].map((one) => mayManage(one.role))).toEqual([true, true, false]);
		expect([owner, admin, plain].map((one) => mayRemove(owner, one))).toEqual([false, true, true]);
		expect([owner, admin, plain].map((one) => mayRemove(admin, one))).toEqual([false, false, true]);
		expect([owner, admin, plain].map((one) => mayRemove(plain, one))).toEqual([false, false, false]);
		expect(inOrder([plain, admin, owner]).map((one) => one.userId)).toEqual(["o", "a", "p"]);
	});
});
