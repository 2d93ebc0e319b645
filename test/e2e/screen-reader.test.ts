/** What a screen reader is given: the tree of a page, and what is announced. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { ask, makeBusyPlace } from "./support/busy-place.ts";
import { useStage } from "./support/stage.ts";
import { Stranger } from "./support/stranger.ts";

const stage = useStage();

/** The lines of the tree below `selector`, without times of day. */
async function tree(page: Page, selector: string): Promise<string[]> {
	const text = await page.locator(selector).ariaSnapshot();
	// A line with a colon in it stands in quotes.
	const plain = (line: string) =>
		line
			.trim()
			.replaceAll("'", "")
			.replaceAll(/\d{1,2}:\d{2}\s[AP]M/g, "TIME");
	return text.split("\n").map(plain);
}

const line = (start: string) => expect.arrayContaining([expect.stringMatching(start)]);

describe("the tree", { timeout: 120_000 }, () => {
	test("of the list and a busy conversation: landmarks, headings, names, and every status in words", async () => {
		const ann = await stage.signUp("Ann");
		const { page } = ann;
		const { group } = await makeBusyPlace(stage.server.url, ann);
		await page.locator('[data-unread="1"]').first().waitFor();
		const list = await tree(page, ".sidebar");
		for (const wanted of [
			"^- banner:",
			'^- link "Parley"',
			'^- button "Search messages"',
			'^- button "New conversation"',
			'^- button "Jump to…"',
			'^- button "Saved',
			'^- navigation "Conversations":',
			'^- link "Tea at four TIME Ben: .* You are mentioned .*1 unread reply in threads.* unread messages"',
			'^- link "A very long title of a group that is muted Muted TIME Ben: Nobody hears this 1 unread message"',
			'^- button "Options for Tea at four"',
			'^- button "Settings"',
		]) {
			expect(list).toEqual(line(wanted));
		}

		// Tall enough for all of it: only rows near the view are in the tree.
		await page.setViewportSize({ width: 1100, height: 3_000 });
		await page.goto(`${stage.server.url}/c/${group}`);
		await ann.linkIs("live");
		await ann.message("Then see you there").first().waitFor();
		// The part that reads the formatting has come.
		await page.locator(".spoiler-hidden").first().waitFor();
		const open = await tree(page, "main");
		for (const wanted of [
			'^- heading "Tea at four" \\[level=1\\]',
			'^- status "Connected: .*": Live',
			'^- button "Threads, 1 unread reply"',
			'^- button "Members \\(3 members\\)"',
			'^- region "Pinned messages":',
			'^- log "Messages":',
			'^- heading "Today" \\[level=2\\]',
			'^- heading "New messages" \\[level=2\\]',
			"^- text: .*You:",
			"^- emphasis: Message deleted",
			'^- button "Edited TIME: see all versions"',
			'^- button "(Sent|Delivered|Read), TIME: see who has read this message"',
			'^- button "Actions for the message of TIME"',
			'^- group "Reactions":',
			'^- button "👍 2: You, Ben" \\[pressed\\]',
			'^- button "Hidden text: show it"',
			'^- textbox "Message"',
			'^- button "Send"',
		]) {
			expect(open).toEqual(line(wanted));
		}
		// One way to skip what stands before the conversation, and one heading of the first level.
		expect(open.filter((each) => each.includes("[level=1]"))).toHaveLength(1);
		expect(await page.getByRole("link", { name: "Skip to the conversation" }).count()).toBe(1);
	});
});

/** Writes down what the page announces from now on. */
function listen(page: Page): Promise<void> {
	return page.evaluate(() => {
		const announced: string[] = [];
		Object.assign(window, { announced });
		new MutationObserver((changes) => {
			for (const { target, addedNodes } of changes) {
				if (!(target instanceof Element) || target.closest("[data-announcer]") === null) continue;
				for (const node of addedNodes) announced.push(node.textContent ?? "");
			}
		}).observe(document.body, { childList: true, subtree: true });
	});
}

const isOneOf = (wanted: string[][]) => (texts: string[]) =>
	wanted.some((each) => JSON.stringify(each) === JSON.stringify(texts));

const announced = (page: Page) => page.evaluate(() => (window as unknown as { announced: string[] }).announced);

describe("what is announced", { timeout: 120_000 }, () => {
	test("each message of others once, in both tabs and after an interruption; own ones never", async () => {
		const ann = await stage.signUp("Ann");
		const ben = await Stranger.signUp(stage.server.url, "Ben");
		const { id } = await ask<{ id: string }>(ann, "POST", "/api/conversations", { kind: "direct", members: [ben.id] });
		let count = 0;
		const say = (text: string) =>
			ben.call("POST", `/api/conversations/${id}/messages`, { clientId: `said-${count++}`, body: { text } });
		await say("before the page was open");
		const first = ann.page;
		const second = await ann.context.newPage();
		for (const page of [second, first]) {
			await page.goto(`${stage.server.url}/c/${id}`);
			await page.locator('main [data-link-state="live"]').waitFor();
			await page.getByText("before the page was open").last().waitFor();
			await listen(page);
		}
		const both = async (expected: string[]) => {
			for (const page of [first, second]) {
				await expect.poll(() => announced(page), { timeout: 20_000 }).toEqual(expected);
			}
		};
		await say("hello **Ann**");
		await both(["Ben: hello Ann"]);

		// One's own is not announced, neither here nor in the other tab; an edit and a reaction are no new messages.
		await ann.say("hello Ben");
		await ann.seesStatus("hello Ben", "sent");
		await second.getByRole("log").getByText("hello Ben").waitFor();
		await ben.call("PATCH", `/api/conversations/${id}/messages/2`, { body: { text: "hello again" } });
		await first.getByRole("log").getByText("hello again").waitFor();
		await say("how are you?");
		await both(["Ben: hello Ann", "Ben: how are you?"]);

		// What was missed comes one by one or as a count, and what was announced before does not come again.
		await ann.context.setOffline(true);
		for (const page of [first, second]) await page.locator('main [data-link-state="offline"]').waitFor();
		await say("one");
		await say("two");
		await ann.context.setOffline(false);
		const heard = ["Ben: hello Ann", "Ben: how are you?"];
		const missed = [["2 new messages"], ["Ben: one", "Ben: two"]].map((each) => [...heard, ...each]);
		for (const page of [first, second]) {
			await page.getByRole("log").getByText("two").waitFor();
			await expect.poll(() => announced(page), { timeout: 20_000 }).toSatisfy(isOneOf(missed));
		}
		await say("three");
		const after = missed.map((each) => [...each, "Ben: three"]);
		for (const page of [first, second]) {
			await expect.poll(() => announced(page), { timeout: 20_000 }).toSatisfy(isOneOf(after));
		}
	});
});
