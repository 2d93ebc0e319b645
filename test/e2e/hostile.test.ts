import { describe, expect, test } from "vitest";
import { canary, generatedTexts, hostileTexts } from "../support/hostile.ts";
import type { BrowserPerson } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";
import { Stranger } from "./support/stranger.ts";
import { toNewest } from "./support/talk.ts";

const stage = useStage();

/** Has the page count violations of its policy, in case one is not written to the console. */
async function watchPolicy(person: BrowserPerson): Promise<void> {
	await person.page.addInitScript(() => {
		Object.assign(window, { __violations: [] });
		document.addEventListener("securitypolicyviolation", (event) => {
			Reflect.get(window, "__violations").push(`${event.violatedDirective} ${event.blockedURI}`);
		});
	});
}

/** What went wrong in the page, if anything did. */
function harm(
	person: BrowserPerson,
): Promise<{ ran: unknown; violations: unknown; links: string[]; strangers: string[] }> {
	return person.page.evaluate((name) => {
		const drawn = document.querySelector("#app, body") ?? document.body;
		const links = [...drawn.querySelectorAll("a, [href], [src], [action]")].flatMap((element) => {
			const address = element.getAttribute("href") ?? element.getAttribute("src") ?? "";
			return /^(?:https?:|mailto:|\/|#)/.test(address) ? [] : [element.outerHTML];
		});
		const log = document.querySelector('[role="log"]');
		const strangers = [
			...(log?.querySelectorAll("script, iframe, object, embed, style, form, base, meta, [style]:not([data-gap])") ??
				[]),
		];
		const handled = [...drawn.querySelectorAll("*")].filter((element) =>
			[...element.attributes].some(({ name }) => name.startsWith("on")),
		);
		return {
			ran: Reflect.get(window, name) ?? null,
			violations: Reflect.get(window, "__violations"),
			links,
			strangers: [...strangers, ...handled].map((element) => element.outerHTML),
		};
	}, canary);
}

const none = { ran: null, violations: [], links: [], strangers: [] };

/**
 * Scrolls up from the newest message until the first one is drawn, so that each one is, once. What is in the page is looked
 * at all the way, with what was hidden in it.
 */
async function toTheTop(person: BrowserPerson): Promise<Set<number>> {
	const seen = new Set<number>();
	const look = async () => {
		const seqs = await person.page.evaluate(() => {
			const rows = [...document.querySelectorAll('[role="log"] [data-seq]')];
			for (const cover of document.querySelectorAll<HTMLElement>(".spoiler-hidden")) cover.click();
			rows[0]?.scrollIntoView({ block: "start" });
			return rows.map((row) => Number(row.getAttribute("data-seq")));
		});
		for (const seq of seqs) seen.add(seq);
		expect(await harm(person)).toEqual(none);
		return Math.min(...seqs);
	};
	await expect.poll(look, { timeout: 90_000, interval: 20 }).toBe(1);
	return seen;
}

describe("hostile texts in a real browser", () => {
	test("seven hundred of them as messages: no script runs, and every message is there", async () => {
		const [ann, ben] = await Promise.all([stage.signUp("Ann"), Stranger.signUp(stage.server.url, "Ben")]);
		const made = await ben.call("POST", "/api/conversations", { kind: "direct", members: [await ann.id()] });
		const { id } = made.body;
		const texts = [...hostileTexts, ...generatedTexts(8861, 500)];
		await ben.sendAll(id, texts);

		await watchPolicy(ann);
		await ann.page.goto(`${stage.server.url}/c/${id}`);
		await toNewest(ann);
		await ann.page.locator(`[data-seq="${texts.length}"]`).waitFor({ state: "attached" });
		await ann.page.locator(".formatted").first().waitFor({ state: "attached" });
		expect((await toTheTop(ann)).size).toBe(texts.length);
		expect(await harm(ann)).toEqual(none);
	}, 180_000);

	test("as languages of code, in quotations, quoted by answers, passed on, and pinned", async () => {
		const [ann, ben] = await Promise.all([stage.signUp("Ann"), Stranger.signUp(stage.server.url, "Ben")]);
		const made = await ben.call("POST", "/api/conversations", { kind: "direct", members: [await ann.id()] });
		const { id } = made.body;
		const evil = [...hostileTexts, ...generatedTexts(8863, 500)];
		const texts = evil.map((text) => {
			const line = text.replaceAll(/[\r\n]/g, " ");
			return `\`\`\`${line.replaceAll("`", "'")}\nlet a;\n\`\`\`\n${text.replaceAll(/^/gm, "> ")}`;
		});
		// Each answers the one before, which is plain: so that a quotation shows all of it.
		const both = evil.flatMap((text, index) => [text, texts[index] ?? ""]);
		await ben.sendAll(id, both, (index) => (index % 2 === 1 ? { replyTo: index, forwarded: true } : {}));
		for (let seq = 1; seq < 100; seq += 2) await ben.call("PUT", `/api/conversations/${id}/messages/${seq}/pin`);

		await watchPolicy(ann);
		await ann.page.goto(`${stage.server.url}/c/${id}`);
		await toNewest(ann);
		await ann.page.locator(`[data-seq="${both.length}"] [data-quote]`).waitFor({ state: "attached" });
		await ann.page.locator(".formatted").first().waitFor({ state: "attached" });
		expect((await toTheTop(ann)).size).toBe(both.length);
		// Marks that are heaped on a letter are cut off at its bubble, and cover nobody else's words.
		const clipped = await ann.page.evaluate(() =>
			[...document.querySelectorAll(".bubble")].every((bubble) => getComputedStyle(bubble).overflowY === "clip"),
		);
		expect(clipped).toBe(true);
		const bar = ann.page.getByRole("region", { name: "Pinned messages" });
		for (let turn = 0; turn < 5; turn++) {
			await bar.getByRole("button", { name: /^Pinned/ }).click();
			expect(await harm(ann)).toEqual(none);
		}
		await bar.getByRole("button", { name: /^All pinned messages/ }).click();
		const list = ann.page.getByRole("dialog", { name: "Pinned messages" });
		await expect.poll(() => list.locator(".pin-item time").count(), { timeout: 20_000 }).toBe(50);
		expect(await harm(ann)).toEqual(none);
		await ann.page.keyboard.press("Escape");
		const more = ann.page.locator("[data-seq] .more-button").last();
		for (const action of ["Reply", "Forward…"]) {
			await more.click();
			await ann.page
				.getByRole("dialog", { name: "Message actions" })
				.getByRole("button", { name: action, exact: true })
				.click();
		}
		await ann.page.getByRole("dialog", { name: "Forward message" }).waitFor();
		await ann.page.getByRole("group", { name: "Reply" }).waitFor();
		expect(await harm(ann)).toEqual(none);
	}, 180_000);

	test("as names of members, and as every title and topic that a group ever had", async () => {
		const [ann, ben] = await Promise.all([stage.signUp("Ann"), Stranger.signUp(stage.server.url, "Ben")]);
		const self = await ann.id();
		const made = await ben.call("POST", "/api/conversations", { kind: "group", members: [self], title: "Tea" });
		const { id } = made.body;
		const evil = [...hostileTexts, ...generatedTexts(8864, 500)];
		let changed = 0;
		for (const text of evil) {
			const [title, topic] = [[...text].slice(0, 100).join(""), [...text].slice(0, 250).join("")];
			const patched = await ben.call("PATCH", `/api/conversations/${id}`, { title: title || "x", topic });
			if (patched.status === 200) changed++;
		}
		// As long as a name may be; the server takes those without signs that are not seen.
		const names = [...new Set(evil.map((text) => [...text].slice(0, 50).join("").trim()))];
		const guests: (Stranger | null)[] = [];
		for (let from = 0; from < names.length; from += 10) {
			const some = names.slice(from, from + 10).map((name) => Stranger.guest(stage.server.url, name));
			guests.push(...(await Promise.all(some)));
		}
		let members = 2;
		for (const [index, guest] of guests.entries()) {
			if (guest === null) continue;
			await ben.call("POST", `/api/conversations/${id}/members`, { userId: guest.id });
			members++;
			if (index % 6 > 0) continue;
			const body = { clientId: "x", body: { text: "@everyone hello" } };
			const said = await guest.call("POST", `/api/conversations/${id}/messages`, body);
			const answer = { clientId: `a${index}`, body: { text: "hm" }, replyTo: said.body.seq };
			await ben.call("POST", `/api/conversations/${id}/messages`, answer);
			await ben.call("PUT", `/api/conversations/${id}/messages/${said.body.seq}/pin`);
		}
		expect(changed).toBeGreaterThan(300);
		expect(members).toBeGreaterThan(300);
		await watchPolicy(ann);
		await ann.page.goto(`${stage.server.url}/c/${id}`);
		await ann.page.locator("[data-quote]").first().waitFor({ state: "attached" });
		expect(await harm(ann)).toEqual(none);
		// All that was ever said of it.
		const older = ann.page.getByText("The group begins here");
		await expect
			.poll(
				async () => {
					expect(await harm(ann)).toEqual(none);
					await ann.page.evaluate(() => document.querySelector('[role="log"]')?.scrollTo(0, 0));
					return older.isVisible();
				},
				{ timeout: 60_000, interval: 250 },
			)
			.toBe(true);
		await ann.page.getByRole("button", { name: /^Members/ }).click();
		await ann.page.getByRole("complementary", { name: "Group" }).waitFor();
		expect(await harm(ann)).toEqual(none);
		await ann.page.keyboard.press("Escape");
		await ann.page.getByRole("button", { name: /^All pinned messages/ }).click();
		await ann.page.getByRole("dialog", { name: "Pinned messages" }).waitFor();
		expect(await harm(ann)).toEqual(none);
	}, 180_000);

	test("as names, titles and topics too, where the server takes them", async () => {
		const ann = await stage.signUp("Ann");
		const self = await ann.id();
		await watchPolicy(ann);
		const names = hostileTexts.filter((text) => text.length <= 50 && !/[\p{Cc}\p{Cf}]/u.test(text)).slice(0, 5);
		const titles = [...hostileTexts, ...generatedTexts(8862, 100)].filter((_, index) => index % 8 === 0);
		let groups = 0;
		for (const [index, name] of names.entries()) {
			const stranger = await Stranger.signUp(stage.server.url, name, `evil${index}`);
			const { id } = (await stranger.call("POST", "/api/conversations", { kind: "direct", members: [self] })).body;
			await stranger.call("POST", `/api/conversations/${id}/messages`, { clientId: "x", body: { text: name } });
			for (const text of titles.filter((_, at) => at % names.length === index)) {
				const title = [...text].slice(0, 100).join("");
				const made = await stranger.call("POST", "/api/conversations", { kind: "group", members: [self], title });
				if (made.status !== 201) continue;
				groups++;
				const topic = [...text].slice(0, 250).join("");
				await stranger.call("PATCH", `/api/conversations/${made.body.id}`, { topic });
			}
		}
		expect(names.length).toBe(5);
		expect(groups).toBeGreaterThan(20);
		await ann.page.goto(stage.server.url);
		const rows = ann.page.getByRole("navigation", { name: "Conversations" }).locator("a.conversation-row");
		await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(groups + names.length);
		expect(await harm(ann)).toEqual(none);
		for (const index of [0, 7, groups]) {
			await rows.nth(index).click();
			await ann.composer.waitFor();
			expect(await harm(ann)).toEqual(none);
		}
	});
});
